package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.ScriptedBillGateway;
import payscore.application.port.out.wechat.BillAnswer;
import payscore.domain.fixture.ServiceOrders;

class MeteredBillGatewayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedBillGateway weChat = new ScriptedBillGateway();
    private final MeteredBillGateway metered = new MeteredBillGateway(weChat, meters);

    @Test
    void countsBillsByWhatCameOfThem() {
        weChat.tradeBill(ScriptedBillGateway.lines(List.of()));
        weChat.tradeBill(new BillAnswer.NotReady<>());
        weChat.fundFlowBill(new BillAnswer.Unavailable<>("wrong-hash"));

        metered.tradeBill(ServiceOrders.MCH_ID, DAY);
        metered.tradeBill(ServiceOrders.MCH_ID, DAY);
        metered.tradeBill(ServiceOrders.MCH_ID, DAY);
        metered.fundFlowBill(ServiceOrders.MCH_ID, DAY);

        assertThat(calls("trade_bill", "ready")).isEqualTo(1);
        assertThat(calls("trade_bill", "not-ready")).isEqualTo(1);
        assertThat(calls("trade_bill", "empty")).isEqualTo(1);
        assertThat(calls("fund_flow_bill", "unavailable")).isEqualTo(1);
    }

    private long calls(String operation, String outcome) {
        return meters.timer("payscore.wechat.calls", "operation", operation, "outcome", outcome).count();
    }
}
