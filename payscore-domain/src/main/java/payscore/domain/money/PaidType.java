package payscore.domain.money;

/** {@code collection.details[].paid_type}: who collected. */
public enum PaidType {
    /** Collected by PayScore. */
    NEWTON,
    /** Collected by the merchant outside PayScore and told to WeChat by sync. */
    MCH
}
