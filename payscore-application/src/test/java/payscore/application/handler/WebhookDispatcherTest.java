package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDelivery.Status;
import payscore.application.port.out.webhook.WebhookSending.Outcome;
import payscore.domain.fixture.Covers;

class WebhookDispatcherTest {
    private final WebhookDesk desk = new WebhookDesk();

    @Test
    void aDeliveryIsSentAsSoonAsItIsStoredAndOnce() {
        var owed = desk.owes("main", "m1");

        assertThat(desk.round()).isEqualTo(1);
        assertThat(desk.round()).isZero();

        assertThat(desk.sent).containsExactly(owed);
        assertThat(desk.delivery("main", "m1").status()).isEqualTo(Status.DELIVERED);
        assertThat(desk.delivery("main", "m1").attempts()).isEqualTo(1);
        assertThat(desk.counts.attempts).containsExactly("taken");
    }

    @Test
    void onlyTheBucketsOfThisNodeAreWorkedOn() {
        var owed = desk.owes("main", "m1");
        var others = Buckets.of(Buckets.ALL.list().stream().filter(b -> !b.equals(Bucket.of(owed.key()))).toList());

        assertThat(desk.dispatcher.round(others, 50)).isZero();
        assertThat(desk.dispatcher.round(Buckets.NONE, 50)).isZero();
        assertThat(desk.dispatcher.round(Buckets.of(List.of(Bucket.of(owed.key()))), 50)).isEqualTo(1);
    }

    @Test
    @Covers("B01")
    void anEndpointThatIsDownForThreeDaysIsTriedForThreeDays() {
        desk.owes("main", "m1");
        desk.answers("main", WebhookDesk.failed("connection-refused"));
        desk.round();

        desk.pass(Duration.ofHours(72));
        assertThat(desk.delivery("main", "m1").status()).isEqualTo(Status.PENDING);

        desk.pass(Duration.ofHours(20));
        var parked = desk.delivery("main", "m1");
        assertThat(parked.status()).isEqualTo(Status.PARKED);
        assertThat(parked.attempts()).isEqualTo(10);
        assertThat(parked.lastOutcome()).contains("connection-refused");
        assertThat(desk.sent).hasSize(10);
        assertThat(desk.counts.parked).isEqualTo(1);
    }

    @Test
    void everyAttemptHasTheSameIdAndTheSameBytes() {
        desk.owes("main", "m1");
        desk.answers("main", WebhookDesk.failed("500"));
        desk.round();
        desk.pass(Duration.ofHours(1));

        assertThat(desk.sent).hasSizeGreaterThan(2)
                .allSatisfy(delivery -> assertThat(delivery.messageId()).isEqualTo("m1"))
                .allSatisfy(delivery -> assertThat(delivery.payload()).isEqualTo(desk.sent.getFirst().payload()));
    }

    @Test
    @Covers("B02")
    void retryAfterIsHonoured() {
        desk.owes("main", "m1");
        desk.answers("main", new Outcome.Failed("429", Optional.of(Duration.ofHours(3))));
        desk.round();

        desk.pass(Duration.ofMinutes(179));
        assertThat(desk.sent).hasSize(1);
        desk.pass(Duration.ofMinutes(40));
        assertThat(desk.sent).hasSize(2);
    }

    @Test
    @Covers("B02")
    void anEndpointThatIsGoneIsSwitchedOffAndWhatIsOwedToItIsParkedUnsent() {
        desk.owesMany("main", 7);
        desk.owes("slow", "other");
        desk.answers("main", new Outcome.Gone());

        desk.round();
        desk.round();
        desk.round();

        assertThat(desk.sentTo("main")).hasSize(WebhookDispatcher.Limits.DEFAULT.perEndpoint());
        assertThat(desk.store.switchedOffEndpoints().find(new EndpointKey(WebhookDesk.MCH_ID, "main"))).isPresent();
        assertThat(desk.delivery("main", "main0").lastOutcome()).contains("gone");
        assertThat(desk.delivery("main", "main6").lastOutcome()).contains("endpoint is switched off");
        assertThat(desk.delivery("main", "main6").attempts()).isZero();
        assertThat(List.of(desk.delivery("main", "main0"), desk.delivery("main", "main6")))
                .allSatisfy(delivery -> assertThat(delivery.status()).isEqualTo(Status.PARKED));
        assertThat(desk.delivery("slow", "other").status()).isEqualTo(Status.DELIVERED);
        assertThat(desk.counts.parked).isEqualTo(7);
    }

