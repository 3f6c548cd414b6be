package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.birth;
import static payscore.application.fixture.DetailedServiceOrders.checkAt;
import static payscore.application.fixture.DetailedServiceOrders.event;
import static payscore.application.fixture.DetailedServiceOrders.key;
import static payscore.application.fixture.DetailedServiceOrders.next;
import static payscore.application.fixture.DetailedServiceOrders.with;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.application.fixture.DetailedServiceOrders;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.DuplicateServiceOrder;
import payscore.application.port.out.store.HistoryEntry;
import payscore.application.port.out.store.ServiceOrderFilter;
import payscore.application.port.out.store.ServiceOrderFilter.Place;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.StaleServiceOrder;
import payscore.application.port.out.store.Transactions;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.money.Fen;
import payscore.domain.order.Change;
import payscore.domain.order.CheckReason;
import payscore.domain.order.NextCheck;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.ServiceOrderState;
import payscore.domain.order.Source;

/** What a {@link ServiceOrderRepository} must do. */
public interface ServiceOrderRepositoryContract {
    ServiceOrderRepository orders();

    Transactions transactions();

    @ParameterizedTest
    @EnumSource(Position.class)
    default void bringsBackAnOrderAtEveryPosition(Position position) {
        var order = with(ServiceOrders.at(position), ServiceOrders.at(position).state(),
                ServiceOrders.at(position).nextCheck(), 2);
        orders().add(ServiceOrders.request(ServiceOrders.KEY));

        orders().save(new Change(order, event(ServiceOrderEvent.Kind.CREATED, NOW)));

        assertThat(orders().find(ServiceOrders.KEY)).contains(order);
    }

    @ParameterizedTest
    @EnumSource(Position.class)
    default void bringsBackEveryDetail(Position position) {
        var order = DetailedServiceOrders.at(position, key("DETAILED"));
        orders().add(birth(key("DETAILED")));

        orders().save(new Change(order, event(ServiceOrderEvent.Kind.CREATED, NOW)));

        assertThat(orders().find(key("DETAILED"))).contains(order);
    }

    @Test
    default void takesBackWhatTheNextVersionNoLongerHas() {
        var bare = birth(key("BARE")).order();
        orders().add(birth(key("BARE")));
        orders().save(new Change(DetailedServiceOrders.at(Position.CREATED, key("BARE")),
                event(ServiceOrderEvent.Kind.CREATED, NOW)));
        var bareAgain = with(bare, new ServiceOrderState.Requested(Optional.empty()), Optional.empty(), 3);

        orders().save(new Change(bareAgain, event(ServiceOrderEvent.Kind.DECLINED, NOW)));

        assertThat(orders().find(key("BARE"))).contains(bareAgain);
    }

    @Test
    default void bringsBackABirth() {
        var birth = birth(key("BORN"));

        orders().add(birth);

        assertThat(orders().find(key("BORN"))).contains(birth.order());
        assertThat(orders().history(key("BORN")))
                .containsExactly(new HistoryEntry(1, Position.REQUESTED, birth.event()));
    }

    @Test
    default void hasNothingOfAnUnknownOrder() {
        assertThat(orders().find(key("UNKNOWN"))).isEmpty();
        assertThat(orders().history(key("UNKNOWN"))).isEmpty();
    }

    @Test
    @Covers("D15")
    default void refusesATakenKeyAndTheTransactionGoesOn() {
        var first = birth(key("TAKEN"));
        orders().add(first);

        transactions().run(() -> {
            assertThatThrownBy(() -> orders().add(birth(key("TAKEN"), NOW.plusSeconds(1))))
                    .isInstanceOf(DuplicateServiceOrder.class);
            orders().add(birth(key("FREE")));
            return orders().find(key("TAKEN"));
        });

        assertThat(orders().find(key("TAKEN"))).contains(first.order());
        assertThat(orders().history(key("TAKEN"))).hasSize(1);
        assertThat(orders().find(key("FREE"))).isPresent();
    }

    @Test
    default void ofManyBirthsUnderOneKeyOneWins() {
        var born = Together.run(4, i -> {
            try {
                transactions().run(() -> {
                    orders().add(birth(key("RACE"), NOW.plusSeconds(i)));
                    return i;
                });
                return true;
            } catch (DuplicateServiceOrder late) {
                return false;
            }
        });

        assertThat(born).containsOnlyOnce(true);
    }

