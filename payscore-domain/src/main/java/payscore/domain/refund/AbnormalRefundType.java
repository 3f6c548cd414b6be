package payscore.domain.refund;

/** {@code type} of an abnormal refund: where money goes that the user's card does not take. */
public enum AbnormalRefundType {
    /** To another card of the user's. */
    USER_BANK_CARD,
    /** To the merchant's settlement account; the merchant pays the user by other means. */
    MERCHANT_BANK_CARD
}
