package payscore.application.port.out.store;

import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrderEvent;

/**
 * One version of an order as its history keeps it.
 *
 * @param position where the order stood at that version
 */
public record HistoryEntry(long version, Position position, ServiceOrderEvent event) {}
