package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.ScriptedRefundGateway;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.refund.OutRefundNo;

class MeteredRefundGatewayTest {
    private static final String NUMBER = "R-1";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedRefundGateway weChat = new ScriptedRefundGateway(() -> false);
    private final MeteredRefundGateway metered = new MeteredRefundGateway(weChat, meters);

    @Test
    void countsRefundsAndQueriesByWhatCameOfThem() {
        weChat.accepts(NUMBER, 100).timesOut().isShortOfMoney().findsNothing();

        metered.send(ServiceOrders.MCH_ID, RequestBody.of("{}"));
        metered.send(ServiceOrders.MCH_ID, RequestBody.of("{}"));
        metered.send(ServiceOrders.MCH_ID, RequestBody.of("{}"));
        metered.query(ServiceOrders.MCH_ID, new OutRefundNo(NUMBER));

        assertThat(calls("refund", "accepted")).isEqualTo(1);
        assertThat(calls("refund", "unknown")).isEqualTo(1);
        assertThat(calls("refund", "not-enough")).isEqualTo(1);
        assertThat(calls("query_refund", "not-found")).isEqualTo(1);
        assertThat(meters.getMetersAsString()).doesNotContain(NUMBER);
    }

    private long calls(String operation, String outcome) {
        return meters.timer("payscore.wechat.calls", "operation", operation, "outcome", outcome).count();
    }
}
