package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.ServiceOrders;

/** One order in a thousand is looked at once more. */
class AuditTest {
    private static final ServiceOrderKey SAMPLED = key("PS-833");
    private static final ServiceOrderKey OTHER = key("PS-834");
    private static final Instant ENDED_AT = ServiceOrders.PAID_AT;

    static Fact.Standing[] ends() {
        return new Fact.Standing[]{new Fact.Paid(ServiceOrders.confirmation(), ServiceOrders.paid()),
                new Fact.ClosedWithZero(Confirmation.UNKNOWN), new Fact.Cancelled(), new Fact.Expired()};
    }

    @Test
    void oneInAThousandIsInTheSample() {
        assertThat(IntStream.range(0, 100_000).filter(i -> AuditSample.contains(key("PS-" + i))).count())
                .isBetween(80L, 120L);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void anOrderOfTheSampleIsAskedAboutADayAfterItEnded(Fact.Standing end) {
        assertThat(ended(SAMPLED, end).nextCheck())
                .contains(new NextCheck(ENDED_AT.plus(Duration.ofDays(1)), CheckReason.AUDIT, ENDED_AT));
        assertThat(ended(OTHER, end).nextCheck()).isEmpty();
    }

    @Test
    void anOrderThatGoesOnIsNotAudited() {
        var created = learned(ServiceOrders.request(SAMPLED).order(), new Fact.Created(Optional.empty()));

        assertThat(created.nextCheck()).map(NextCheck::reason).contains(CheckReason.CONFIRMATION_EXPECTED);
        assertThat(Position.values()).allSatisfy(position -> assertThat(
                AuditSample.of(SAMPLED, position, ENDED_AT).isPresent()).isEqualTo(position.isTerminal()));
    }

    @Test
    void anAuditIsDueAtItsTimeAndEndsWithOneAnswer() {
        var order = ended(SAMPLED, new Fact.Cancelled());
        var due = order.nextCheck().orElseThrow().at();

        assertThat(order.isAuditDue(due.minusMillis(1))).isFalse();
        assertThat(order.isAuditDue(due)).isTrue();
        var audited = order.audited(due);
        assertThat(audited.event().kind()).isEqualTo(ServiceOrderEvent.Kind.AUDITED);
        assertThat(audited.order().nextCheck()).isEmpty();
        assertThat(audited.order().version()).isEqualTo(order.version() + 1);
        assertThat(ServiceOrders.collecting().isAuditDue(Instant.MAX)).isFalse();
    }

    private static ServiceOrder ended(ServiceOrderKey key, Fact end) {
        return learned(ServiceOrders.request(key).order(), end);
    }

    private static ServiceOrder learned(ServiceOrder order, Fact fact) {
        return ((Learned.Changed) order.learn(ServiceOrders.observed(fact, new Source.Answer(), ENDED_AT))).change()
                .order();
    }

    private static ServiceOrderKey key(String number) {
        return new ServiceOrderKey(ServiceOrders.MCH_ID, new OutOrderNo(number));
    }
}
