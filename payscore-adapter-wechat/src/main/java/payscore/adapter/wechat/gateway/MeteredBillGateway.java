package payscore.adapter.wechat.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import payscore.application.port.out.wechat.BillAnswer;
import payscore.application.port.out.wechat.BillGateway;
import payscore.application.port.out.wechat.Statement;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.FundFlow;

/** Counts and times how WeChat's bills are fetched, from the application to the file checked. */
public final class MeteredBillGateway implements BillGateway {
    private final BillGateway gateway;
    private final CallMetrics metrics;

    public MeteredBillGateway(BillGateway gateway, MeterRegistry meters) {
        this.gateway = gateway;
        this.metrics = new CallMetrics(meters);
    }

    @Override
    public BillAnswer<Statement> tradeBill(MchId mchId, LocalDate day) {
        return metrics.timed("trade_bill", () -> gateway.tradeBill(mchId, day), MeteredBillGateway::outcomeOf);
    }

    @Override
    public BillAnswer<FundFlow> fundFlowBill(MchId mchId, LocalDate day) {
        return metrics.timed("fund_flow_bill", () -> gateway.fundFlowBill(mchId, day), MeteredBillGateway::outcomeOf);
    }

    private static String outcomeOf(BillAnswer<?> answer) {
        return switch (answer) {
            case BillAnswer.Ready<?> ready -> "ready";
            case BillAnswer.Empty<?> empty -> "empty";
            case BillAnswer.NotReady<?> notReady -> "not-ready";
            case BillAnswer.Unavailable<?> unavailable -> "unavailable";
        };
    }
}
