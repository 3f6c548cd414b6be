package payscore.adapter.wechat.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.RefundAnswer;
import payscore.application.port.out.wechat.RefundGateway;
import payscore.domain.merchant.MchId;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundPayee;

/** Counts and times what is asked of WeChat about refunds. */
public final class MeteredRefundGateway implements RefundGateway {
    private final RefundGateway gateway;
    private final CallMetrics metrics;

    public MeteredRefundGateway(RefundGateway gateway, MeterRegistry meters) {
        this.gateway = gateway;
        this.metrics = new CallMetrics(meters);
    }

    @Override
    public RequestBody render(MchId mchId, Refund refund) {
        return gateway.render(mchId, refund);
    }

    @Override
    public CommandAnswer send(MchId mchId, RequestBody body) {
        return metrics.command(CommandKind.REFUND, () -> gateway.send(mchId, body));
    }

    @Override
    public RequestBody renderAbnormal(Refund refund, RefundPayee payee) {
        return gateway.renderAbnormal(refund, payee);
    }

    @Override
    public CommandAnswer applyAbnormal(MchId mchId, Refund refund, RefundPayee payee) {
        return metrics.command(CommandKind.ABNORMAL_REFUND, () -> gateway.applyAbnormal(mchId, refund, payee));
    }

    @Override
    public RefundAnswer query(MchId mchId, OutRefundNo outRefundNo) {
        return metrics.timed("query_refund", () -> gateway.query(mchId, outRefundNo), answer -> switch (answer) {
            case RefundAnswer.Found found -> "found";
            case RefundAnswer.NotFound notFound -> "not-found";
            case RefundAnswer.Unavailable unavailable -> "unavailable";
        });
    }
}
