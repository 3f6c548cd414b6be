package payscore.adapter.wechat.signing;

/** Whether a message is WeChat's, and if not, why; each word says what to look for. */
public enum Verdict {
    VALID("valid"),
    /** One of the four {@code Wechatpay-*} headers is missing or repeated. */
    MISSING_HEADERS("missing-headers"),
    /** Signed with another scheme than {@code WECHATPAY2-SHA256-RSA2048}. */
    OTHER_SCHEME("other-scheme"),
    /** Five minutes or more away from our clock: an old message, or a clock is wrong. */
    STALE("stale-timestamp"),
    /** No key of that id or serial number belongs to this merchant. */
    UNKNOWN_SERIAL("unknown-serial"),
    /** WeChat probes whether we verify (security reference §5.1). */
    PROBE("probe"),
    /** Altered on the way, or signed with another key. */
    WRONG_SIGNATURE("wrong-signature"),
    /** The verification itself broke down. */
    FAILED("verification-failed");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** For logs and metrics. */
    public String word() {
        return word;
    }
}