    @Test
    default void theSlowerOfTwoWritersIsStaleAndNothingOfItIsStored() {
        orders().add(birth(key("RACE")));
        var quick = orders().find(key("RACE")).orElseThrow();
        var slow = orders().find(key("RACE")).orElseThrow();
        var quickChange = next(quick, event(ServiceOrderEvent.Kind.CREATED, NOW.plusSeconds(1)));
        orders().save(quickChange);

        assertThatThrownBy(() -> orders().save(next(slow, event(ServiceOrderEvent.Kind.EXPIRED, NOW.plusSeconds(2)))))
                .isInstanceOf(StaleServiceOrder.class);

        assertThat(orders().find(key("RACE"))).contains(quickChange.order());
        assertThat(orders().history(key("RACE"))).extracting(entry -> entry.event().kind())
                .containsExactly(ServiceOrderEvent.Kind.REQUESTED, ServiceOrderEvent.Kind.CREATED);
    }

    @Test
    default void ofManyWritersOfOneVersionOneWinsEveryTime() {
        orders().add(birth(key("RACE")));
        for (int version = 2; version <= 11; version++) {
            var read = orders().find(key("RACE")).orElseThrow();

            var saved = Together.run(4, i -> {
                try {
                    return transactions().run(() -> {
                        orders().save(next(read, event(ServiceOrderEvent.Kind.LAUNCHED, NOW.plusSeconds(i))));
                        return true;
                    });
                } catch (StaleServiceOrder lost) {
                    return false;
                }
            });

            assertThat(saved).containsOnlyOnce(true);
            assertThat(orders().find(key("RACE")).orElseThrow().version()).isEqualTo(version);
        }
        assertThat(orders().history(key("RACE"))).hasSize(11);
    }

    @Test
    default void aVersionThatSkipsOneIsStale() {
        var order = birth(key("SKIP")).order();
        orders().add(birth(key("SKIP")));

        assertThatThrownBy(() -> orders().save(new Change(with(order, order.state(), Optional.empty(), 3),
                event(ServiceOrderEvent.Kind.CREATED, NOW)))).isInstanceOf(StaleServiceOrder.class);

        assertThat(orders().find(key("SKIP"))).contains(order);
        assertThat(orders().history(key("SKIP"))).hasSize(1);
    }

    @Test
    default void aChangeOfAnOrderThatIsNotThereIsStale() {
        var order = birth(key("GHOST")).order();

        assertThatThrownBy(() -> orders().save(next(order, event(ServiceOrderEvent.Kind.CREATED, NOW))))
                .isInstanceOf(StaleServiceOrder.class);

        assertThat(orders().find(key("GHOST"))).isEmpty();
        assertThat(orders().history(key("GHOST"))).isEmpty();
    }

