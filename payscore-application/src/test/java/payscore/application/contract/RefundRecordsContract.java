package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.application.fixture.Bills.DAY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Bills;
import payscore.application.port.out.store.RefundRecords;
import payscore.application.port.out.store.RefundRecords.Known;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.money.Fen;
import payscore.domain.order.ServiceOrder;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundStatus;
import payscore.domain.refund.Refunds;
import payscore.domain.terms.BeijingTime;

/** What every {@link RefundRecords} must do, together with the orders it is told by. */
public interface RefundRecordsContract {
    MchId MCH_ID = ServiceOrders.MCH_ID;

    RefundRecords refundRecords();

    ServiceOrderRepository orders();

    @Test
    default void refundsOfAnOrderAreThoseTheOrderKnows() {
        var order = stored(1, refund("R-1", RefundStatus.CLOSED), refund("R-2", RefundStatus.PROCESSING));

        assertThat(refundRecords().ofOrder(order.key())).isEqualTo(order.refunds().list());
        assertThat(refundRecords().ofOrder(Bills.key(2))).isEmpty();
    }

    @Test
    default void aRefundIsDoneOnTheDayInBeijingOnWhichWeChatPaidItBack() {
        var midnight = BeijingTime.startOf(DAY.plusDays(1));
        stored(1, paidBack("R-1", midnight.minusMillis(1)), paidBack("R-2", midnight));

        assertThat(refundRecords().doneOn(MCH_ID, DAY, Optional.empty(), 9))
                .containsExactly(new Known(new OutRefundNo("R-1"), Bills.key(1).outOrderNo(), new Fen(10)));
        assertThat(refundRecords().doneOn(MCH_ID, DAY.plusDays(1), Optional.empty(), 9))
                .extracting(Known::outRefundNo).containsExactly(new OutRefundNo("R-2"));
        assertThat(refundRecords().doneOn(new MchId("1900000999"), DAY, Optional.empty(), 9)).isEmpty();
    }

    @Test
    default void onlyARefundThatSucceededIsDone() {
        var paid = Optional.of(ServiceOrders.PAID_AT);
        var order = stored(1, refund("R-1", RefundStatus.PROCESSING, paid),
                refund("R-2", RefundStatus.ABNORMAL, paid), refund("R-3", RefundStatus.CLOSED, paid),
                refund("R-4", RefundStatus.SUCCESS, Optional.empty()));
        assertThat(refundRecords().doneOn(MCH_ID, DAY, Optional.empty(), 9)).isEmpty();

        var one = Bills.refunded(order, new Refunds(List.of(paidBack("R-1", ServiceOrders.PAID_AT))));
        orders().save(one);
        orders().save(Bills.refunded(one.order(), new Refunds(List.of(paidBack("R-1", ServiceOrders.PAID_AT),
                paidBack("R-2", ServiceOrders.PAID_AT)))));

        assertThat(refundRecords().doneOn(MCH_ID, DAY, Optional.empty(), 9)).extracting(Known::outRefundNo)
                .containsExactly(new OutRefundNo("R-1"), new OutRefundNo("R-2"));
    }

    @Test
    default void refundsOfADayComeInPagesByTheirNumbers() {
        stored(1, paidBack("R-3", ServiceOrders.PAID_AT), paidBack("R-1", ServiceOrders.PAID_AT));
        stored(2, paidBack("R-2", ServiceOrders.PAID_AT), paidBack("r-1", ServiceOrders.PAID_AT));

        assertThat(pageBehind(Optional.empty())).containsExactly("R-1", "R-2");
        assertThat(pageBehind(Optional.of("R-2"))).containsExactly("R-3", "r-1");
        assertThat(pageBehind(Optional.of("r-1"))).isEmpty();
    }

    private List<String> pageBehind(Optional<String> number) {
        return refundRecords().doneOn(MCH_ID, DAY, number.map(OutRefundNo::new), 2).stream()
                .map(known -> known.outRefundNo().value()).toList();
    }

    private ServiceOrder stored(int number, Refund... refunds) {
        return Bills.storePaid(orders(), number, ServiceOrders.TOTAL, ServiceOrders.PAID_AT,
                new Refunds(List.of(refunds)));
    }

    private static Refund paidBack(String number, Instant at) {
        return refund(number, RefundStatus.SUCCESS, Optional.of(at));
    }

    private static Refund refund(String number, RefundStatus status) {
        return refund(number, status, Optional.empty());
    }

    private static Refund refund(String number, RefundStatus status, Optional<Instant> succeededAt) {
        return new Refund(new OutRefundNo(number), ServiceOrders.TRANSACTION_ID, new Fen(10), ServiceOrders.TOTAL,
                Optional.empty(), status, Optional.empty(), succeededAt, Optional.empty(), ServiceOrders.PAID_AT);
    }
}
