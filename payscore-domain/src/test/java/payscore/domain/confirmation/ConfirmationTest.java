package payscore.domain.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.OpenId;
import payscore.domain.terms.ServiceTime;
import payscore.domain.violation.InvalidTerms;

class ConfirmationTest {
    private static final Instant ISSUED_AT = Instant.parse("2025-06-01T02:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT49M59.999S, true", "PT50M, false", "PT50M1S, false"})
    void aTicketIsLaunchedWithin50Minutes(Duration age, boolean launchable) {
        var ticket = ConfirmationTicket.issued("package", ISSUED_AT);

        assertThat(ticket.isLaunchableAt(ISSUED_AT.plus(age))).isEqualTo(launchable);
    }

    @Test
    void aLaunchedTicketIsNotLaunchedAgain() {
        var ticket = ConfirmationTicket.issued("package", ISSUED_AT).afterLaunch();

        assertThat(ticket.isLaunchableAt(ISSUED_AT)).isFalse();
    }

    @Test
    void aTicketLivesOneHour() {
        assertThat(ConfirmationTicket.issued("package", ISSUED_AT).expiresAt())
                .isEqualTo("2025-06-01T03:00:00Z");
    }

    @Test
    void aTicketHasUpTo300Characters() {
        assertThatCode(() -> ConfirmationTicket.issued("p".repeat(300), ISSUED_AT)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ConfirmationTicket.issued("p".repeat(301), ISSUED_AT))
                .isInstanceOf(InvalidTerms.class);
        assertThatThrownBy(() -> ConfirmationTicket.issued("", ISSUED_AT)).isInstanceOf(InvalidTerms.class);
    }

    @Test
    void aLaterReportAddsButNeverTakesAway() {
        var full = ServiceOrders.confirmation();
        var onlyUser = new Confirmation(full.openId(), Optional.empty());
        var onlyStart = new Confirmation(Optional.empty(), full.serviceStart());

        assertThat(Confirmation.UNKNOWN.or(full)).isEqualTo(full);
        assertThat(full.or(Confirmation.UNKNOWN)).isEqualTo(full);
        assertThat(onlyUser.or(onlyStart)).isEqualTo(full);
        assertThat(onlyStart.or(onlyUser)).isEqualTo(full);
    }

    @Test
    void whatWasToldFirstStands() {
        var told = ServiceOrders.confirmation();
        var other = new Confirmation(Optional.of(new OpenId("oAnother")),
                Optional.of(new ServiceTime.At(ISSUED_AT)));

        assertThat(told.or(other)).isEqualTo(told);
    }
}
