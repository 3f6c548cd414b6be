package payscore.application.handler.refund;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.handler.Asking;
import payscore.application.handler.CommandRunner;
import payscore.application.handler.DecisionRunner;
import payscore.application.handler.OrderBook;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.refund.OutRefundNoReused;
import payscore.application.port.in.refund.RefundServiceOrder;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RefundNumbers;
import payscore.domain.money.PaidType;
import payscore.domain.order.Change;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.refund.RefundStatus;
import payscore.domain.refund.RefundTerms;

/**
 * {@link RefundServiceOrder}. The sum is checked on the very version of the order that the refund becomes a part of, so of two that
 * race one is decided on what the other has left.
 */
public final class RefundServiceOrderHandler implements RefundServiceOrder {
    private final OrderBook book;
    private final DecisionRunner decisions;
    private final Asking asking;
    private final RefundNumbers numbers;
    private final InstantSource clock;

    public RefundServiceOrderHandler(
            OrderBook book, CommandRunner runner, Asking asking, RefundNumbers numbers, InstantSource clock) {
        this.book = book;
        this.decisions = new DecisionRunner(book, runner, clock);
        this.asking = asking;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public DecisionOutcome refund(ServiceOrderKey key, RefundTerms terms) {
        var order = book.order(key);
        if (lacksTransaction(order)) {
            asking.ask(order);
        }
        return decisions.run(key, CommandKind.REFUND, known -> outcomeOfTheSame(known, terms),
                paid -> decide(paid, terms));
    }

    /** A callback may have told that everything is paid, but not by which transaction. */
    private static boolean lacksTransaction(ServiceOrder order) {
        return order.position() == Position.PAID && order.state().paymentCollection().stream()
                .flatMap(collection -> collection.details().stream())
                .noneMatch(detail -> detail.paidType() == PaidType.MCH || detail.transactionId().isPresent());
    }

    private static Optional<DecisionOutcome> outcomeOfTheSame(ServiceOrder order, RefundTerms terms) {
        var known = order.refunds().find(terms.outRefundNo());
        if (known.filter(refund -> !refund.isFor(terms)).isPresent()) {
            throw new OutRefundNoReused(terms.outRefundNo());
        }
        return known.filter(refund -> refund.status() != RefundStatus.DECLINED)
                .map(refund -> refund.status() == RefundStatus.REQUESTED
                        ? new DecisionOutcome.NotKnownYet(order)
                        : new DecisionOutcome.Done(order));
    }

    private Change decide(ServiceOrder order, RefundTerms terms) {
        var decided = order.refund(terms, clock.instant());
        var key = order.key();
        var isFree = numbers.claim(key.mchId(), terms.outRefundNo(), key.outOrderNo());
        if (!isFree && !numbers.order(key.mchId(), terms.outRefundNo()).equals(Optional.of(key.outOrderNo()))) {
            throw new OutRefundNoReused(terms.outRefundNo());
        }
        return decided;
    }
}
