package payscore.domain.refund;

import payscore.domain.violation.InvalidTerms;

/** {@code refund_id}: WeChat's number of a refund, string(32). */
public record RefundId(String value) {
    public RefundId {
        if (!value.matches("[0-9A-Za-z]{1,32}")) {
            throw InvalidTerms.because("must be 1 to 32 digits or letters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
