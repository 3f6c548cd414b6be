package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.out.wechat.RefundAnswer;
import payscore.application.port.out.wechat.RefundGateway;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.Source;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundReport;

/** Asks WeChat about refunds that it has accepted and not ended. */
public final class RefundChecks {
    private static final Logger LOG = System.getLogger(RefundChecks.class.getName());

    private final OrderBook book;
    private final RefundGateway gateway;
    private final InstantSource clock;

    public RefundChecks(OrderBook book, RefundGateway gateway, InstantSource clock) {
        this.book = book;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** Asks about every open refund of an order, and says when to ask again if nothing is new. */
    public void check(ServiceOrder order) {
        order.refunds().openAtWeChat().forEach(refund -> ask(order, refund));
        var now = clock.instant();
        book.order(order.key()).checkAfter(now).ifPresent(next -> book.transactions().run(() -> {
            // Where something was new the version is another, and that has set its own check.
            book.orders().postpone(order.key(), order.version(), next);
            return next;
        }));
    }

    /** Asks about one refund and takes in what WeChat says. */
    public void ask(ServiceOrder order, Refund refund) {
        switch (gateway.query(order.key().mchId(), refund.outRefundNo())) {
            case RefundAnswer.Found(var report) -> take(order.key(), order.version(), report);
            case RefundAnswer.NotFound notFound -> LOG.log(Level.WARNING,
                    "event=REFUND_NOT_AT_WECHAT order={0} refund={1}", order.key(), refund.outRefundNo());
            case RefundAnswer.Unavailable(var cause) -> LOG.log(Level.INFO,
                    "event=REFUND_QUERY_UNANSWERED order={0} refund={1} cause={2}", order.key(), refund.outRefundNo(),
                    cause);
        }
    }

    private void take(ServiceOrderKey key, long askedAtVersion, RefundReport told) {
        book.change(saving -> {
            var change = book.order(key).learnOfRefund(
                    told, new Source.Query(askedAtVersion), Optional.empty(), clock.instant());
            change.ifPresent(saving::save);
            return change;
        });
    }
}
