package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.order.LifeCycle.Ruling;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.RefundTerms;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.ServiceTime;

/** The whole machine: every position told every fact, every position asked for every decision. */
class LifeCycleTest {
    private static final Instant NOW = ServiceOrders.PAID_AT.plusSeconds(600);

    private static final String RULINGS = """
            told ->           CREATED  IN_USE   COLLECTING  PAID           CLOSED_WITH_ZERO  CANCELLED      EXPIRED
            REQUESTED         ADVANCE  ADVANCE  ADVANCE     ADVANCE        ADVANCE           ADVANCE        ADVANCE
            CREATED           KNOWN    ADVANCE  ADVANCE     ADVANCE        ADVANCE           ADVANCE        ADVANCE
            IN_USE            LATE     KNOWN    ADVANCE     ADVANCE        ADVANCE           ADVANCE        ADVANCE
            COLLECTING        LATE     LATE     KNOWN       ADVANCE        ADVANCE           ADVANCE        ADVANCE
            PAID              LATE     LATE     LATE        KNOWN          CONTRADICTION     CONTRADICTION  CONTRADICTION
            CLOSED_WITH_ZERO  LATE     LATE     LATE        CONTRADICTION  KNOWN             CONTRADICTION  CONTRADICTION
            CANCELLED         LATE     LATE     LATE        CONTRADICTION  CONTRADICTION     KNOWN          CONTRADICTION
            EXPIRED           LATE     LATE     LATE        CONTRADICTION  CONTRADICTION     CONTRADICTION  KNOWN
            """;

    private static final Map<Decision, Set<Position>> LEGAL = Map.of(
            Decision.LAUNCH, Set.of(Position.CREATED),
            Decision.SHOW_DETAIL, Set.of(Position.CREATED, Position.IN_USE, Position.COLLECTING, Position.PAID,
                    Position.CLOSED_WITH_ZERO, Position.CANCELLED, Position.EXPIRED),
            Decision.COMPLETE, Set.of(Position.IN_USE),
            Decision.CANCEL, Set.of(Position.CREATED, Position.IN_USE, Position.COLLECTING),
            Decision.MODIFY, Set.of(Position.COLLECTING),
            Decision.SYNC, Set.of(Position.COLLECTING),
            Decision.COLLECT, Set.of(Position.COLLECTING),
            Decision.REFUND, Set.of(Position.PAID));

    private static final Map<Decision, String> REFUSALS = Map.of(
            Decision.LAUNCH, "service-order-not-confirmable",
            Decision.SHOW_DETAIL, "service-order-not-showable",
            Decision.COMPLETE, "service-order-not-completable",
            Decision.CANCEL, "service-order-not-cancellable",
            Decision.MODIFY, "service-order-not-modifiable",
            Decision.SYNC, "service-order-not-syncable",
            Decision.COLLECT, "service-order-not-collectable",
            Decision.REFUND, "service-order-not-refundable");

    static Stream<Arguments> everyPositionAndEveryFact() {
        var lines = RULINGS.lines().map(line -> line.strip().split("\\s+")).toList();
        var told = Arrays.stream(lines.get(0)).skip(2).map(Position::valueOf).toList();
        return lines.stream().skip(1).flatMap(line -> told.stream().map(fact -> arguments(
                Position.valueOf(line[0]), fact, Ruling.valueOf(line[told.indexOf(fact) + 1]))));
    }

    static Stream<Arguments> everyPositionAndEveryFactFromEverySource() {
        return everyPositionAndEveryFact().flatMap(row -> Stream
                .of(new Source.Answer(), new Source.Query(1), new Source.Query(1_000), new Source.Callback("EV-1"))
                .map(source -> arguments(row.get()[0], row.get()[1], source)));
    }

    static Stream<Arguments> everyPositionAndEveryDecision() {
        return Arrays.stream(Position.values())
                .flatMap(position -> Arrays.stream(Decision.values()).map(decision -> arguments(position, decision)));
    }

    @Test
    void theTableIsComplete() {
        assertThat(everyPositionAndEveryFact()).hasSize(Position.values().length * (Position.values().length - 1));
        assertThat(LEGAL).containsOnlyKeys(Decision.values());
    }

