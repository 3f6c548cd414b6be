package payscore.adapter.wechat.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.CommandAnswer;

/** Counts and times what is asked of WeChat, by operation and outcome. No label tells a number or grows without bound. */
final class CallMetrics {
    private static final String CALLS = "payscore.wechat.calls";
    private static final String UNKNOWN = "payscore.wechat.unknown";
    /** Codes are WeChat's to invent; words of our own are written so. */
    private static final String OUR_WORDS = "[a-z]+(-[a-z]+)*";

    private final MeterRegistry meters;

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    CommandAnswer command(CommandKind kind, Supplier<CommandAnswer> call) {
        var answer = timed(kind.name().toLowerCase(Locale.ROOT), call, CallMetrics::outcomeOf);
        if (answer instanceof CommandAnswer.Unknown(var cause, var advice)) {
            meters.counter(UNKNOWN, "cause", cause.matches(OUR_WORDS) ? cause : "unlisted-code").increment();
        }
        return answer;
    }

    /** @param outcome a word out of few */
    <T> T timed(String operation, Supplier<T> call, Function<T, String> outcome) {
        var timing = Timer.start(meters);
        var answer = call.get();
        timing.stop(Timer.builder(CALLS).tag("operation", operation).tag("outcome", outcome.apply(answer))
                .register(meters));
        return answer;
    }

    private static String outcomeOf(CommandAnswer answer) {
        return switch (answer) {
            case CommandAnswer.Success success -> "accepted";
            case CommandAnswer.NotEnough notEnough -> "not-enough";
            case CommandAnswer.Declined declined -> "declined";
            case CommandAnswer.RefusedForNow refused -> "refused-for-now";
            case CommandAnswer.Mismatched mismatched -> "mismatched";
            case CommandAnswer.Throttled throttled -> "throttled";
            case CommandAnswer.Unknown unknown -> "unknown";
        };
    }
}