    @Test
    @Covers("B03")
    void aSlowEndpointHoldsItsOwnPlacesAndNobodyElses() {
        desk.owesMany("slow", 200);
        desk.clock.advance(Duration.ofSeconds(1));
        desk.owesMany("main", 3);

        var started = desk.dispatcher.round(Buckets.ALL, 50);

        assertThat(started).as("4 of the slow endpoint, and all others though 200 are due before them").isEqualTo(7);
        assertThat(desk.dispatcher.round(Buckets.ALL, 50)).isZero();
        desk.executor.runAll();
        assertThat(desk.sentTo("main")).containsExactlyInAnyOrder("main0", "main1", "main2");
        assertThat(desk.sentTo("slow")).hasSize(4);
    }

    @Test
    @Covers("B03")
    void aRoundStartsAttemptsAndWaitsForNone() {
        desk.owesMany("slow", 2);

        assertThat(desk.dispatcher.round(Buckets.ALL, 50)).isEqualTo(2);

        assertThat(desk.sent).isEmpty();
        assertThat(desk.executor.waiting()).isEqualTo(2);
    }

    @Test
    void whatIsInFlightIsNotPickedUpAgain() {
        desk.owes("main", "m1");

        desk.dispatcher.round(Buckets.ALL, 50);
        desk.clock.advance(Duration.ofSeconds(10));
        desk.dispatcher.round(Buckets.ALL, 50);
        desk.executor.runAll();

        assertThat(desk.sent).hasSize(1);
    }

    @Test
    void noMoreIsInFlightThanTheNodeMayHave() {
        var small = new WebhookDesk(new WebhookDispatcher.Limits(2, 3));
        small.owesMany("main", 5);
        small.owesMany("slow", 5);

        small.dispatcher.round(Buckets.ALL, 50);
        assertThat(small.executor.waiting()).isEqualTo(3);
        assertThat(small.dispatcher.round(Buckets.ALL, 50)).isZero();

        small.executor.runAll();
        for (int rounds = 0; rounds < 5; rounds++) {
            small.round();
        }
        assertThat(small.sent).hasSize(10);
    }

    @Test
    void aRoundWorksOnNoMoreThanItIsAskedTo() {
        desk.owesMany("main", 4);

        assertThat(desk.dispatcher.round(Buckets.ALL, 3)).isEqualTo(3);
    }

    @Test
    void twoNodesThatMeetOnOneDeliveryLeaveOneRecord() {
        var other = desk.dispatcher(WebhookDispatcher.Limits.DEFAULT);
        desk.owes("main", "m1");

        desk.dispatcher.round(Buckets.ALL, 50);
        other.round(Buckets.ALL, 50);
        desk.executor.runAll();

        assertThat(desk.sentTo("main")).containsExactly("m1", "m1");
        assertThat(desk.delivery("main", "m1").status()).isEqualTo(Status.DELIVERED);
        assertThat(desk.delivery("main", "m1").changes()).isEqualTo(2);
    }

    @Test
    @Covers("P06")
    void anOutcomeThatCouldNotBeStoredIsSentAgainWithTheSameIdButNotInEveryRound() {
        desk.owes("main", "m1");
        desk.storeIsReadOnly(true);

        desk.round();
        desk.clock.advance(Duration.ofSeconds(59));
        desk.round();
        assertThat(desk.sent).hasSize(1);

        desk.storeIsReadOnly(false);
        desk.clock.advance(Duration.ofSeconds(1));
        desk.round();
        assertThat(desk.sentTo("main")).containsExactly("m1", "m1");
        assertThat(desk.delivery("main", "m1").status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void outcomesThatCouldNotBeStoredKeepNoPlaceThatOthersNeed() {
        desk.owesMany("main", 4);
        desk.storeIsReadOnly(true);
        desk.round();

        desk.storeIsReadOnly(false);
        desk.owes("main", "later");
        desk.round();

        assertThat(desk.delivery("main", "later").status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void aBrokenSenderUsesUpTheScheduleLikeABrokenEndpoint() {
        desk.owes("main", "m1");
        desk.endpoints.put("main", () -> {
            throw new IllegalStateException("a fault of ours");
        });

        desk.round();
        desk.round();

        assertThat(desk.sent).hasSize(1);
        assertThat(desk.delivery("main", "m1").lastOutcome()).contains("internal-error");
    }
}
