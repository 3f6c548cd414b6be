package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.application.fixture.Bills.DAY;
import static payscore.application.fixture.Bills.transaction;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Bills;
import payscore.application.fixture.DetailedServiceOrders;
import payscore.application.port.out.store.BilledRefunds;
import payscore.application.port.out.store.Payments;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.order.ServiceOrderState;
import payscore.domain.reconciliation.KnownPayment;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.terms.BeijingTime;

/** What every {@link Payments} and {@link BilledRefunds} must do, together with the orders they are told by. */
public interface PaymentsContract {
    MchId MCH_ID = ServiceOrders.MCH_ID;
    Fen TOTAL = ServiceOrders.TOTAL;

    Payments payments();

    BilledRefunds billedRefunds();

    ServiceOrderRepository orders();

    @Test
    default void aPaymentIsKnownOnceItsOrderIs() {
        var order = Bills.storePaid(orders(), 1, TOTAL, ServiceOrders.PAID_AT);

        assertThat(payments().find(MCH_ID, Set.of(transaction(1), transaction(2)))).containsExactly(
                new KnownPayment(transaction(1), order.key().outOrderNo(), TOTAL, DAY, Optional.empty()));
        assertThat(payments().find(new MchId("1900000999"), Set.of(transaction(1)))).isEmpty();
        assertThat(payments().find(MCH_ID, Set.of())).isEmpty();
    }

    @Test
    default void aLaterVersionOfTheOrderTellsTheAmountAnew() {
        var order = Bills.storePaid(orders(), 1, TOTAL, ServiceOrders.PAID_AT);
        payments().markBilled(MCH_ID, List.of(transaction(1)), new KnownPayment.Billed(DAY, 1));
        orders().save(DetailedServiceOrders.next(order,
                new ServiceOrderState.Paid(Bills.paid(1, new Fen(700), ServiceOrders.PAID_AT)), Optional.empty()));

        assertThat(payments().find(MCH_ID, Set.of(transaction(1)))).singleElement().satisfies(payment -> {
            assertThat(payment.amount()).isEqualTo(new Fen(700));
            assertThat(payment.billed()).isPresent();
        });
    }

    @Test
    default void aDayIsADayInBeijing() {
        var midnight = BeijingTime.startOf(DAY.plusDays(1));
        Bills.storePaid(orders(), 1, TOTAL, midnight.minusMillis(1));
        Bills.storePaid(orders(), 2, TOTAL, midnight);

        assertThat(payments().unbilled(MCH_ID, DAY, Optional.empty(), 9)).extracting(KnownPayment::transactionId)
                .containsExactly(transaction(1));
        assertThat(payments().unbilled(MCH_ID, DAY.plusDays(1), Optional.empty(), 9))
                .extracting(KnownPayment::transactionId).containsExactly(transaction(2));
    }

    @Test
    default void whatABillHasShownIsNotMissedAnyMore() {
        for (int i = 1; i <= 4; i++) {
            Bills.storePaid(orders(), i, TOTAL, ServiceOrders.PAID_AT);
        }
        payments().markBilled(MCH_ID, List.of(transaction(2), transaction(9)), new KnownPayment.Billed(DAY, 3));
        payments().markBilled(MCH_ID, List.of(), new KnownPayment.Billed(DAY, 3));

        assertThat(unbilledFrom(Optional.empty())).containsExactly(transaction(1), transaction(3));
        assertThat(unbilledFrom(Optional.of(transaction(3)))).containsExactly(transaction(4));
    }

    @Test
    default void aMarkOfALaterRunStays() {
        Bills.storePaid(orders(), 1, TOTAL, ServiceOrders.PAID_AT);
        mark(new KnownPayment.Billed(DAY, 2));
        mark(new KnownPayment.Billed(DAY, 1));
        assertThat(billed()).contains(new KnownPayment.Billed(DAY, 2));
        mark(new KnownPayment.Billed(DAY, 3));
        assertThat(billed()).contains(new KnownPayment.Billed(DAY, 3));
        mark(new KnownPayment.Billed(DAY.plusDays(1), 1));
        assertThat(billed()).contains(new KnownPayment.Billed(DAY.plusDays(1), 1));
    }

    @Test
    default void aRefundIsShownOnceARun() {
        var refund = new OutRefundNo("R-1");
        assertThat(billedRefunds().mark(MCH_ID, refund, new KnownPayment.Billed(DAY, 1))).isTrue();
        assertThat(billedRefunds().mark(MCH_ID, refund, new KnownPayment.Billed(DAY, 1))).isFalse();
        assertThat(billedRefunds().mark(MCH_ID, refund, new KnownPayment.Billed(DAY, 2))).isTrue();
        assertThat(billedRefunds().mark(MCH_ID, refund, new KnownPayment.Billed(DAY.plusDays(1), 2))).isTrue();
        assertThat(billedRefunds().shownOf(MCH_ID, Set.of(refund, new OutRefundNo("r-1")))).containsExactly(refund);
        assertThat(billedRefunds().shownOf(MCH_ID, Set.of())).isEmpty();
    }

    private List<TransactionId> unbilledFrom(Optional<TransactionId> after) {
        return payments().unbilled(MCH_ID, DAY, after, 2).stream().map(KnownPayment::transactionId).toList();
    }

    private void mark(KnownPayment.Billed billed) {
        payments().markBilled(MCH_ID, List.of(transaction(1)), billed);
    }

    private Optional<KnownPayment.Billed> billed() {
        return payments().find(MCH_ID, Set.of(transaction(1))).getFirst().billed();
    }
}
