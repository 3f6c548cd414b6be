package payscore.domain.reconciliation;

import java.time.LocalDate;
import payscore.domain.merchant.MchId;

/**
 * What identifies a difference.
 *
 * @param day of the bill
 */
public record DifferenceKey(MchId mchId, LocalDate day, DifferenceId id) {
    @Override
    public String toString() {
        return mchId + "/" + day + "/" + id;
    }
}
