package payscore.domain.refund;

/** Only a refund that is ABNORMAL can be paid another way. Nothing was changed or sent. */
public final class RefundNotAbnormal extends RuntimeException {
    private final transient OutRefundNo outRefundNo;
    private final RefundStatus status;

    public RefundNotAbnormal(OutRefundNo outRefundNo, RefundStatus status) {
        super("Refund " + outRefundNo + " is " + status);
        this.outRefundNo = outRefundNo;
        this.status = status;
    }

    public OutRefundNo outRefundNo() {
        return outRefundNo;
    }

    public RefundStatus status() {
        return status;
    }
}
