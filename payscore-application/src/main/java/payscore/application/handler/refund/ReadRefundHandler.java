package payscore.application.handler.refund;

import payscore.application.handler.OrderBook;
import payscore.application.port.in.refund.ReadRefund;
import payscore.application.port.in.refund.RefundNotFound;
import payscore.application.port.out.store.RefundNumbers;
import payscore.domain.merchant.MchId;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.refund.OutRefundNo;

/** {@link ReadRefund}. */
public final class ReadRefundHandler implements ReadRefund {
    private final OrderBook book;
    private final RefundNumbers numbers;

    public ReadRefundHandler(OrderBook book, RefundNumbers numbers) {
        this.book = book;
        this.numbers = numbers;
    }

    @Override
    public View read(MchId mchId, OutRefundNo outRefundNo) {
        var key = numbers.order(mchId, outRefundNo).map(number -> new ServiceOrderKey(mchId, number))
                .orElseThrow(RefundNotFound::new);
        var order = book.order(key);
        var refund = order.refunds().find(outRefundNo).orElseThrow(RefundNotFound::new);
        return new View(order, refund, book.commands().unfinished(key));
    }
}
