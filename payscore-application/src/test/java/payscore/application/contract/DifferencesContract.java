package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Bills;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Differences;
import payscore.application.port.out.store.Reconciliations;
import payscore.application.port.out.store.StaleReconciliation;
import payscore.application.port.out.store.Transactions;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceId;
import payscore.domain.reconciliation.DifferenceKey;
import payscore.domain.reconciliation.DifferenceKind;
import payscore.domain.reconciliation.DifferenceNote;
import payscore.domain.reconciliation.Fate;
import payscore.domain.reconciliation.Finding;

/** What every {@link Differences} must do. */
public interface DifferencesContract {
    Difference FIRST = Bills.difference(1, 1);
    Difference SECOND = Bills.difference(2, 2);
    Difference THIRD = Bills.difference(3, 3);

    Differences differences();

    Transactions transactions();

    @Test
    default void keepsADifferenceAsItIs() {
        var scant = new Finding(DifferenceKind.REFUND_NOT_THEIRS, "R|@*", Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
        var other = Difference.found(
                new DifferenceKey(ServiceOrders.MCH_ID, Bills.DAY, scant.id()), scant, 1, Bills.READY_AT);
        differences().add(FIRST);
        differences().add(other);
        assertThat(differences().find(FIRST.key())).contains(FIRST);
        assertThat(differences().find(other.key())).contains(other);

        var noted = FIRST.acknowledged(new DifferenceNote("正在核对 =1+1"), Bills.READY_AT.plusMillis(5));
        differences().save(noted);
        assertThat(differences().find(FIRST.key())).contains(noted);
    }

    @Test
    default void aDifferenceIsThereOnceAndTheTransactionGoesOn() {
        differences().add(FIRST);
        transactions().run(() -> {
            assertThat(differences().add(FIRST)).isFalse();
            return differences().add(SECOND);
        });
        assertThat(differences().find(SECOND.key())).isPresent();
    }

    @Test
    default void whoeverHoldsAnOlderVersionIsRefused() {
        differences().add(FIRST);
        differences().save(FIRST.settled("asked", Bills.READY_AT));
        assertThatThrownBy(() -> differences().save(FIRST.unrelated("asked", Bills.READY_AT)))
                .isInstanceOf(StaleReconciliation.class);
    }

    @Test
    default void whatIsToBeAskedAboutIsDue() {
        differences().add(FIRST);
        differences().add(SECOND);
        differences().save(SECOND.unanswered(Bills.READY_AT.plusSeconds(60), Bills.READY_AT));
        var mine = Buckets.of(List.of(Reconciliations.bucketOf(ServiceOrders.MCH_ID)));
        assertThat(differences().due(mine, Bills.READY_AT, 10)).containsExactly(FIRST);
        assertThat(differences().due(mine, Bills.READY_AT.plusSeconds(60), 10)).hasSize(2).first().isEqualTo(FIRST);
        assertThat(differences().due(mine, Bills.READY_AT.plusSeconds(60), 1)).hasSize(1);
        assertThat(differences().due(Buckets.NONE, Bills.READY_AT.plusSeconds(60), 10)).isEmpty();
        differences().save(FIRST.leftToPeople("asked", Bills.READY_AT));
        assertThat(differences().due(mine, Bills.READY_AT, 10)).isEmpty();
    }

    @Test
    default void aDayIsListedPageByPageAndNarrowed() {
        differences().add(THIRD);
        differences().add(FIRST);
        differences().add(SECOND.settled("asked", Bills.READY_AT));
        assertThat(list(Optional.empty(), Optional.empty(), Optional.empty(), 2)).extracting(Difference::subject)
                .containsExactly(FIRST.subject(), SECOND.subject());
        assertThat(list(Optional.empty(), Optional.empty(), Optional.of(SECOND.key().id()), 2)).containsExactly(THIRD);
        assertThat(list(Optional.of(Fate.OPEN), Optional.empty(), Optional.empty(), 9)).containsExactly(FIRST, THIRD);
        assertThat(list(Optional.of(Fate.OPEN), Optional.of(3), Optional.empty(), 9)).containsExactly(FIRST);
        assertThat(differences().list(new Differences.Filter(ServiceOrders.MCH_ID, Bills.DAY, Optional.empty(),
                Optional.of(DifferenceKind.REFUND_AMOUNT), Optional.empty(), Optional.empty(), 9))).isEmpty();
        assertThat(differences().countByFate(ServiceOrders.MCH_ID, Bills.DAY))
                .isEqualTo(Map.of(Fate.OPEN, 2L, Fate.SETTLED, 1L));
    }

    @Test
    default void daysAndMerchantsKeepApart() {
        differences().add(FIRST);
        assertThat(differences().countByFate(ServiceOrders.MCH_ID, Bills.DAY.plusDays(1))).isEmpty();
        assertThat(differences().countByFate(new MchId("1900000999"), Bills.DAY)).isEmpty();
        assertThat(differences()
                .find(new DifferenceKey(new MchId("1900000999"), Bills.DAY, FIRST.key().id()))).isEmpty();
    }

    private List<Difference> list(
            Optional<Fate> fate, Optional<Integer> foundBefore, Optional<DifferenceId> after, int limitMax) {
        return differences().list(new Differences.Filter(ServiceOrders.MCH_ID, Bills.DAY, fate, Optional.empty(),
                foundBefore, after, limitMax));
    }
}
