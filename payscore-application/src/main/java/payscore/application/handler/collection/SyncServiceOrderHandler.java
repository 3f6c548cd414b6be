package payscore.application.handler.collection;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.handler.CommandRunner;
import payscore.application.handler.DecisionRunner;
import payscore.application.handler.OrderBook;
import payscore.application.handler.Saving;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.collection.SyncServiceOrder;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.order.Decline;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.ServiceTime;

/** {@link SyncServiceOrder}. The same time is the same payment. */
public final class SyncServiceOrderHandler implements SyncServiceOrder {
    /** What WeChat answers where it has collected already; nothing is sent to be told so. */
    private static final Decline COLLECTED_ALREADY = new Decline("ORDER_DONE",
            "WeChat has collected the order already");

    private final DecisionRunner decisions;
    private final InstantSource clock;

    public SyncServiceOrderHandler(OrderBook book, CommandRunner runner, InstantSource clock) {
        this.decisions = new DecisionRunner(book, runner, clock);
        this.clock = clock;
    }

    @Override
    public DecisionOutcome sync(ServiceOrderKey key, ServiceTime paidTime) {
        return decisions.runOrNote(key, CommandKind.SYNC, (saving, order) -> already(saving, order, paidTime),
                order -> order.sync(paidTime, clock.instant()));
    }

    private Optional<DecisionOutcome> already(Saving saving, ServiceOrder order, ServiceTime paidTime) {
        var isSame = order.paidElsewhere().filter(known -> known.paidTime().equals(paidTime)).isPresent();
        if (isSame && order.collectedElsewhere()) {
            return Optional.of(new DecisionOutcome.Done(order));
        }
        if (isSame && decisions.isUnderway(order.key(), CommandKind.SYNC)) {
            return Optional.of(new DecisionOutcome.NotKnownYet(order));
        }
        var twice = order.reportPaidTwice(paidTime, clock.instant());
        twice.ifPresent(saving::save);
        return twice.map(change -> change.order()).or(() -> Optional.of(order).filter(ServiceOrder::isPaidTwice))
                .map(told -> new DecisionOutcome.Declined(told, COLLECTED_ALREADY));
    }
}
