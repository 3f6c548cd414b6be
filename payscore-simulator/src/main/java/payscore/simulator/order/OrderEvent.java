package payscore.simulator.order;

import tools.jackson.databind.node.ObjectNode;

/**
 * Something WeChat tells the merchant about.
 *
 * @param type {@code event_type} of the notification
 * @param plaintext the resource before encryption, as it was when the event happened
 */
public record OrderEvent(String type, OrderKey key, String notifyUrl, ObjectNode plaintext) {
    public static final String USER_CONFIRM = "PAYSCORE.USER_CONFIRM";
    public static final String USER_PAID = "PAYSCORE.USER_PAID";
    public static final String USER_OPEN_SERVICE = "PAYSCORE.USER_OPEN_SERVICE";
    public static final String USER_CLOSE_SERVICE = "PAYSCORE.USER_CLOSE_SERVICE";
    /** Followed by the status of the refund. */
    public static final String REFUND = "REFUND.";

    public boolean isAboutRefund() {
        return type.startsWith(REFUND);
    }

    @Override
    public String toString() {
        return type + " of " + key;
    }
}
