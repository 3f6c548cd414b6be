package payscore.application.port.in.refund;

import payscore.domain.refund.OutRefundNo;

/** The number belongs to a refund with other terms, or of another order. Nothing was changed or sent. */
public final class OutRefundNoReused extends RuntimeException {
    private final transient OutRefundNo outRefundNo;

    public OutRefundNoReused(OutRefundNo outRefundNo) {
        super("The number " + outRefundNo + " belongs to another refund");
        this.outRefundNo = outRefundNo;
    }

    public OutRefundNo outRefundNo() {
        return outRefundNo;
    }
}
