package payscore.adapter.wechat.isolation;

/**
 * What one merchant may take of what all share.
 *
 * @param concurrency calls to WeChat at the same time
 * @param perSecond calls to WeChat in a second, at most; WeChat's own limit is found out
 */
public record MerchantLimits(int concurrency, int perSecond) {
    public static final MerchantLimits DEFAULT = new MerchantLimits(32, 1000);

    public MerchantLimits {
        if (concurrency < 1 || perSecond < 1) {
            throw new IllegalArgumentException("A limit is at least 1");
        }
    }

    /** Of the concurrency, what work in the background may take; the rest is for calls that somebody waits for. */
    int backgroundConcurrency() {
        return Math.max(1, concurrency * 3 / 4);
    }
}
