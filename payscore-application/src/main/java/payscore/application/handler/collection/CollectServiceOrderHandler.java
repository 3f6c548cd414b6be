package payscore.application.handler.collection;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.handler.Asking;
import payscore.application.handler.CommandRunner;
import payscore.application.handler.DecisionRunner;
import payscore.application.handler.OrderBook;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.application.port.in.collection.CollectServiceOrder;
import payscore.application.port.in.collection.CollectionNotGranted;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.merchant.Service;
import payscore.domain.order.Change;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** {@link CollectServiceOrder}. WeChat's answer does not say whether the money is in, so it is asked once more. */
public final class CollectServiceOrderHandler implements CollectServiceOrder {
    private final DecisionRunner decisions;
    private final Asking asking;
    private final Merchants merchants;
    private final InstantSource clock;

    public CollectServiceOrderHandler(
            OrderBook book, CommandRunner runner, Asking asking, Merchants merchants, InstantSource clock) {
        this.decisions = new DecisionRunner(book, runner, clock);
        this.asking = asking;
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public DecisionOutcome collect(ServiceOrderKey key) {
        var outcome = decisions.run(key, CommandKind.COLLECT, this::underway, this::decide);
        return outcome instanceof DecisionOutcome.Done(var order) && order.position() == Position.COLLECTING
                ? new DecisionOutcome.Done(asked(order))
                : outcome;
    }

    private ServiceOrder asked(ServiceOrder order) {
        return switch (asking.ask(order)) {
            case RefreshServiceOrder.Outcome.UpToDate(var known) -> known;
            case RefreshServiceOrder.Outcome.NotAtWeChat notAtWeChat -> order;
            case RefreshServiceOrder.Outcome.WeChatUnavailable unavailable -> order;
        };
    }

    private Optional<DecisionOutcome> underway(ServiceOrder order) {
        return decisions.isUnderway(order.key(), CommandKind.COLLECT)
                ? Optional.of(new DecisionOutcome.NotKnownYet(order))
                : Optional.empty();
    }

    private Change decide(ServiceOrder order) {
        var isGranted = merchants.find(order.key().mchId())
                .flatMap(merchant -> merchant.service(order.serviceId())).map(Service::collectsOnDemand).orElse(false);
        if (!isGranted) {
            throw new CollectionNotGranted(order.serviceId());
        }
        return order.collect(clock.instant());
    }
}
