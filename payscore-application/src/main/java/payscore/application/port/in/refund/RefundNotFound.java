package payscore.application.port.in.refund;

/** No such refund for this merchant here. Says nothing about other merchants' refunds. */
public final class RefundNotFound extends RuntimeException {
    public RefundNotFound() {
        super("There is no such refund");
    }
}
