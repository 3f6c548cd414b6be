package payscore.application.handler;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.in.CancelServiceOrder;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.CancellationReason;

/** {@link CancelServiceOrder}. The reason belongs to the request: WeChat compares it on re-entry. */
public final class CancelServiceOrderHandler implements CancelServiceOrder {
    private final DecisionRunner decisions;
    private final InstantSource clock;

    public CancelServiceOrderHandler(OrderBook book, CommandRunner runner, InstantSource clock) {
        this.decisions = new DecisionRunner(book, runner, clock);
        this.clock = clock;
    }

    @Override
    public DecisionOutcome cancel(ServiceOrderKey key, CancellationReason reason) {
        return decisions.run(key, CommandKind.CANCEL, order -> outcomeOfTheSame(order, reason),
                order -> order.cancel(reason, clock.instant()));
    }

    private static Optional<DecisionOutcome> outcomeOfTheSame(ServiceOrder order, CancellationReason reason) {
        if (order.cancellation().filter(reason::equals).isEmpty()) {
            return Optional.empty();
        }
        return order.position() == Position.CANCELLED
                ? Optional.of(new DecisionOutcome.Done(order))
                : Optional.of(new DecisionOutcome.NotKnownYet(order));
    }
}
