package payscore.simulator.callback;

import java.time.Instant;
import payscore.simulator.order.OrderEvent;

/** An event under the id it keeps over all its deliveries. */
record Notification(String id, Instant createdAt, OrderEvent event) {}
