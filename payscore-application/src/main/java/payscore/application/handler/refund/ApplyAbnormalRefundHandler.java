package payscore.application.handler.refund;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.handler.CommandRunner;
import payscore.application.handler.DecisionRunner;
import payscore.application.handler.OrderBook;
import payscore.application.handler.RefundChecks;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.refund.ApplyAbnormalRefund;
import payscore.application.port.in.refund.RefundNotFound;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RefundNumbers;
import payscore.application.port.out.wechat.RefundGateway;
import payscore.domain.merchant.MchId;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.refund.Abnormality;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundPayee;

/** {@link ApplyAbnormalRefund}. The payee lives as long as the call (decision record 0021). */
public final class ApplyAbnormalRefundHandler implements ApplyAbnormalRefund {
    private final OrderBook book;
    private final DecisionRunner decisions;
    private final RefundChecks checks;
    private final RefundGateway gateway;
    private final RefundNumbers numbers;
    private final InstantSource clock;

    public ApplyAbnormalRefundHandler(OrderBook book, CommandRunner runner, RefundChecks checks, RefundGateway gateway,
            RefundNumbers numbers, InstantSource clock) {
        this.book = book;
        this.decisions = new DecisionRunner(book, runner, clock);
        this.checks = checks;
        this.gateway = gateway;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public DecisionOutcome apply(MchId mchId, OutRefundNo outRefundNo, RefundPayee payee) {
        var key = numbers.order(mchId, outRefundNo).map(number -> new ServiceOrderKey(mchId, number))
                .orElseThrow(RefundNotFound::new);
        var order = book.order(key);
        var known = find(order, outRefundNo);
        if (known.status().isOpenAtWeChat() && !known.isBeingRedirected()
                && (!known.isStuck() || known.refundId().isEmpty())) {
            // Whoever asks has seen it stuck: perhaps WeChat's message about it is still on its way.
            checks.ask(order, known);
        }
        var handing = new DecisionRunner.Handing(CommandKind.ABNORMAL_REFUND,
                gateway.renderAbnormal(known, payee),
                current -> gateway.applyAbnormal(mchId, find(current, outRefundNo), payee));
        return decisions.again(key, handing)
                .orElseGet(() -> decisions.hand(key, handing,
                        current -> outcomeOfTheSame(current, outRefundNo, payee),
                        current -> current.redirectRefund(outRefundNo, payee.type(), clock.instant())));
    }

    private static Optional<DecisionOutcome> outcomeOfTheSame(
            ServiceOrder order, OutRefundNo outRefundNo, RefundPayee payee) {
        var refund = find(order, outRefundNo);
        return refund.application()
                .filter(wish -> !refund.isStuck() && wish.outcome() == Abnormality.Outcome.TAKEN
                        && wish.type() == payee.type())
                .map(wish -> new DecisionOutcome.Done(order));
    }

    private static Refund find(ServiceOrder order, OutRefundNo outRefundNo) {
        return order.refunds().find(outRefundNo).orElseThrow(RefundNotFound::new);
    }
}
