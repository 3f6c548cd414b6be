package payscore.domain.reconciliation;

import java.time.LocalDate;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.order.OutOrderNo;

/**
 * A payment that an order of ours knows of.
 *
 * @param paidOn the day in Beijing
 * @param billed where a bill showed it; empty until one did
 */
public record KnownPayment(
        TransactionId transactionId, OutOrderNo outOrderNo, Fen amount, LocalDate paidOn, Optional<Billed> billed) {
    /**
     * A payment was seen in a bill.
     *
     * @param day of the bill
     * @param run the run of that day's reconciliation
     */
    public record Billed(LocalDate day, int run) {}

    public boolean isBilledIn(LocalDate day, int run) {
        return billed.filter(new Billed(day, run)::equals).isPresent();
    }
}
