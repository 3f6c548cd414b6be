package payscore.adapter.wechat.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.order.ServiceOrder;

/** Counts and times what is asked of WeChat, by operation and outcome. No label tells an order or grows without bound. */
public final class MeteredPayScoreGateway implements PayScoreGateway {
    private static final String CALLS = "payscore.wechat.calls";
    private static final String UNKNOWN = "payscore.wechat.unknown";
    /** Codes are WeChat's to invent; words of our own are written so. */
    private static final String OUR_WORDS = "[a-z]+(-[a-z]+)*";

    private final PayScoreGateway gateway;
    private final MeterRegistry meters;

    public MeteredPayScoreGateway(PayScoreGateway gateway, MeterRegistry meters) {
        this.gateway = gateway;
        this.meters = meters;
    }

    @Override
    public RequestBody render(CommandKind kind, ServiceOrder order) {
        return gateway.render(kind, order);
    }

    @Override
    public CommandAnswer send(CommandKind kind, ServiceOrder order, RequestBody body) {
        var timing = Timer.start(meters);
        var answer = gateway.send(kind, order, body);
        count(timing, kind.name().toLowerCase(Locale.ROOT), switch (answer) {
            case CommandAnswer.Success success -> "accepted";
            case CommandAnswer.NotEnough notEnough -> "not-enough";
            case CommandAnswer.Declined declined -> "declined";
            case CommandAnswer.RefusedForNow refused -> "refused-for-now";
            case CommandAnswer.Mismatched mismatched -> "mismatched";
            case CommandAnswer.Throttled throttled -> "throttled";
            case CommandAnswer.Unknown unknown -> "unknown";
        });
        if (answer instanceof CommandAnswer.Unknown(var cause, var advice)) {
            meters.counter(UNKNOWN, "cause", cause.matches(OUR_WORDS) ? cause : "unlisted-code").increment();
        }
        return answer;
    }

    @Override
    public QueryAnswer query(OrderQuery query) {
        var timing = Timer.start(meters);
        var answer = gateway.query(query);
        count(timing, "query", switch (answer) {
            case QueryAnswer.Found found -> "found";
            case QueryAnswer.NotFound notFound -> "not-found";
            case QueryAnswer.Unavailable unavailable -> "unavailable";
        });
        return answer;
    }

    private void count(Timer.Sample timing, String operation, String outcome) {
        timing.stop(Timer.builder(CALLS).tag("operation", operation).tag("outcome", outcome).register(meters));
    }
}
