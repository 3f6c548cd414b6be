package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Authorizations;
import payscore.application.fixture.ScriptedPermissionGateway;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.permission.TerminationReason;

class MeteredPermissionGatewayTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedPermissionGateway weChat = new ScriptedPermissionGateway();
    private final MeteredPermissionGateway metered = new MeteredPermissionGateway(weChat, meters);

    @Test
    void countsCommandsAndQueriesByWhatCameOfThem() {
        weChat.accepts(new AuthorizationFact.Terminated()).answers(new CommandAnswer.Unknown("timeout"))
                .reports(new PermissionReport.NotFound());
        var authorization = Authorizations.available();
        var body = metered.renderTermination(authorization, new TerminationReason("bye"));

        metered.send(CommandKind.TERMINATE, authorization, body);
        metered.send(CommandKind.PRE_PERMIT, authorization, metered.renderPrePermit(authorization));
        metered.query(PermissionQuery.about(authorization));

        assertThat(calls("terminate", "accepted")).isEqualTo(1);
        assertThat(calls("pre_permit", "unknown")).isEqualTo(1);
        assertThat(calls("query_permission", "not-found")).isEqualTo(1);
        assertThat(meters.counter("payscore.wechat.unknown", "cause", "timeout").count()).isEqualTo(1);
        assertThat(meters.getMetersAsString()).doesNotContain(Authorizations.CODE.value());
    }

    private long calls(String operation, String outcome) {
        return meters.timer("payscore.wechat.calls", "operation", operation, "outcome", outcome).count();
    }
}
