package payscore.application.port.in;

import java.util.Optional;
import payscore.application.port.out.store.SwitchedOffEndpoints.SwitchedOff;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;

/**
 * A configured endpoint.
 *
 * @param switchedOff why nothing is sent to it, when that is so
 */
public record WebhookEndpointState(EndpointKey endpoint, Optional<SwitchedOff> switchedOff) {}
