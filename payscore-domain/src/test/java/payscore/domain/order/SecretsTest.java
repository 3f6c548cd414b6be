package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.domain.fixture.ServiceOrders;

class SecretsTest {
    @ParameterizedTest
    @EnumSource
    void anOrderPrintsNeitherItsTicketNorItsUser(Position position) {
        assertThat(ServiceOrders.at(position).toString())
                .contains(ServiceOrders.OUT_ORDER_NO.value())
                .doesNotContain(ServiceOrders.ticket().value(), ServiceOrders.OPEN_ID.value());
    }

    @ParameterizedTest
    @EnumSource(names = "REQUESTED", mode = EnumSource.Mode.EXCLUDE)
    void whatWeChatSaidPrintsNeitherTicketNorUser(Position told) {
        var observation = ServiceOrders.observed(Facts.saying(told), new Source.Answer(), ServiceOrders.CONFIRMED_AT);

        assertThat(observation + " " + ServiceOrders.requested().learn(observation))
                .doesNotContain(ServiceOrders.ticket().value(), ServiceOrders.OPEN_ID.value());
    }

    @Test
    void ticketAndUserPrintThemselvesMasked() {
        assertThat(Optional.of(ServiceOrders.ticket())).hasToString(
                "Optional[ConfirmationTicket[issuedAt=2025-06-01T02:00:00Z, launched=false]]");
        assertThat(ServiceOrders.OPEN_ID).hasToString("openid(masked)");
    }
}
