package payscore.application.handler;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.in.CompleteServiceOrder;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.CompletionTerms;

/** {@link CompleteServiceOrder}. Repeating a completion with the same terms is answered with what came of the first. */
public final class CompleteServiceOrderHandler implements CompleteServiceOrder {
    private final DecisionRunner decisions;
    private final Merchants merchants;
    private final InstantSource clock;

    public CompleteServiceOrderHandler(
            OrderBook book, CommandRunner runner, Merchants merchants, InstantSource clock) {
        this.decisions = new DecisionRunner(book, runner, clock);
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public DecisionOutcome complete(ServiceOrderKey key, CompletionTerms terms) {
        return decisions.run(key, CommandKind.COMPLETE, order -> outcomeOfTheSame(order, terms),
                order -> order.complete(terms, merchants.serviceOf(order), clock.instant()));
    }

    private Optional<DecisionOutcome> outcomeOfTheSame(ServiceOrder order, CompletionTerms terms) {
        if (order.completion().filter(decided -> decided.terms().equals(terms)).isEmpty()) {
            return Optional.empty();
        }
        return switch (order.position()) {
            case COLLECTING, PAID, CLOSED_WITH_ZERO -> Optional.of(new DecisionOutcome.Done(order));
            case IN_USE -> Optional.of(new DecisionOutcome.NotKnownYet(order));
            case REQUESTED, CREATED, CANCELLED, EXPIRED -> Optional.empty();
        };
    }
}