    @ParameterizedTest
    @MethodSource("everyPositionAndEveryFact")
    void everyFactIsRuledOnInEveryPosition(Position at, Position told, Ruling ruling) {
        assertThat(LifeCycle.judge(at, told)).isEqualTo(ruling);

        var order = ServiceOrders.at(at);
        var learned = order.learn(ServiceOrders.observed(Facts.saying(told), new Source.Query(order.version()), NOW));

        switch (ruling) {
            case ADVANCE -> assertThat(stepOf(learned, order).position()).isEqualTo(told);
            case KNOWN, LATE -> assertThat(learned).isEqualTo(new Learned.NothingNew(ruling));
            case CONTRADICTION -> {
                var next = stepOf(learned, order);
                assertThat(next.position()).isEqualTo(at);
                assertThat(next.quarantine()).map(Quarantine::since).contains(NOW);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "REQUESTED", mode = EnumSource.Mode.EXCLUDE)
    void anAdvanceIsRecordedAsWhatHappened(Position told) {
        var learned = ServiceOrders.requested()
                .learn(ServiceOrders.observed(Facts.saying(told), new Source.Callback("EV-1"), NOW));

        assertThat(learned).isInstanceOfSatisfying(Learned.Changed.class, changed -> {
            assertThat(changed.change().event().kind()).hasToString(switch (told) {
                case IN_USE -> "CONFIRMED";
                case COLLECTING -> "COMPLETED";
                default -> told.name();
            });
            assertThat(changed.change().event().source()).isEqualTo(new Source.Callback("EV-1"));
            assertThat(changed.change().order().orderId()).contains(ServiceOrders.ORDER_ID);
        });
    }

    @ParameterizedTest
    @MethodSource("everyPositionAndEveryFactFromEverySource")
    @Covers("W26")
    void aStepNeverGoesDownAndCountsOneVersion(Position at, Position told, Source source) {
        var order = ServiceOrders.at(at);

        if (order.learn(ServiceOrders.observed(Facts.saying(told), source, NOW)) instanceof Learned.Changed changed) {
            var next = stepOf(changed, order);
            assertThat(rank(next.position())).isGreaterThanOrEqualTo(rank(at));
            assertThat(next.position().isTerminal() && next.nextCheck().isPresent()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("everyPositionAndEveryFactFromEverySource")
    @Covers("C09")
    void aFactToldTwiceChangesNothingTheSecondTime(Position at, Position told, Source source) {
        var observation = ServiceOrders.observed(Facts.saying(told), source, NOW);
        var once = after(ServiceOrders.at(at), observation);

        assertThat(once.learn(observation)).isNotInstanceOf(Learned.Changed.class);
    }

    static Stream<List<Position>> everyOrderOfTheFourFacts() {
        return permutations(List.of(Position.CREATED, Position.IN_USE, Position.COLLECTING, Position.PAID));
    }

    @ParameterizedTest
    @MethodSource("everyOrderOfTheFourFacts")
    @Covers("C19")
    void theOrderOfArrivalDoesNotMatter(List<Position> arrivals) {
        var order = ServiceOrders.requested();
        for (var told : arrivals) {
            order = after(order, ServiceOrders.observed(Facts.saying(told), new Source.Callback("EV-" + told), NOW));
        }

        assertThat(order.state()).isEqualTo(new ServiceOrderState.Paid(ServiceOrders.paid()));
        assertThat(order.confirmation()).isEqualTo(ServiceOrders.confirmation());
        assertThat(order.quarantine()).isEmpty();
        assertThat(order.nextCheck()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyPositionAndEveryDecision")
    void everyDecisionIsAllowedOrRefusedInEveryPosition(Position at, Decision decision) {
        var order = ServiceOrders.at(at);

        assertThat(decision.isLegalIn(at)).isEqualTo(LEGAL.get(decision).contains(at));
        if (LEGAL.get(decision).contains(at)) {
            decided(decision, order).ifPresent(change -> {
                assertThat(change.order().position()).isEqualTo(at);
                assertThat(change.order().version()).isEqualTo(order.version() + 1);
                assertThat(change.event().source()).isEqualTo(new Source.Merchant());
                assertThat(change.event().learnedAt()).isEqualTo(change.order().changedAt());
            });
        } else {
            assertThatExceptionOfType(ServiceOrderNotReady.class)
                    .isThrownBy(() -> decided(decision, order))
                    .withMessage("Service order %s is %s and therefore not %s.", ServiceOrders.OUT_ORDER_NO, at,
                            decision.ability())
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo(REFUSALS.get(decision));
                        assertThat(refusal.decision()).isEqualTo(decision);
                        assertThat(refusal.key()).isEqualTo(ServiceOrders.KEY);
                        assertThat(refusal.position()).isEqualTo(at);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnOrderThatGotPastTheUserIsConfirmed(Position position) {
        assertThat(position.isConfirmed()).isEqualTo(
                Set.of(Position.IN_USE, Position.COLLECTING, Position.PAID, Position.CLOSED_WITH_ZERO)
                        .contains(position));
    }

    @ParameterizedTest
    @EnumSource(names = "REQUESTED", mode = EnumSource.Mode.EXCLUDE)
    void onlyARequestedOrderIsAskedForAgain(Position position) {
        assertThatThrownBy(() -> ServiceOrders.at(position).requestAgain(NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOrderWithoutAVersionOrWithACheckAfterItsEndCannotBe() {
        var paid = ServiceOrders.paidOrder();

        assertThatThrownBy(() -> restored(paid, Optional.empty(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> restored(paid, ServiceOrders.collecting().nextCheck(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(restored(paid, Optional.empty(), paid.version())).isEqualTo(paid);
    }

    private static ServiceOrder restored(ServiceOrder from, Optional<NextCheck> nextCheck, long version) {
        return new ServiceOrder(from.key(), from.appId(), from.serviceId(), from.terms(), from.state(), from.orderId(),
                from.confirmation(), from.completion(), from.cancellation(), from.modification(), from.paidElsewhere(),
                from.refunds(),
                from.quarantine(), nextCheck, from.requestedAt(), from.changedAt(), version);
    }

    private static Optional<Change> decided(Decision decision, ServiceOrder order) {
        return switch (decision) {
            case LAUNCH -> Optional.of(order.launch(ServiceOrders.REQUESTED_AT.plusSeconds(1)));
            case SHOW_DETAIL -> {
                order.requireReadyFor(Decision.SHOW_DETAIL);
                yield Optional.empty();
            }
            case COMPLETE -> Optional.of(
                    order.complete(ServiceOrders.completionTerms(), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT));
            case CANCEL -> Optional.of(order.cancel(new CancellationReason("用户未取用"), NOW));
            case MODIFY -> Optional.of(order.modify(Facts.lowerTo(500), ServiceOrders.SERVICE, NOW));
            case SYNC -> Optional.of(order.sync(new ServiceTime.At(NOW.minusSeconds(1)), NOW));
            case COLLECT -> Optional.of(order.collect(NOW));
            case REFUND ->
                Optional.of(order.refund(new RefundTerms(new OutRefundNo("R1"), new Fen(1), Optional.empty()), NOW));
        };
    }

    private static ServiceOrder after(ServiceOrder order, Observation observation) {
        return order.learn(observation) instanceof Learned.Changed(var change) ? change.order() : order;
    }

    private static ServiceOrder stepOf(Learned learned, ServiceOrder from) {
        assertThat(learned).isInstanceOf(Learned.Changed.class);
        var change = ((Learned.Changed) learned).change();
        assertThat(change.order().version()).isEqualTo(from.version() + 1);
        assertThat(change.order().changedAt()).isEqualTo(NOW);
        assertThat(change.event().learnedAt()).isEqualTo(NOW);
        return change.order();
    }

    private static int rank(Position position) {
        return switch (position) {
            case REQUESTED -> 0;
            case CREATED -> 1;
            case IN_USE -> 2;
            case COLLECTING -> 3;
            case PAID, CLOSED_WITH_ZERO, CANCELLED, EXPIRED -> 4;
        };
    }

    private static Stream<List<Position>> permutations(List<Position> of) {
        return of.isEmpty()
                ? Stream.of(List.of())
                : of.stream().flatMap(first -> permutations(of.stream().filter(p -> p != first).toList())
                        .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList()));
    }
}
