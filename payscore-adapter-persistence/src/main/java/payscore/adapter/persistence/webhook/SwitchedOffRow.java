package payscore.adapter.persistence.webhook;

import java.time.Instant;
import payscore.application.port.out.store.SwitchedOffEndpoints.SwitchedOff;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.domain.merchant.MchId;

/** A row of {@code webhook_endpoint_off}; {@code since} in epoch milliseconds. */
record SwitchedOffRow(String mchId, String endpoint, String reason, long since) {
    static SwitchedOffRow of(SwitchedOff off) {
        return new SwitchedOffRow(off.endpoint().mchId().value(), off.endpoint().endpoint(), off.reason(),
                off.since().toEpochMilli());
    }

    SwitchedOff toSwitchedOff() {
        return new SwitchedOff(new EndpointKey(new MchId(mchId), endpoint), reason, Instant.ofEpochMilli(since));
    }
}
