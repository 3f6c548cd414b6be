package payscore.application.handler.collection;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.handler.CommandRunner;
import payscore.application.handler.DecisionRunner;
import payscore.application.handler.OrderBook;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.collection.ModifyServiceOrder;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.Modification;

/** {@link ModifyServiceOrder}. The same amount with the same lists and reason is the same modification. */
public final class ModifyServiceOrderHandler implements ModifyServiceOrder {
    private final DecisionRunner decisions;
    private final Merchants merchants;
    private final InstantSource clock;

    public ModifyServiceOrderHandler(
            OrderBook book, CommandRunner runner, Merchants merchants, InstantSource clock) {
        this.decisions = new DecisionRunner(book, runner, clock);
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public DecisionOutcome modify(ServiceOrderKey key, Modification lower) {
        return decisions.run(key, CommandKind.MODIFY, order -> outcomeOfTheSame(order, lower),
                order -> order.modify(lower, merchants.serviceOf(order), clock.instant()));
    }

    private Optional<DecisionOutcome> outcomeOfTheSame(ServiceOrder order, Modification lower) {
        if (order.modification().filter(lower::isSameAs).isEmpty()) {
            return Optional.empty();
        }
        if (order.isModified()) {
            return Optional.of(new DecisionOutcome.Done(order));
        }
        return decisions.isUnderway(order.key(), CommandKind.MODIFY)
                ? Optional.of(new DecisionOutcome.NotKnownYet(order))
                : Optional.empty();
    }
}