    @Test
    default void staleInATransactionLeavesItAbleToReadAgainAndDecideAgain() {
        orders().add(birth(key("AGAIN")));
        var stale = orders().find(key("AGAIN")).orElseThrow();
        orders().save(next(stale, event(ServiceOrderEvent.Kind.CREATED, NOW)));

        transactions().run(() -> {
            assertThatThrownBy(() -> orders().save(next(stale, event(ServiceOrderEvent.Kind.LAUNCHED, NOW))))
                    .isInstanceOf(StaleServiceOrder.class);
            var fresh = orders().find(key("AGAIN")).orElseThrow();
            orders().save(next(fresh, event(ServiceOrderEvent.Kind.LAUNCHED, NOW)));
            return fresh;
        });

        assertThat(orders().find(key("AGAIN")).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    default void theHistoryHasOneEventAVersionOfEveryKindAndSource() {
        var birth = birth(key("HISTORY"));
        orders().add(birth);
        var expected = new ArrayList<>(List.of(new HistoryEntry(1, Position.REQUESTED, birth.event())));
        var order = birth.order();
        for (var kind : ServiceOrderEvent.Kind.values()) {
            for (var source : List.of(new Source.Merchant(), new Source.Answer(), new Source.Query(order.version()),
                    new Source.Callback("EV-2018022511223320873"))) {
                var told = order.version() % 2 == 0;
                var change = next(order, new ServiceOrderEvent(kind, source,
                        told ? Optional.of(NOW.plusMillis(order.version())) : Optional.empty(),
                        NOW.plusMillis(2 * order.version()), told ? Optional.of(new Fen(800)) : Optional.empty(),
                        told ? Optional.of("服务 state=X, ?") : Optional.empty()));
                orders().save(change);
                order = change.order();
                expected.add(new HistoryEntry(order.version(), order.position(), change.event()));
            }
        }

        assertThat(orders().history(key("HISTORY"))).isEqualTo(expected);
    }

    @Test
    default void theHistoryKeepsThePositionOfEachVersion() {
        orders().add(birth(key("POSITIONS")));
        var created = next(birth(key("POSITIONS")).order(), new ServiceOrderState.Created(Optional.empty()),
                Optional.empty());
        var inUse = next(created.order(), new ServiceOrderState.InUse(), Optional.empty());
        orders().save(created);
        orders().save(inUse);

        assertThat(orders().history(key("POSITIONS"))).extracting(HistoryEntry::position)
                .containsExactly(Position.REQUESTED, Position.CREATED, Position.IN_USE);
    }

    @Test
    default void aLongRemarkIsKept() {
        var remark = "微信".repeat(2_000);
        orders().add(birth(key("LONG")));

        orders().save(next(birth(key("LONG")).order(),
                new ServiceOrderEvent(ServiceOrderEvent.Kind.QUARANTINED, new Source.Answer(), Optional.empty(), NOW,
                        Optional.empty(), Optional.of(remark))));

        assertThat(orders().history(key("LONG")).getLast().event().remark()).contains(remark);
    }

    @Test
    default void postponingMovesTheCheckAndNothingElse() {
        var waiting = waitingSince("WAITING", NOW);
        var later = checkAt(NOW.plusSeconds(60));

        orders().postpone(waiting.key(), waiting.version(), later);

        assertThat(orders().find(waiting.key()))
                .contains(with(waiting, waiting.state(), Optional.of(later), waiting.version()));
        assertThat(orders().history(waiting.key())).hasSize(2);
        assertThat(orders().dueForCheck(Buckets.ALL, NOW.plusSeconds(59), 10)).isEmpty();
        assertThat(orders().dueForCheck(Buckets.ALL, NOW.plusSeconds(60), 10)).containsExactly(waiting.key());
    }

    @Test
    default void postponingAnOrderThatMovedOnDoesNothing() {
        var waiting = waitingSince("MOVED", NOW);

        orders().postpone(waiting.key(), waiting.version() - 1, checkAt(NOW.plusSeconds(60)));
        orders().postpone(waiting.key(), waiting.version() + 1, checkAt(NOW.plusSeconds(60)));

        assertThat(orders().find(waiting.key())).contains(waiting);
    }

    @Test
    default void anOrderWithoutACheckCanBeGivenOne() {
        orders().add(birth(key("QUIET")));

        orders().postpone(key("QUIET"), 1, checkAt(NOW));

        assertThat(orders().dueForCheck(Buckets.ALL, NOW, 10)).containsExactly(key("QUIET"));
    }

    @Test
    default void anOrderThatEndedIsCheckedForADoubtOnly() {
        orders().add(birth(key("ENDED")));
        var ended = next(birth(key("ENDED")).order(), new ServiceOrderState.Cancelled(), Optional.empty());
        orders().save(ended);

        orders().postpone(key("ENDED"), 2, checkAt(NOW));

        assertThat(orders().find(key("ENDED"))).contains(ended.order());
        assertThat(orders().dueForCheck(Buckets.ALL, NOW.plusSeconds(60), 10)).isEmpty();

        var doubt = new NextCheck(NOW, CheckReason.DOUBT, NOW);
        orders().postpone(key("ENDED"), 2, doubt);

        assertThat(orders().find(key("ENDED")).flatMap(ServiceOrder::nextCheck)).contains(doubt);
        assertThat(orders().dueForCheck(Buckets.ALL, NOW, 10)).containsExactly(key("ENDED"));
    }

    @Test
    default void theLongestOverdueOrderIsCheckedFirst() {
        waitingSince("THIRD", NOW.plusMillis(3));
        waitingSince("FIRST", NOW.plusMillis(1));
        waitingSince("FOURTH", NOW.plusMillis(4));
        waitingSince("SECOND", NOW.plusMillis(2));

        assertThat(orders().dueForCheck(Buckets.ALL, NOW, 10)).isEmpty();
        assertThat(orders().dueForCheck(Buckets.ALL, NOW.plusMillis(3), 10))
                .containsExactly(key("FIRST"), key("SECOND"), key("THIRD"));
        assertThat(orders().dueForCheck(Buckets.ALL, NOW.plusMillis(9), 2)).containsExactly(key("FIRST"),
                key("SECOND"));
    }

    @Test
    default void onlyOrdersOfTheGivenBucketsAreDueForACheck() {
        waitingSince("HERE", NOW);
        waitingSince("ELSEWHERE", NOW);

        assertThat(orders().dueForCheck(only("HERE"), NOW, 10)).containsExactly(key("HERE"));
        assertThat(orders().dueForCheck(only("ELSEWHERE"), NOW, 10)).containsExactly(key("ELSEWHERE"));
        assertThat(orders().dueForCheck(Buckets.NONE, NOW, 10)).isEmpty();
    }

    @Test
    @Covers("T07")
    default void timesFarBeyondTheYear2038AreKept() {
        var far = Instant.parse("2106-02-07T06:28:16.789Z");
        orders().add(birth(key("FAR"), far));
        orders().postpone(key("FAR"), 1, checkAt(far.plusMillis(1)));

        assertThat(orders().find(key("FAR")).orElseThrow().requestedAt()).isEqualTo(far);
        assertThat(orders().dueForCheck(Buckets.ALL, far, 10)).isEmpty();
        assertThat(orders().dueForCheck(Buckets.ALL, far.plusMillis(1), 10)).containsExactly(key("FAR"));
    }

    @Test
    default void anOrderThatEndedIsNotCheckedAnyMore() {
        var waiting = waitingSince("ENDING", NOW);

        orders().save(next(waiting, new ServiceOrderState.Expired(), Optional.empty()));

        assertThat(orders().dueForCheck(Buckets.ALL, NOW.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    @Covers("D16")
    default void twinsInUpperAndLowerCaseAreDifferentOrders() {
        orders().add(birth(key("Twin"), NOW));
        orders().add(birth(key("tWIN"), NOW.plusSeconds(1)));
        orders().save(next(orders().find(key("Twin")).orElseThrow(), new ServiceOrderState.InUse(), Optional.empty()));

        assertThat(orders().find(key("Twin")).orElseThrow().position()).isEqualTo(Position.IN_USE);
        assertThat(orders().find(key("tWIN")).orElseThrow().position()).isEqualTo(Position.REQUESTED);
        assertThat(orders().find(key("TWIN"))).isEmpty();
        assertThat(orders().history(key("tWIN"))).hasSize(1);
    }

    @Test
    default void merchantsAreSeparate() {
        var elsewhere = new ServiceOrderKey(new MchId("1900000999"), new OutOrderNo("SHARED"));
        orders().add(birth(key("SHARED")));
        orders().add(birth(elsewhere));
        orders().save(next(orders().find(elsewhere).orElseThrow(), new ServiceOrderState.InUse(), Optional.empty()));

        assertThat(orders().find(key("SHARED")).orElseThrow().version()).isEqualTo(1);
        assertThat(orders().history(key("SHARED"))).hasSize(1);
        assertThat(listed(all())).containsExactly("SHARED");
        assertThat(orders().list(all()).getFirst().key()).isEqualTo(key("SHARED"));
    }

    @Test
    default void everySignANumberMayHaveIsKept() {
        for (var number : List.of("a|b", "a*b", "a_b", "a-b", "****", "|", "0123456789abcdefABCDEF_-*|__zzzz")) {
            orders().add(birth(key(number)));
            assertThat(orders().find(key(number)).orElseThrow().key()).isEqualTo(key(number));
        }
        assertThat(orders().find(key("aXb"))).isEmpty();
    }

    @Test
    default void listsByRequestTimeThenNumber() {
        orders().add(birth(key("C"), NOW));
        orders().add(birth(key("b"), NOW));
        orders().add(birth(key("A"), NOW.plusMillis(1)));
        orders().add(birth(key("B"), NOW));
        orders().add(birth(key("Z"), NOW.minusMillis(1)));

        assertThat(listed(all())).containsExactly("Z", "B", "C", "b", "A");
    }

    @Test
    default void pagesAreWalkedByPlaceEvenWhereTimesAreEqual() {
        for (var number : List.of("C", "b", "B", "_", "-", "|", "*", "1", "a", "c")) {
            orders().add(birth(key(number), NOW));
        }
        orders().add(birth(key("0"), NOW.plusMillis(1)));

        var seen = new ArrayList<String>();
        var page = orders().list(all(Optional.empty(), 3));
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(order -> seen.add(order.key().outOrderNo().value()));
            var last = page.getLast();
            page = orders().list(all(Optional.of(new Place(last.requestedAt(), last.key().outOrderNo())), 3));
        }

        assertThat(seen).containsExactly("*", "-", "1", "B", "C", "_", "a", "b", "c", "|", "0");
    }

    @Test
    default void listsOnlyTheWantedPositions() {
        orders().add(birth(key("REQUESTED")));
        orders().add(birth(key("CREATED")));
        orders().add(birth(key("USED")));
        orders().save(next(birth(key("CREATED")).order(), new ServiceOrderState.Created(Optional.empty()),
                Optional.empty()));
        orders().save(next(birth(key("USED")).order(), new ServiceOrderState.InUse(), Optional.empty()));

        assertThat(listed(filter(Set.of(Position.CREATED)))).containsExactly("CREATED");
        assertThat(listed(filter(Set.of(Position.REQUESTED, Position.IN_USE)))).containsExactly("REQUESTED", "USED");
        assertThat(listed(filter(Set.of(Position.PAID)))).isEmpty();
        assertThat(listed(filter(Set.of()))).containsExactly("CREATED", "REQUESTED", "USED");
    }

    @Test
    default void listsOnlyWhatWasRequestedAfterAnInstant() {
        orders().add(birth(key("BEFORE"), NOW.minusMillis(1)));
        orders().add(birth(key("AT"), NOW));
        orders().add(birth(key("AFTER"), NOW.plusMillis(1)));
        orders().add(birth(key("LATER"), NOW.plusMillis(2)));

        var fromNow = new ServiceOrderFilter(
                ServiceOrders.MCH_ID, Set.of(), Optional.of(NOW), Optional.empty(), 10);
        var behindAnEarlierPlace = new ServiceOrderFilter(ServiceOrders.MCH_ID, Set.of(), Optional.of(NOW),
                Optional.of(new Place(NOW.minusSeconds(1), new OutOrderNo("X"))), 10);
        var behindALaterPlace = new ServiceOrderFilter(ServiceOrders.MCH_ID, Set.of(), Optional.of(NOW),
                Optional.of(new Place(NOW.plusMillis(1), new OutOrderNo("AFTER"))), 10);

        assertThat(listed(fromNow)).containsExactly("AFTER", "LATER");
        assertThat(listed(behindAnEarlierPlace)).containsExactly("AFTER", "LATER");
        assertThat(listed(behindALaterPlace)).containsExactly("LATER");
    }

    private static Buckets only(String outOrderNo) {
        return Buckets.of(List.of(Bucket.of(key(outOrderNo))));
    }

    private ServiceOrder waitingSince(String outOrderNo, Instant dueAt) {
        orders().add(birth(key(outOrderNo)));
        var change = next(birth(key(outOrderNo)).order(), new ServiceOrderState.Created(Optional.empty()),
                Optional.of(checkAt(dueAt)));
        orders().save(change);
        return change.order();
    }

    private List<String> listed(ServiceOrderFilter filter) {
        return orders().list(filter).stream().map(order -> order.key().outOrderNo().value()).toList();
    }

    private static ServiceOrderFilter all() {
        return all(Optional.empty(), 100);
    }

    private static ServiceOrderFilter all(Optional<Place> after, int limitMax) {
        return new ServiceOrderFilter(ServiceOrders.MCH_ID, Set.of(), Optional.empty(), after, limitMax);
    }

    private static ServiceOrderFilter filter(Set<Position> positions) {
        return new ServiceOrderFilter(ServiceOrders.MCH_ID, positions, Optional.empty(), Optional.empty(), 100);
    }
}
