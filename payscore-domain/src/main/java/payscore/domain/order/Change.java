package payscore.domain.order;

/**
 * One step of an order, to be stored as a whole or not at all.
 *
 * @param order the order after the step; its version is one more than the version that was read
 * @param event what happened
 */
public record Change(ServiceOrder order, ServiceOrderEvent event) {}
