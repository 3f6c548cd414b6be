package payscore.application.port.out.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.domain.merchant.MchId;

/** Endpoints that nothing is sent to until somebody switches them on again. */
public interface SwitchedOffEndpoints {
    Optional<SwitchedOff> find(EndpointKey endpoint);

    List<SwitchedOff> list(MchId mchId);

    /** Does nothing when it is off already. */
    void switchOff(SwitchedOff endpoint);

    /** @return whether it was off */
    boolean switchOn(EndpointKey endpoint);

    /** @param reason few words */
    record SwitchedOff(EndpointKey endpoint, String reason, Instant since) {}
}
