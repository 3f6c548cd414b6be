package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;

/** Nodes share the work, and meet on one order without harm. */
class SeveralNodesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** A lease is 15 s and is renewed every 3 s; the rest is for a busy machine. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration STOPPED = Duration.ofSeconds(10);

    private final RealParts parts = RealParts.shared();
    private final Merchant merchant = parts.merchant();
    private final Shares shares = new Shares(parts);

    @BeforeEach
    void everyNodeHasItsShare() {
        assertThat(parts.nodes()).as("several nodes").hasSizeGreaterThan(1);
        shares.awaitSpreadOver(parts.nodes().stream().map(ServiceProcess::nodeId).toList());
    }

    @AfterEach
    void heal() {
        parts.heal();
    }

    @Test
    @Covers("X05")
    void ordersThatAreDueAreAskedAboutByOneNodeEach() {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            numbers.add(isConfirmedWithoutACallback());
        }
        for (var number : numbers) {
            parts.mysql().update(parts.database(), "UPDATE service_order SET next_check_at = "
                    + System.currentTimeMillis() + " WHERE out_order_no = '" + number + "' AND position = 'CREATED'");
        }
        Waiting.until(SOON, () -> assertThat(numbers).allSatisfy(
                number -> assertThat(merchant.read(number).position()).isEqualTo("DOING/USER_CONFIRM")));
        assertThat(numbers).allSatisfy(
                number -> assertThat(parts.callsAtWeChat(Operation.QUERY, number)).as(number).isEqualTo(1));
    }

    @Test
    @Covers("X05")
    void twoNodesThatAskAboutOneOrderAtOnceLearnTheSameOnce() {
        var number = isConfirmedWithoutACallback();
        var gate = new Gate();
        parts.toWeChat().next(request -> request.method().equals("GET") && request.mentions(number),
                new NetworkFault.HoldAnswer(gate));
        var first = Merchant.meanwhile(() -> parts.merchantAt(parts.nodes().getFirst()).refresh(number));
        gate.awaitArrival(SOON);
        var second = parts.merchantAt(parts.nodes().getLast()).refresh(number);
        assertThat(second.position()).isEqualTo("DOING/USER_CONFIRM");
        gate.open();
        assertThat(first.join().position()).isEqualTo("DOING/USER_CONFIRM");
        assertThat(first.join().body().path("version")).isEqualTo(second.body().path("version"));
        assertThat(merchant.events(number)).containsOnlyOnce("CONFIRMED");
    }

    @Test
    @Covers("X06")
    void aNodeThatWasPausedWhileItWaitedForWeChatDecidesNothingWhenItWakes() {
        var paused = parts.nodes().getFirst();
        var others = parts.merchantAt(parts.nodes().getLast());
        var number = isInUseAt(paused.nodeId());
        parts.weChat().control().change(switches -> switches.withCompleteReentry(false));
        var late = new Gate();
        parts.toWeChat().next(request -> request.method().equals("POST") && request.mentions(number),
                new NetworkFault.HoldRequest(late));
        var completion = Merchant.meanwhile(() -> parts.merchantAt(paused).complete(number, 600));
        late.awaitArrival(SOON);
        paused.pause();

        Waiting.until(TAKEN_OVER, () -> assertThat(shares.holderOf(number)).isNotEmpty()
                .isNotEqualTo(paused.nodeId()));
        var time = new PassedTime(parts.mysql(), parts.database());
        Waiting.until(SOON, () -> {
            time.untilEverythingIsDue(Instant.now());
            assertThat(others.read(number).position()).isEqualTo("DONE");
        });
        late.open();
        late.awaitPassage(SOON);
        assertThat(parts.callsAtWeChat(Operation.COMPLETE, number)).as("the late one was refused").isEqualTo(2);
        paused.resume();

        assertThat(completion.join().status()).as("of what others have done meanwhile").isEqualTo(200);
        assertThat(completion.join().position()).isEqualTo("DONE");
        assertThat(others.events(number)).doesNotContain("DECLINED").containsOnlyOnce("PAID");
        assertThat(parts.weChat().control().order(number).entity().path("collection").path("paid_amount").asLong())
                .isEqualTo(600);
        Settlement.converge(parts, new Ledger());
    }

    @Test
    @Covers("P08")
    void aNodeThatIsToldToStopUnderLoadHandsItsShareOverAtOnceAndNobodyNotices() {
        var ledger = new Ledger();
        var load = Load.of(6, parts, ledger, new SplittableRandom(20_261_125));
        load.awaitAcknowledged(10, SOON);
        var stopped = parts.nodes().getLast();
        var name = stopped.nodeId();
        assertThat(shares.leasedBy(name)).isPositive();

        assertThat(stopped.terminate()).isLessThan(STOPPED);
        assertThat(shares.leasedBy(name)).as("buckets it still holds").isZero();
        var gone = System.nanoTime();
        shares.awaitSpreadOver(
                parts.nodes().stream().filter(ServiceProcess::isAlive).map(ServiceProcess::nodeId).toList());
        assertThat(Duration.ofNanos(System.nanoTime() - gone)).as("without waiting for a lease").isLessThan(LEASE);
        load.awaitAcknowledged(10, SOON);
        assertThat(load.statuses().keySet()).as("statuses at the entrance").noneMatch(status -> status >= 500);
        assertThat(Settlement.settle(parts, load, ledger)).isPositive();
    }

    private String isConfirmedWithoutACallback() {
        var number = Merchant.newNumber();
        parts.weChat().control()
                .script(Fault.of(FaultKind.SUPPRESS, Operation.CONFIRM_CALLBACK).forOrders(number).times(20));
        assertThat(merchant.create(number).status()).isEqualTo(201);
        parts.weChat().control().accept(number);
        return number;
    }

    /** An order that may be completed, and that is this node's to look after. */
    private String isInUseAt(String node) {
        for (int i = 0; i < 50; i++) {
            var number = Merchant.newNumber();
            assertThat(merchant.create(number).status()).isEqualTo(201);
            if (shares.holderOf(number).equals(node)) {
                parts.weChat().control().accept(number);
                Waiting.until(SOON,
                        () -> assertThat(merchant.read(number).position()).isEqualTo("DOING/USER_CONFIRM"));
                // Not within the second of its confirmation.
                Waiting.letPass(Duration.ofMillis(1_500));
                return number;
            }
        }
        throw new AssertionError("Of fifty orders none is " + node + "'s");
    }
}
