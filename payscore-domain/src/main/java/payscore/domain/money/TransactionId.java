package payscore.domain.money;

import payscore.domain.violation.WireText;

/** {@code transaction_id}, string(32): an ordinary WeChat Pay transaction, the only key for refunds. */
public record TransactionId(String value) {
    public TransactionId {
        WireText.checked(value, 32);
    }

    @Override
    public String toString() {
        return value;
    }
}
