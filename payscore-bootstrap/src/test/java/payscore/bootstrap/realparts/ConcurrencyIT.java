package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import payscore.bootstrap.realparts.Merchant.Answer;
import payscore.domain.fixture.Covers;
import payscore.simulator.callback.Delivery;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;

/** Several want something of one order at once: people, and deliveries. */
class ConcurrencyIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final RealParts parts = RealParts.shared();
    private final Merchant merchant = parts.merchant();
    private final String number = Merchant.newNumber();
    private final Predicate<WireRequest> ours = request -> request.method().equals("POST") && request.mentions(number);

    @AfterEach
    void heal() {
        parts.heal();
    }

    @Test
    @Covers("X01")
    void whileOneOperatorCompletesTheOtherCannotCancel() {
        isInUse();
        var gate = new Gate();
        parts.toWeChat().next(ours, new NetworkFault.HoldRequest(gate));
        var completion = Merchant.meanwhile(() -> merchant.complete(number, 600));
        gate.awaitArrival(SOON);
        var cancellation = merchant.cancel(number);
        assertThat(cancellation.status()).isEqualTo(409);
        assertThat(cancellation.problem()).isEqualTo("/problems/concurrent-change");
        gate.open();
        assertThat(completion.join().status()).isEqualTo(200);
        comesTo("DONE");
        assertThat(parts.callsAtWeChat(Operation.CANCEL, number)).isZero();
    }

    @RepeatedTest(5)
    @Covers("X01")
    void ofTwoOperatorsAtTheSameMomentWeChatAndWeNameTheSameWinner() {
        isInUse();
        var completion = Merchant.meanwhile(() -> merchant.complete(number, 600));
        var cancellation = Merchant.meanwhile(() -> merchant.cancel(number));
        var answers = List.of(completion.join(), cancellation.join());
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        comesTo(completion.join().status() == 200 ? "DONE" : "REVOKED");
        assertThat(parts.weChat().control().order(number).state()).isEqualTo(merchant.read(number).text("state"));
    }

    @Test
    @Covers("X02")
    void ofTwoCompletionsTheFirstWinsAndTheUserIsChargedOnce() {
        isInUse();
        var gate = new Gate();
        parts.toWeChat().next(ours, new NetworkFault.HoldRequest(gate));
        var first = Merchant.meanwhile(() -> merchant.complete(number, 600));
        gate.awaitArrival(SOON);
        assertThat(merchant.complete(number, 700).status()).isEqualTo(409);
        gate.open();
        assertThat(first.join().status()).isEqualTo(200);
        assertThat(merchant.complete(number, 700).status()).as("afterwards").isEqualTo(409);
        comesTo("DONE");
        assertThat(parts.weChat().control().order(number).entity().path("collection").path("paid_amount").asLong())
                .isEqualTo(600);
        assertThat(parts.callsAtWeChat(Operation.COMPLETE, number)).isEqualTo(1);
    }

    @Test
    @Covers("M03")
    void ofTwoRequestsWithOneKeyTheSecondIsToldToWaitAndThenGetsTheFirstAnswer() {
        var key = Merchant.newKey();
        var gate = new Gate();
        parts.toWeChat().next(ours, new NetworkFault.HoldRequest(gate));
        var first = Merchant.meanwhile(() -> merchant.create(number, key));
        gate.awaitArrival(SOON);
        var second = merchant.create(number, key);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.headers().firstValue("Retry-After")).isPresent();
        gate.open();
        assertThat(first.join().status()).isEqualTo(201);
        var replayed = merchant.create(number, key);
        assertThat(replayed.isReplayed()).isTrue();
        assertThat(replayed.body()).isEqualTo(first.join().body());
    }

    @Test
    @Covers("M19")
    void aClientThatHangsUpDoesNotStopWhatItHasBegun() {
        var gate = new Gate();
        parts.toWeChat().next(ours, new NetworkFault.HoldRequest(gate));
        var given = Merchant.meanwhile(() -> merchant.create(number));
        gate.awaitArrival(SOON);
        parts.entrance().cut();
        assertThat(given.join().status()).as("no answer").isZero();
        gate.open();
        comesTo("CREATED");
        assertThat(parts.callsAtWeChat(Operation.CREATE, number)).isEqualTo(1);
    }

    @Test
    @Covers("C18")
    void threeDeliveriesAtOnceAreAllAcknowledgedAndApplyOnce() {
        parts.weChat().control().script(
                Fault.of(FaultKind.DUPLICATE, Operation.CONFIRM_CALLBACK).forOrders(number).counting(2));
        isInUse();
        Waiting.until(SOON, () -> assertThat(parts.weChat().control().deliveries(number)).hasSize(3)
                .allMatch(Delivery::succeeded));
        assertThat(merchant.events(number)).containsOnlyOnce("CONFIRMED");
    }

    @Test
    @Covers("C22")
    void aDeliveryWhoseAcknowledgementIsLostIsADuplicateWhenItComesAgain() {
        merchant.create(number);
        parts.callbacks().next(request -> true, new NetworkFault.ResetAfter(0));
        parts.weChat().control().accept(number);
        Waiting.until(SOON, () -> assertThat(parts.weChat().control().deliveries(number)).hasSize(1)
                .noneMatch(Delivery::succeeded));
        comesTo("DOING/USER_CONFIRM");
        parts.weChat().control().redeliver(parts.weChat().control().notifications(number).getFirst());
        Waiting.until(SOON, () -> assertThat(parts.weChat().control().deliveries(number)).hasSize(2));
        assertThat(parts.weChat().control().deliveries(number).getLast().succeeded()).isTrue();
        assertThat(merchant.events(number)).containsOnlyOnce("CONFIRMED");
    }

    /** In use for long enough to be completed: not within the second of its confirmation. */
    private void isInUse() {
        merchant.create(number);
        parts.weChat().control().accept(number);
        comesTo("DOING/USER_CONFIRM");
        Waiting.letPass(Duration.ofMillis(1_500));
    }

    private void comesTo(String position) {
        Waiting.until(SOON, () -> {
            assertThat(merchant.read(number).position()).isEqualTo(position);
            assertThat(merchant.read(number).hasUnfinishedCommand()).isFalse();
        });
    }
}
