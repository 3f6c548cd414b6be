package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Bills;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Reconciliations;
import payscore.application.port.out.store.StaleReconciliation;
import payscore.application.port.out.store.Transactions;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.FundFlow;
import payscore.domain.reconciliation.Reconciliation;
import payscore.domain.reconciliation.Sum;
import payscore.domain.reconciliation.Tally;

/** What every {@link Reconciliations} must do. */
public interface ReconciliationsContract {
    Reconciliation OWED = Reconciliation.owed(ServiceOrders.MCH_ID, Bills.DAY);
    Reconciliation.Result RESULT = new Reconciliation.Result(
            Optional.of("3338463d2fb4dd4411ba5b7610dbdc072698b975"),
            new Tally(new Sum(5, 5_000_000_000L), new Sum(4, 4), new Sum(3, 3), 2, 1),
            Optional.of(new FundFlow(new Sum(7, 7_000_000_000L), new Sum(6, 6))), Bills.READY_AT.plusMillis(7));

    Reconciliations reconciliations();

    Transactions transactions();

    @Test
    default void keepsADayAsItIs() {
        assertThat(reconciliations().add(OWED)).isTrue();
        assertThat(stored()).isEqualTo(OWED);
        var postponed = OWED.started(Bills.READY_AT).postponed("hash-mismatch", Bills.READY_AT);
        reconciliations().save(OWED.started(Bills.READY_AT));
        reconciliations().save(postponed);
        assertThat(stored()).isEqualTo(postponed);
        var started = postponed.started(Bills.READY_AT);
        reconciliations().save(started);
        reconciliations().save(started.finished(RESULT));
        assertThat(stored()).isEqualTo(started.finished(RESULT));
        var again = started.finished(RESULT).wantedNow(Bills.READY_AT.plusSeconds(1));
        reconciliations().save(again);
        assertThat(stored()).isEqualTo(again);
        var empty = new Reconciliation.Result(Optional.empty(), Tally.NONE, Optional.empty(), Bills.READY_AT);
        reconciliations().save(again.started(Bills.READY_AT));
        reconciliations().save(again.started(Bills.READY_AT).finished(empty));
        assertThat(stored().result()).contains(empty);
    }

    @Test
    default void aDayIsThereOnceAndTheTransactionGoesOn() {
        reconciliations().add(OWED);
        transactions().run(() -> {
            assertThat(reconciliations().add(OWED)).isFalse();
            return reconciliations().add(Reconciliation.owed(ServiceOrders.MCH_ID, Bills.DAY.plusDays(1)));
        });
        assertThat(reconciliations().latest(ServiceOrders.MCH_ID)).contains(Bills.DAY.plusDays(1));
        assertThat(reconciliations().latest(new MchId("1900000999"))).isEmpty();
    }

    @Test
    default void whoeverHoldsAnOlderVersionIsRefused() {
        reconciliations().add(OWED);
        reconciliations().save(OWED.started(Bills.READY_AT));
        assertThatThrownBy(() -> reconciliations().save(OWED.postponed("late", Bills.READY_AT)))
                .isInstanceOf(StaleReconciliation.class);
        assertThat(stored()).isEqualTo(OWED.started(Bills.READY_AT));
    }

    @Test
    default void ofManyWhoBeginAtOnceOneDoes() {
        reconciliations().add(OWED);
        var begun = Together.run(4, i -> {
            try {
                reconciliations().save(OWED.started(Bills.READY_AT));
                return true;
            } catch (StaleReconciliation overtaken) {
                return false;
            }
        });
        assertThat(begun).filteredOn(won -> won).hasSize(1);
    }

    @Test
    default void daysAreDueUntilTheyAreOver() {
        reconciliations().add(OWED);
        var other = Reconciliation.owed(new MchId("1900000999"), Bills.DAY.minusDays(1));
        reconciliations().add(other);
        assertThat(reconciliations().due(Buckets.ALL, Bills.READY_AT.minusMillis(1), 10)).containsExactly(other);
        assertThat(reconciliations().due(Buckets.ALL, Bills.READY_AT, 10)).containsExactly(other, OWED);
        assertThat(reconciliations().due(Buckets.ALL, Bills.READY_AT, 1)).containsExactly(other);
        assertThat(reconciliations().due(Buckets.NONE, Bills.READY_AT, 10)).isEmpty();
        assertThat(reconciliations().due(
                Buckets.of(List.of(Reconciliations.bucketOf(ServiceOrders.MCH_ID))), Bills.READY_AT, 10))
                .containsExactly(OWED);

        var started = OWED.started(Bills.READY_AT);
        reconciliations().save(started);
        assertThat(reconciliations().due(Buckets.ALL, Bills.READY_AT, 10)).containsExactly(other);
        reconciliations().save(started.finished(RESULT));
        assertThat(reconciliations().due(Buckets.ALL, Bills.READY_AT.plusSeconds(86_400), 10)).containsExactly(other);
    }

    private Reconciliation stored() {
        return reconciliations().find(ServiceOrders.MCH_ID, Bills.DAY).orElseThrow();
    }
}
