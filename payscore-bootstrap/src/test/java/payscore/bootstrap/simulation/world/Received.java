package payscore.bootstrap.simulation.world;

import payscore.application.port.out.store.RequestBody;
import payscore.domain.order.ServiceOrderKey;

/** A webhook as a merchant's endpoint received it. */
public record Received(String messageId, String endpoint, ServiceOrderKey key, long version, RequestBody payload) {}
