package payscore.adapter.web.webhook;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.webhook.WebhookEndpoints;
import payscore.domain.merchant.MchId;

/** The configured endpoints: where they are and what is signed with. */
public final class WebhookTargets implements WebhookEndpoints {
    private final Map<EndpointKey, Target> targets;

    /**
     * An endpoint as it is configured.
     *
     * @param mchId merchant number
     * @param secrets as they are
     * @param secretPaths files with one secret each
     */
    public record Setting(Optional<String> mchId, Optional<String> name, Optional<String> url, List<String> secrets,
            List<String> secretPaths) {
        /** Prints no secret. */
        @Override
        public String toString() {
            return "Setting[" + mchId + ", " + name + "]";
        }
    }

    /** An endpoint that can be sent to. */
    record Target(URI url, StandardWebhookSigner signer) {}

    WebhookTargets(Map<EndpointKey, Target> targets) {
        this.targets = new LinkedHashMap<>(targets);
    }

    /** @throws InvalidWebhooks naming everything that is wrong */
    public static WebhookTargets of(List<Setting> settings, AllowedHosts allowed, Merchants merchants) {
        return new WebhookSetup(allowed, merchants).targets(settings);
    }

    Optional<Target> find(EndpointKey endpoint) {
        return Optional.ofNullable(targets.get(endpoint));
    }

    @Override
    public List<String> of(MchId mchId) {
        return targets.keySet().stream().filter(endpoint -> endpoint.mchId().equals(mchId)).map(EndpointKey::endpoint)
                .toList();
    }
}
