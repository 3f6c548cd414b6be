package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import payscore.bootstrap.realparts.Merchant.Answer;
import payscore.domain.fixture.Covers;
import payscore.simulator.fault.Operation;

/**
 * The process dies. Five orders stand at five points of their creation when the one node is killed with SIGKILL; it comes back
 * after all five have been caught, and each is looked at by a test of its own. They wait as long as the service does.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessDeathIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    /** A command whose process died is followed up after half a minute. */
    private static final Duration FOLLOWED_UP = Duration.ofSeconds(45);
    private static RealParts parts;

    private static final String BEFORE_INTENT = Merchant.newNumber();
    private static final String BEFORE_SENDING = Merchant.newNumber();
    private static final String BEFORE_ANSWER = Merchant.newNumber();
    private static final String BEFORE_RESULT = Merchant.newNumber();
    private static final String BEFORE_OUR_ANSWER = Merchant.newNumber();
    private static final String KEY = Merchant.newKey();

    private final Merchant merchant = parts.merchant();

    @BeforeAll
    static void killTheNodeWithFiveOrdersUnderWay() {
        parts = RealParts.on(RealMySql.shared(), 1);
        var network = parts.toWeChat();

        network.next(about(BEFORE_SENDING), new NetworkFault.BlackHole());
        asked(BEFORE_SENDING);
        awaitSeen(BEFORE_SENDING);

        network.next(about(BEFORE_ANSWER), new NetworkFault.HoldAnswer(new Gate()));
        asked(BEFORE_ANSWER);
        awaitAtWeChat(BEFORE_ANSWER);

        parts.entrance().next(about(BEFORE_OUR_ANSWER), new NetworkFault.SwallowAnswer());
        Merchant.meanwhile(() -> parts.merchant().create(BEFORE_OUR_ANSWER, KEY));
        Waiting.until(SOON, () -> assertThat(parts.merchantAt(parts.node()).read(BEFORE_OUR_ANSWER).position())
                .isEqualTo("CREATED"));

        var answer = new Gate();
        network.next(about(BEFORE_RESULT), new NetworkFault.HoldAnswer(answer));
        asked(BEFORE_RESULT);
        answer.awaitArrival(SOON);
        parts.mysql().freeze();
        asked(BEFORE_INTENT);
        answer.open();
        answer.awaitPassage(SOON);
        // Both stand at the frozen database now: one about to begin, one about to record what WeChat said.
        Waiting.letPass(Duration.ofMillis(500));

        parts.node().kill();
        parts.mysql().thaw();
        parts.heal();
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @Test
    @Order(1)
    @Covers("P01")
    void beforeTheIntentIsDurableNothingIsSent() {
        assertThat(parts.callsAtWeChat(Operation.CREATE, BEFORE_INTENT)).isZero();
        assertThat(merchant.read(BEFORE_INTENT).status()).isEqualTo(404);
        assertThat(merchant.create(BEFORE_INTENT).status()).as("and nothing stands in the way").isEqualTo(201);
        assertThat(parts.callsAtWeChat(Operation.CREATE, BEFORE_INTENT)).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Covers("P02")
    void whatWasNotSentIsSentLater() {
        comesToWaitForItsUser(BEFORE_SENDING);
        assertThat(parts.callsAtWeChat(Operation.CREATE, BEFORE_SENDING)).isEqualTo(1);
        assertThat(parts.toWeChat().seen()).filteredOn(about(BEFORE_SENDING)).filteredOn(
                request -> request.method().equals("POST")).extracting(WireRequest::body).hasSize(2)
                .allMatch(parts.toWeChat().seen().stream().filter(about(BEFORE_SENDING)).findFirst().orElseThrow()
                        .body()::equals);
    }

    @Test
    @Order(3)
    @Covers("P03")
    void whatWasSentIsFoundOutByAQuery() {
        comesToWaitForItsUser(BEFORE_ANSWER);
        assertThat(parts.callsAtWeChat(Operation.CREATE, BEFORE_ANSWER)).isEqualTo(1);
        assertThat(parts.callsAtWeChat(Operation.QUERY, BEFORE_ANSWER)).isPositive();
    }

    @Test
    @Order(4)
    @Covers("P04")
    void whatWasAnsweredButNotRecordedIsFoundOutByAQuery() {
        comesToWaitForItsUser(BEFORE_RESULT);
        assertThat(parts.callsAtWeChat(Operation.CREATE, BEFORE_RESULT)).isEqualTo(1);
        assertThat(parts.callsAtWeChat(Operation.QUERY, BEFORE_RESULT)).isPositive();
        assertThat(merchant.events(BEFORE_RESULT)).containsExactly("REQUESTED", "CREATED");
    }

    @Test
    @Order(5)
    @Covers("P05")
    void whatWasRecordedButNotToldIsReplayed() {
        var again = merchant.create(BEFORE_OUR_ANSWER, KEY);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.isReplayed()).isTrue();
        assertThat(parts.callsAtWeChat(Operation.CREATE, BEFORE_OUR_ANSWER)).isEqualTo(1);
    }

    @Test
    @Order(6)
    @Covers("C23")
    void aCallbackThatWasKeptButNotAcknowledgedIsADuplicateWhenItComesAgain() {
        var number = Merchant.newNumber();
        assertThat(merchant.create(number).status()).isEqualTo(201);
        var acknowledgement = new Gate();
        parts.callbacks().next(request -> true, new NetworkFault.HoldAnswer(acknowledgement));
        parts.weChat().control().accept(number);
        acknowledgement.awaitArrival(SOON);
        parts.node().kill();
        parts.heal();
        // WeChat may have tried again while the node was starting.
        Waiting.until(SOON, () -> assertThat(parts.weChat().control().deliveries(number)).isNotEmpty().first()
                .matches(delivery -> !delivery.succeeded()));

        comesTo(number, "DOING/USER_CONFIRM");
        parts.weChat().control().redeliver(parts.weChat().control().notifications(number).getFirst());
        Waiting.until(SOON,
                () -> assertThat(parts.weChat().control().deliveries(number).getLast().succeeded()).isTrue());
        assertThat(merchant.events(number)).containsOnlyOnce("CONFIRMED");
    }

    @Test
    @Order(7)
    @Covers("P08")
    void aProcessThatIsToldToStopFinishesWhatItHasBegun() {
        var ledger = new Ledger();
        var load = Load.of(4, parts, ledger, new SplittableRandom(20_261_125));
        load.awaitAcknowledged(5, SOON);
        var number = Merchant.newNumber();
        var gate = new Gate();
        parts.toWeChat().next(about(number), new NetworkFault.HoldAnswer(gate));
        var underWay = asked(number);
        gate.awaitArrival(SOON);
        var stopped = CompletableFuture.supplyAsync(() -> parts.node().terminate());
        Waiting.letPass(Duration.ofSeconds(1));
        gate.open();

        assertThat(underWay.join().status()).as("what was accepted is answered").isEqualTo(201);
        assertThat(stopped.join()).isLessThan(Duration.ofSeconds(10));
        assertThat(load.statuses().keySet()).as("statuses at the entrance").noneMatch(status -> status >= 500);
        load.takeNoMore();
        parts.heal();
        Waiting.until(FOLLOWED_UP, () -> assertThat(load.isAtRest()).isTrue());
        assertThat(load.failures()).isEmpty();
    }

    private void comesToWaitForItsUser(String number) {
        comesTo(number, "CREATED");
    }

    private void comesTo(String number, String position) {
        Waiting.until(FOLLOWED_UP, () -> {
            assertThat(merchant.read(number).position()).isEqualTo(position);
            assertThat(merchant.read(number).hasUnfinishedCommand()).isFalse();
        });
    }

    private static Predicate<WireRequest> about(String number) {
        return request -> request.mentions(number);
    }

    private static CompletableFuture<Answer> asked(String number) {
        return Merchant.meanwhile(() -> parts.merchantAt(parts.node()).create(number));
    }

    private static void awaitSeen(String number) {
        Waiting.until(SOON, () -> assertThat(parts.toWeChat().seen()).anyMatch(about(number)));
    }

    private static void awaitAtWeChat(String number) {
        Waiting.until(SOON, () -> assertThat(parts.weChat().control().find(number)).isPresent());
    }
}
