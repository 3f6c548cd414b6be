package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.domain.order.Change;
import payscore.domain.order.Quarantine;

/**
 * What one transaction stores about orders. Whoever has it is inside a transaction, so no version is stored without what tells the
 * merchant of it; what happened is told in the log once it is certain.
 */
public final class Saving implements Book.Page {
    private static final Logger LOG = System.getLogger(Saving.class.getName());

    private final ServiceOrderRepository orders;
    private final Announcing announcing;
    private final List<Change> changes = new ArrayList<>();

    Saving(ServiceOrderRepository orders, Announcing announcing) {
        this.orders = orders;
        this.announcing = announcing;
    }

    /** @throws payscore.application.port.out.store.DuplicateServiceOrder when the key is taken */
    void add(Change birth) {
        orders.add(birth);
        announce(birth);
    }

    /** @throws payscore.application.port.out.store.StaleServiceOrder when somebody else changed the order meanwhile */
    public void save(Change change) {
        orders.save(change);
        announce(change);
    }

    private void announce(Change change) {
        announcing.announce(change);
        changes.add(change);
    }

    /** One line for each version, after the commit. */
    @Override
    public void tell() {
        for (var change : changes) {
            var event = change.event();
            var order = change.order();
            LOG.log(Level.INFO, "event={0} order={1} version={2} position={3} source={4} what=\"{5}\"", event.kind(),
                    order.key(), order.version(), order.position(), event.source(), event.sentence());
            if (change.quarantines()) {
                LOG.log(Level.ERROR, "event=A_PERSON_MUST_LOOK order={0} version={1} why=\"{2}\"", order.key(),
                        order.version(), order.quarantine().map(Quarantine::reason).orElse(""));
                announcing.telemetry().quarantined();
            }
        }
    }
}
