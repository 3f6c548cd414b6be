package payscore.domain.order;

/**
 * One step of an order, to be stored as a whole or not at all.
 *
 * @param order the order after the step; its version is one more than the version that was read
 * @param event what happened
 */
public record Change(ServiceOrder order, ServiceOrderEvent event) {
    /** Whether a person must look at the order because of this very step, whatever else the step brought. */
    public boolean quarantines() {
        return event.kind() == ServiceOrderEvent.Kind.ADOPTED || event.remark().isPresent()
                && order.quarantine().map(Quarantine::reason).equals(event.remark());
    }
}
