package payscore.adapter.wechat.transport;

import java.time.Duration;
import java.time.InstantSource;
import payscore.adapter.wechat.keys.MerchantCredentials;

/** Asks the backup host when, and only when, the main host was certainly sent nothing. Nothing is ever sent to both. */
public final class TwoHostTransport implements WeChatTransport {
    private final WeChatTransport main;
    private final WeChatTransport backup;
    private final InstantSource steady;

    /** @param steady never jumps */
    public TwoHostTransport(WeChatTransport main, WeChatTransport backup, InstantSource steady) {
        this.main = main;
        this.backup = backup;
        this.steady = steady;
    }

    /** @param deadline for both hosts together */
    @Override
    public Exchange exchange(MerchantCredentials merchant, Request request, Duration deadline) {
        var started = steady.instant();
        var exchange = main.exchange(merchant, request, deadline);
        if (!(exchange instanceof Exchange.NotSent)) {
            return exchange;
        }
        var left = deadline.minus(Duration.between(started, steady.instant()));
        return left.isPositive() ? backup.exchange(merchant, request, left) : exchange;
    }
}
