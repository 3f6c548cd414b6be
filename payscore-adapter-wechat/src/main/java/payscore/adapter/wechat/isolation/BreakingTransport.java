package payscore.adapter.wechat.isolation;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.domain.merchant.MchId;

/**
 * Leaves one host alone while it answers a merchant badly: not at all, slowly, or with a 5xx. What is turned away here was
 * certainly not sent, so that another host may be asked. After a pause a few calls try whether it is well again.
 */
public final class BreakingTransport implements WeChatTransport {
    /** An answer that takes longer is as bad as none: calls pile up behind it. */
    static final Duration SLOW = Duration.ofSeconds(3);

    static final Duration PAUSE = Duration.ofSeconds(10);
    static final int CALLS_JUDGED = 20;
    static final int CALLS_JUDGED_MIN = 5;
    static final int TRIALS = 3;
    private static final float BAD_PERCENT = 50;

    private static final Logger LOG = LoggerFactory.getLogger(BreakingTransport.class);

    private final ConcurrentMap<MchId, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final WeChatTransport host;
    private final String name;
    private final InstantSource steady;
    private final MeterRegistry meters;
    private final CircuitBreakerConfig rules;

    /**
     * @param name of the host, for logs and metrics
     * @param steady never jumps
     */
    public BreakingTransport(WeChatTransport host, String name, InstantSource steady, MeterRegistry meters) {
        this.host = host;
        this.name = name;
        this.steady = steady;
        this.meters = meters;
        this.rules = CircuitBreakerConfig.custom()
                .slidingWindow(CALLS_JUDGED, CALLS_JUDGED_MIN, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(BAD_PERCENT)
                .slowCallRateThreshold(BAD_PERCENT)
                .slowCallDurationThreshold(SLOW)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .recordResult(exchange -> exchange instanceof Exchange done && isBad(done))
                .clock(steady.withZone(ZoneOffset.UTC))
                .writableStackTraceEnabled(false)
                .build();
    }

    @Override
    public Exchange exchange(MerchantCredentials merchant, Request request, Duration deadline) {
        var breaker = breakers.computeIfAbsent(merchant.mchId(), this::breaker);
        if (!breaker.tryAcquirePermission()) {
            return new Exchange.NotSent("circuit-open");
        }
        var started = steady.instant();
        Exchange exchange = new Exchange.NoAnswer("failed");
        try {
            exchange = host.exchange(merchant, request, deadline);
            return exchange;
        } finally {
            // A file takes as long as it is long.
            var took = request.into().isPresent() ? Duration.ZERO : Duration.between(started, steady.instant());
            breaker.onResult(took.toNanos(), TimeUnit.NANOSECONDS, exchange);
        }
    }

    private static boolean isBad(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered answer -> answer.status() >= 500;
            case Exchange.NoAnswer none -> true;
            case Exchange.NotSent unreachable -> true;
        };
    }

    private CircuitBreaker breaker(MchId mchId) {
        var breaker = CircuitBreaker.of(name + "/" + mchId, rules);
        breaker.getEventPublisher().onStateTransition(change -> LOG.warn("WeChat's {} host for merchant {}: {}", name,
                mchId, change.getStateTransition()));
        Gauge.builder("payscore.wechat.breaker", breaker, b -> openness(b.getState()))
                .description("0 calls go through, 1 a few try, 2 none does")
                .tag("host", name)
                .tag("merchant", mchId.value())
                .register(meters);
        return breaker;
    }

    private static int openness(State state) {
        return switch (state) {
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
            case HALF_OPEN -> 1;
            case OPEN, FORCED_OPEN -> 2;
        };
    }
}
