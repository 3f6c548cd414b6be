package payscore.domain.order;

import payscore.domain.violation.WireText;

/**
 * The merchant's own number of what the order is for: a rental, a stay. It is not sent to WeChat. At most one order that may still cost the
 * user money stands for it, so that a client that invents a new {@code out_order_no} after a time-out does not charge twice
 * (fault M06).
 *
 * @param value 1 to 64 characters
 */
public record BusinessReference(String value) {
    public BusinessReference {
        WireText.checked(value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
