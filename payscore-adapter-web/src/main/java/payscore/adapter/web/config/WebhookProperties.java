package payscore.adapter.web.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import payscore.adapter.web.webhook.WebhookTargets;

/**
 * {@code payscore.webhooks}, {@code payscore.webhook-allowed-hosts}.
 *
 * @param webhooks none means that nobody is told anything
 */
@ConfigurationProperties("payscore")
record WebhookProperties(@DefaultValue List<Webhook> webhooks, @DefaultValue Set<String> webhookAllowedHosts) {
    /** {@code payscore.webhooks[].mch-id}, {@code .name}, {@code .url}, {@code .secrets}, {@code .secret-paths}. */
    record Webhook(Optional<String> mchId, Optional<String> name, Optional<String> url,
            @DefaultValue List<String> secrets, @DefaultValue List<String> secretPaths) {
        /** Prints no secret. */
        @Override
        public String toString() {
            return "Webhook[" + mchId + ", " + name + "]";
        }
    }

    List<WebhookTargets.Setting> settings() {
        return webhooks.stream().map(webhook -> new WebhookTargets.Setting(webhook.mchId(), webhook.name(),
                webhook.url(), webhook.secrets(), webhook.secretPaths())).toList();
    }
}
