package payscore.adapter.wechat.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.TerminationReason;

/** Counts and times what is asked of WeChat about authorisations. */
public final class MeteredPermissionGateway implements PermissionGateway {
    private final PermissionGateway gateway;
    private final CallMetrics metrics;

    public MeteredPermissionGateway(PermissionGateway gateway, MeterRegistry meters) {
        this.gateway = gateway;
        this.metrics = new CallMetrics(meters);
    }

    @Override
    public RequestBody renderPrePermit(Authorization authorization) {
        return gateway.renderPrePermit(authorization);
    }

    @Override
    public RequestBody renderTermination(Authorization authorization, TerminationReason reason) {
        return gateway.renderTermination(authorization, reason);
    }

    @Override
    public CommandAnswer send(CommandKind kind, Authorization authorization, RequestBody body) {
        return metrics.command(kind, () -> gateway.send(kind, authorization, body));
    }

    @Override
    public PermissionReport query(PermissionQuery query) {
        return metrics.timed("query_permission", () -> gateway.query(query), report -> switch (report) {
            case PermissionReport.Found found -> "found";
            case PermissionReport.NotFound notFound -> "not-found";
            case PermissionReport.Unavailable unavailable -> "unavailable";
        });
    }
}
