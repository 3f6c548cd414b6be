package payscore.domain.order;

import payscore.domain.violation.WireText;

/** {@code order_id}: WeChat's own number for the order, string(64), 128 on some pages. Not usable for refunds. */
public record OrderId(String value) {
    public OrderId {
        WireText.checked(value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}
