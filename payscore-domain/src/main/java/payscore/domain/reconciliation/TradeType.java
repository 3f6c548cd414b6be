package payscore.domain.reconciliation;

/** {@code 交易类型} of the two kinds of payment PayScore makes. */
public enum TradeType {
    /** The user paid actively on the PayScore page. Ordinary shop payments have this type, too. */
    JSAPI,
    /** WeChat deducted by itself. */
    AUTH
}
