package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.order.CheckReason;
import payscore.domain.order.Fact;
import payscore.domain.order.NextCheck;
import payscore.domain.order.Observation;
import payscore.domain.order.OrderId;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.Source;

/** Asks WeChat where an order stands and takes in what it says. The same on demand and on schedule. */
public final class Asking {
    private static final Logger LOG = System.getLogger(Asking.class.getName());

    private final OrderBook book;
    private final FactIntake intake;
    private final PayScoreGateway gateway;
    private final InstantSource clock;

    public Asking(OrderBook book, PayScoreGateway gateway, InstantSource clock) {
        this.book = book;
        this.intake = new FactIntake(book.orders());
        this.gateway = gateway;
        this.clock = clock;
    }

    public RefreshServiceOrder.Outcome ask(ServiceOrder order) {
        var answer = gateway.query(OrderQuery.about(order));
        var now = clock.instant();
        return switch (answer) {
            case QueryAnswer.Found(var number, var fact, var orderId, var terms) ->
                new RefreshServiceOrder.Outcome.UpToDate(take(order.key(), order.version(), fact, orderId, now));
            case QueryAnswer.NotFound notFound -> {
                // Not "closed": a request may still arrive, or a replica lags. An order WeChat once had is worth a look.
                if (order.position() != Position.REQUESTED) {
                    LOG.log(Level.WARNING, "event=NOT_AT_WECHAT order={0} position={1}", order.key(), order.position());
                }
                postpone(order, order.checkAfter(now));
                yield new RefreshServiceOrder.Outcome.NotAtWeChat(order);
            }
            case QueryAnswer.Unavailable(var cause) -> {
                LOG.log(Level.INFO, "event=QUERY_UNANSWERED order={0} cause={1}", order.key(), cause);
                postpone(order, order.checkAfter(now));
                yield new RefreshServiceOrder.Outcome.WeChatUnavailable(order, cause);
            }
        };
    }

    /** Takes in what a query told that was sent while we held {@code askedAtVersion}. */
    ServiceOrder take(
            ServiceOrderKey key, long askedAtVersion, Fact fact, Optional<OrderId> orderId, Instant now) {
        return book.change(saving -> {
            var taken = intake.take(saving, book.order(key),
                    new Observation(fact, new Source.Query(askedAtVersion), orderId, Optional.empty(), now));
            var order = taken.order();
            if (taken.changedSomething()) {
                return order;
            }
            if (order.nextCheck().filter(check -> check.reason() == CheckReason.DOUBT).isPresent()) {
                var settled = order.doubtSettled(now);
                saving.save(settled);
                return settled.order();
            }
            if (order.isAuditDue(now)) {
                var audited = order.audited(now);
                saving.save(audited);
                return audited.order();
            }
            postpone(order, order.checkAfter(now));
            return order;
        });
    }

    void postpone(ServiceOrder order, Optional<NextCheck> next) {
        next.filter(check -> !Optional.of(check).equals(order.nextCheck()))
                .ifPresent(check -> book.transactions().run(() -> {
                    book.orders().postpone(order.key(), order.version(), check);
                    return check;
                }));
    }
}
