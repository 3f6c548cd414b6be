package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.domain.order.CheckReason;
import payscore.domain.order.Learned;
import payscore.domain.order.NextCheck;
import payscore.domain.order.Observation;
import payscore.domain.order.ServiceOrder;

/** Where callbacks, queries and answers become changes of an order: one way for all sources. Runs inside a transaction. */
final class FactIntake {
    private static final Logger LOG = System.getLogger(FactIntake.class.getName());

    private final ServiceOrderRepository orders;

    FactIntake(ServiceOrderRepository orders) {
        this.orders = orders;
    }

    /** What came of an observation, with the order as it stands now. */
    record Taken(ServiceOrder order, Learned learned) {
        boolean changedSomething() {
            return learned instanceof Learned.Changed;
        }
    }

    Taken take(Saving saving, ServiceOrder order, Observation observation) {
        var learned = order.learn(observation);
        return switch (learned) {
            case Learned.Changed(var change) -> {
                saving.save(change);
                yield new Taken(change.order(), learned);
            }
            case Learned.NothingNew(var ruling) -> {
                LOG.log(Level.DEBUG, "event=NOTHING_NEW order={0} ruling={1} source={2}", order.key(), ruling,
                        observation.source());
                yield new Taken(order, learned);
            }
            case Learned.Doubted(var why) -> {
                LOG.log(Level.WARNING, "event=DOUBTED order={0} why=\"{1}\" source={2}", order.key(), why,
                        observation.source());
                var now = observation.learnedAt();
                orders.postpone(order.key(), order.version(), new NextCheck(now, CheckReason.DOUBT, now));
                yield new Taken(order, learned);
            }
        };
    }
}
