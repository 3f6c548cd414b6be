package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.ReplayParkedWebhooks.Replayed;
import payscore.application.port.in.WebhookDeliveryNotFound;
import payscore.application.port.in.WebhookEndpointNotFound;
import payscore.application.port.in.WebhookEndpointState;
import payscore.application.port.in.WebhookEndpointSwitchedOff;
import payscore.application.port.out.store.StaleWebhookDelivery;
import payscore.application.port.out.store.SwitchedOffEndpoints.SwitchedOff;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDeliveries.Filter;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.store.WebhookDelivery.Status;
import payscore.domain.fixture.Covers;
import payscore.domain.merchant.MchId;

class WebhookUseCasesTest {
    private static final EndpointKey MAIN = new EndpointKey(WebhookDesk.MCH_ID, "main");
    private static final MchId OTHER = new MchId("1900000200");

    private final WebhookDesk desk = new WebhookDesk();
    private final ReplayWebhookDeliveryHandler replay = new ReplayWebhookDeliveryHandler(desk.book, desk.clock);
    private final ReplayParkedWebhooksHandler replayParked = new ReplayParkedWebhooksHandler(desk.book, desk.clock);
    private final EnableWebhookEndpointHandler enable = new EnableWebhookEndpointHandler(desk.book);
    private final ListWebhookEndpointsHandler listEndpoints = new ListWebhookEndpointsHandler(desk.book);

    @BeforeEach
    void somethingIsOwed() {
        desk.owes("main", "m1");
    }

    @Test
    @Covers("B01")
    void aParkedDeliveryIsSeenAndReplayedWithAWholeScheduleBeforeIt() {
        park("m1");
        var parked = new ListWebhookDeliveriesHandler(desk.book).list(new Filter(WebhookDesk.MCH_ID,
                Optional.of(Status.PARKED), Optional.empty(), Optional.empty(), 10));
        assertThat(parked).extracting(WebhookDelivery::messageId).containsExactly("m1");
        desk.clock.advance(Duration.ofDays(9));

        var replayed = replay.replay(WebhookDesk.MCH_ID, "m1", "main");

        assertThat(replayed.status()).isEqualTo(Status.PENDING);
        assertThat(replayed.attempts()).isZero();
        desk.round();
        assertThat(desk.sent).hasSize(1);
        assertThat(new ReadWebhookDeliveryHandler(desk.book).read(WebhookDesk.MCH_ID, "m1", "main").status())
                .isEqualTo(Status.DELIVERED);
    }

    @Test
    void whatWasDeliveredCanBeSentOnceMore() {
        desk.round();
        replay.replay(WebhookDesk.MCH_ID, "m1", "main");
        desk.round();

        assertThat(desk.sentTo("main")).containsExactly("m1", "m1");
    }

    @Test
    void aReplayThatLosesARaceIsMadeOnWhatTheWinnerLeft() {
        desk.storeLosesRaces(1, () -> desk.store.deliveries().save(stored("m1").failed("500", desk.clock.instant())));

        assertThat(replay.replay(WebhookDesk.MCH_ID, "m1", "main").changes()).isEqualTo(3);
    }

    @Test
    void aReplayThatLosesEveryRaceSaysSo() {
        desk.storeLosesRaces(9, () -> desk.store.deliveries().save(stored("m1").failed("500", desk.clock.instant())));

        assertThatExceptionOfType(StaleWebhookDelivery.class)
                .isThrownBy(() -> replay.replay(WebhookDesk.MCH_ID, "m1", "main"));
    }

    @Test
    void anotherMerchantHasNeitherTheDeliveryNorTheEndpoint() {
        assertThatExceptionOfType(WebhookDeliveryNotFound.class)
                .isThrownBy(() -> replay.replay(OTHER, "m1", "main"));
        assertThatExceptionOfType(WebhookDeliveryNotFound.class)
                .isThrownBy(() -> new ReadWebhookDeliveryHandler(desk.book).read(OTHER, "m1", "main"));
        assertThatExceptionOfType(WebhookEndpointNotFound.class)
                .isThrownBy(() -> replayParked.replay(new EndpointKey(OTHER, "main")));
        assertThatExceptionOfType(WebhookEndpointNotFound.class)
                .isThrownBy(() -> enable.enable(new EndpointKey(OTHER, "main")));
        assertThat(listEndpoints.list(OTHER)).isEmpty();
    }

    @Test
    void nothingIsReplayedToAnEndpointThatIsOffOrNotConfiguredAnyMore() {
        park("m1");
        switchOff();
        assertThatExceptionOfType(WebhookEndpointSwitchedOff.class)
                .isThrownBy(() -> replay.replay(WebhookDesk.MCH_ID, "m1", "main"));
        assertThatExceptionOfType(WebhookEndpointSwitchedOff.class).isThrownBy(() -> replayParked.replay(MAIN));

        desk.configured.remove("main");
        assertThatExceptionOfType(WebhookEndpointNotFound.class)
                .isThrownBy(() -> replay.replay(WebhookDesk.MCH_ID, "m1", "main"));
    }

    @Test
    void anEndpointIsSwitchedOnAgainAndItsParkedDeliveriesWaitForTheirReplay() {
        switchOff();
        desk.round();
        assertThat(listEndpoints.list(WebhookDesk.MCH_ID)).extracting(state -> state.switchedOff().isPresent())
                .containsExactly(true, false);

        assertThat(enable.enable(MAIN)).isEqualTo(new WebhookEndpointState(MAIN, Optional.empty()));
        assertThat(enable.enable(MAIN)).isEqualTo(new WebhookEndpointState(MAIN, Optional.empty()));
        desk.round();
        assertThat(desk.sent).isEmpty();

        assertThat(replayParked.replay(MAIN)).isEqualTo(new Replayed(1, false));
        desk.round();
        assertThat(desk.sentTo("main")).containsExactly("m1");
        assertThat(listEndpoints.list(WebhookDesk.MCH_ID)).extracting(WebhookEndpointState::switchedOff)
                .containsOnly(Optional.empty());
    }

    @Test
    void parkedDeliveriesAreReplayedBatchByBatch() {
        var parked = ReplayParkedWebhooksHandler.BATCH_MAX + 3;
        IntStream.range(2, parked + 1).forEach(i -> desk.owes("main", "m" + i));
        IntStream.range(1, parked + 1).forEach(i -> park("m" + i));
        desk.owes("main", "pending");

        assertThat(List.of(replayParked.replay(MAIN), replayParked.replay(MAIN), replayParked.replay(MAIN)))
                .containsExactly(new Replayed(ReplayParkedWebhooksHandler.BATCH_MAX, true), new Replayed(3, false),
                        new Replayed(0, false));
        assertThat(stored("pending").changes()).isEqualTo(1);
    }

    @Test
    void aParkedDeliveryThatSomebodyElseReplaysMeanwhileIsLeftToThem() {
        park("m1");
        desk.storeLosesRaces(1, () -> desk.store.deliveries().save(stored("m1").replayed(desk.clock.instant())));

        assertThat(replayParked.replay(MAIN)).isEqualTo(new Replayed(0, false));
    }

    private WebhookDelivery stored(String messageId) {
        return desk.delivery("main", messageId);
    }

    private void park(String messageId) {
        desk.store.deliveries().save(stored(messageId).parked("500"));
    }

    private void switchOff() {
        desk.store.switchedOffEndpoints().switchOff(new SwitchedOff(MAIN, "test", desk.clock.instant()));
    }
}
