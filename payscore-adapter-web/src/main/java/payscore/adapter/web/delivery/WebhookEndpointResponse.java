package payscore.adapter.web.delivery;

import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.in.WebhookEndpointState;

/**
 * A configured endpoint.
 *
 * @param enabled whether anything is sent to it
 * @param disabledReason why not
 */
record WebhookEndpointResponse(String mchId, String name, boolean enabled, Optional<String> disabledReason,
        Optional<OffsetDateTime> disabledSince) {
    static WebhookEndpointResponse of(WebhookEndpointState state) {
        return new WebhookEndpointResponse(state.endpoint().mchId().value(), state.endpoint().endpoint(),
                state.switchedOff().isEmpty(), state.switchedOff().map(off -> off.reason()),
                state.switchedOff().map(off -> WireTime.of(off.since())));
    }
}
