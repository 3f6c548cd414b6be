package payscore.adapter.wechat.isolation;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.domain.merchant.MchId;

/**
 * Gives each merchant a share of its own, of calls at the same time and of calls in a second, so that one merchant's trouble is
 * not the others'. Nobody queues: beyond the share a call is turned away, certainly not sent. Calls that somebody waits for go
 * before work in the background.
 */
public final class IsolatingTransport implements WeChatTransport {
    private static final int TOO_MANY_REQUESTS = 429;

    private final ConcurrentMap<MchId, Share> shares = new ConcurrentHashMap<>();
    private final WeChatTransport weChat;
    private final MerchantLimits limits;
    private final BooleanSupplier somebodyWaits;
    private final InstantSource steady;
    private final MeterRegistry meters;

    /**
     * @param somebodyWaits whether somebody waits for what the current thread does
     * @param steady never jumps
     */
    public IsolatingTransport(WeChatTransport weChat, MerchantLimits limits, BooleanSupplier somebodyWaits,
            InstantSource steady, MeterRegistry meters) {
        this.weChat = weChat;
        this.limits = limits;
        this.somebodyWaits = somebodyWaits;
        this.steady = steady;
        this.meters = meters;
    }

    @Override
    public Exchange exchange(MerchantCredentials merchant, Request request, Duration deadline) {
        var share = shares.computeIfAbsent(merchant.mchId(), this::share);
        return somebodyWaits.getAsBoolean()
                ? within(share.all(), () -> paced(share.rate(), true, merchant, request, deadline))
                : within(share.background(), () -> within(share.all(),
                        () -> paced(share.rate(), false, merchant, request, deadline)));
    }

    private Exchange within(Bulkhead bulkhead, Call call) {
        if (!bulkhead.tryAcquirePermission()) {
            return turnedAway("busy");
        }
        try {
            return call.exchange();
        } finally {
            bulkhead.onComplete();
        }
    }

    private Exchange paced(AdaptiveRate rate, boolean isAwaited, MerchantCredentials merchant, Request request,
            Duration deadline) {
        if (!rate.tryTake(isAwaited)) {
            return turnedAway("paced");
        }
        var exchange = weChat.exchange(merchant, request, deadline);
        if (exchange instanceof Exchange.Answered answer && answer.status() == TOO_MANY_REQUESTS) {
            rate.throttled();
        }
        return exchange;
    }

    private Exchange turnedAway(String cause) {
        meters.counter("payscore.wechat.turned-away", "cause", cause).increment();
        return new Exchange.NotSent(cause);
    }

    private Share share(MchId mchId) {
        var rate = new AdaptiveRate(limits.perSecond(), steady);
        Gauge.builder("payscore.wechat.rate", rate, AdaptiveRate::perSecond)
                .description("calls a second the merchant may make")
                .tag("merchant", mchId.value())
                .register(meters);
        return new Share(bulkhead(mchId + "/all", limits.concurrency()),
                bulkhead(mchId + "/background", limits.backgroundConcurrency()), rate);
    }

    private static Bulkhead bulkhead(String name, int permits) {
        return Bulkhead.of(name, BulkheadConfig.custom()
                .maxConcurrentCalls(permits)
                .maxWaitDuration(Duration.ZERO)
                .writableStackTraceEnabled(false)
                .build());
    }

    private record Share(Bulkhead all, Bulkhead background, AdaptiveRate rate) {}

    private interface Call {
        Exchange exchange();
    }
}
