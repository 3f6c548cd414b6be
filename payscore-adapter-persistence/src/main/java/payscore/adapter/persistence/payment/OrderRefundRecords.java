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

/** Refunds as their orders know them. An order does not know the day on which WeChat carried a refund out, so no day has any. */
public final class OrderRefundRecords implements RefundRecords {
    private final ServiceOrderRepository orders;

    OrderRefundRecords(ServiceOrderRepository orders) {
        this.orders = orders;
    }

    @Override
    public List<Refund> ofOrder(ServiceOrderKey key) {
        return orders.find(key).map(order -> order.refunds().list()).orElse(List.of());
    }

    @Override
    public List<Known> doneOn(MchId mchId, LocalDate day, Optional<OutRefundNo> after, int limitMax) {
        return List.of();
    }
}
