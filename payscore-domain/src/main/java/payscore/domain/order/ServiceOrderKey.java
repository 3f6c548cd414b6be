package payscore.domain.order;

import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Subject;

/** What identifies an order: numbers are unique per merchant only. */
public record ServiceOrderKey(MchId mchId, OutOrderNo outOrderNo) implements Subject {
    @Override
    public Kind kind() {
        return Kind.SERVICE_ORDER;
    }

    @Override
    public String number() {
        return outOrderNo.value();
    }

    @Override
    public String toString() {
        return mchId + "/" + outOrderNo;
    }
}
