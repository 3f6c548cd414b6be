package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import payscore.application.port.out.store.HistoryEntry;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Fact;
import payscore.domain.order.Position;
import payscore.domain.terms.CancellationReason;

/** Two nodes, one two minutes ahead and one two minutes behind: the clock of the desk is whose turn it is. */
class TwoClocksTest {
    private static final Duration OFF = Duration.ofMinutes(2);
    private static final Duration LIFE_OF_A_SIGNATURE = Duration.ofMinutes(5);
    private static final Fact COLLECTING = new Fact.Completed(Confirmation.UNKNOWN, ServiceOrders.waiting());
    private static final Fact PAID = new Fact.Paid(ServiceOrders.confirmation(), ServiceOrders.paid());

    private final Desk desk = new Desk().withOrderInUse();
    private final Instant now = desk.clock.instant();

    @Test
    @Covers("T05")
    void whatIsLearnedLaterByTheNodeBehindComesAfterAllTheSame() {
        ahead(now);
        desk.weChat.accepts(COLLECTING);
        desk.complete.complete(ServiceOrders.KEY, ServiceOrders.completionTerms());
        behind(now.plusSeconds(10));
        desk.isNotified("paid", PAID);
        ahead(now.plusSeconds(20));
        desk.isNotified("late", desk.confirmed());

        assertThat(desk.order().position()).isEqualTo(Position.PAID);
        var entries = desk.store.orders().history(ServiceOrders.KEY);
        assertThat(entries).extracting(HistoryEntry::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(entries.getLast().event().learnedAt()).isBefore(entries.get(4).event().learnedAt());
    }

    @Test
    @Covers("T05")
    void aRefusalOfTheNodeBehindIsBelievedByTheNodeAheadOnlyWhenItsSignatureIsDead() {
        behind(now);
        desk.weChat.refusesForNow("INVALID_ORDER_STATE").finds(desk.confirmed());
        desk.cancel.cancel(ServiceOrders.KEY, new CancellationReason("no power bank left"));

        var signedAt = now.minus(OFF);
        ahead(signedAt.plus(LIFE_OF_A_SIGNATURE).plusSeconds(60));
        desk.weChat.finds(new Fact.Cancelled());
        desk.round();

        assertThat(desk.unfinished()).as("not settled a minute after the last moment WeChat takes it").isPresent();
        ahead(now.plus(CommandRunner.QUIET_WINDOW));
        desk.round();
        assertThat(desk.order().position()).isEqualTo(Position.CANCELLED);
    }

    private void ahead(Instant real) {
        desk.clock.moveTo(real.plus(OFF));
    }

    private void behind(Instant real) {
        desk.clock.moveTo(real.minus(OFF));
    }
}
