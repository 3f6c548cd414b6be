package payscore.adapter.persistence.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payscore.application.port.out.store.RefundRecords;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.domain.merchant.MchId;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;

/** Refunds: of an order as its row knows them, of a day as {@link DoneRefunds} keeps them. */
public final class MyBatisRefundRecords implements RefundRecords {
    private final ServiceOrderRepository orders;
    private final DoneRefunds done;

    MyBatisRefundRecords(ServiceOrderRepository orders, DoneRefunds done) {
        this.orders = orders;
        this.done = done;
    }

    @Override
    public List<Refund> ofOrder(ServiceOrderKey key) {
        return orders.find(key).map(order -> order.refunds().list()).orElse(List.of());
    }

    @Override
    public List<Known> doneOn(MchId mchId, LocalDate day, Optional<OutRefundNo> after, int limitMax) {
        return done.on(mchId, day, after, limitMax);
    }
}
