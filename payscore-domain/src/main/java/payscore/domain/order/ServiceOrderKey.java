package payscore.domain.order;

import payscore.domain.merchant.MchId;

/** What identifies an order: numbers are unique per merchant only. */
public record ServiceOrderKey(MchId mchId, OutOrderNo outOrderNo) {
    @Override
    public String toString() {
        return mchId + "/" + outOrderNo;
    }
}
