package payscore.adapter.wechat.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.order.ServiceOrder;

/** Counts and times what is asked of WeChat about orders. */
public final class MeteredPayScoreGateway implements PayScoreGateway {
    private final PayScoreGateway gateway;
    private final CallMetrics metrics;

    public MeteredPayScoreGateway(PayScoreGateway gateway, MeterRegistry meters) {
        this.gateway = gateway;
        this.metrics = new CallMetrics(meters);
    }

    @Override
    public RequestBody render(CommandKind kind, ServiceOrder order) {
        return gateway.render(kind, order);
    }

    @Override
    public CommandAnswer send(CommandKind kind, ServiceOrder order, RequestBody body) {
        return metrics.command(kind, () -> gateway.send(kind, order, body));
    }

    @Override
    public QueryAnswer query(OrderQuery query) {
        return metrics.timed("query", () -> gateway.query(query), answer -> switch (answer) {
            case QueryAnswer.Found found -> "found";
            case QueryAnswer.NotFound notFound -> "not-found";
            case QueryAnswer.Unavailable unavailable -> "unavailable";
        });
    }
}
