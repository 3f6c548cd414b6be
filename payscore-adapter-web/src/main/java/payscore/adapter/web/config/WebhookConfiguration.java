package payscore.adapter.web.config;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import payscore.adapter.web.webhook.AllowedHosts;
import payscore.adapter.web.webhook.HttpWebhookSending;
import payscore.adapter.web.webhook.WebhookTargets;
import payscore.application.port.out.merchant.Merchants;

/**
 * Webhooks by HTTP. Another word in {@code payscore.webhook-sender} leaves telling the merchant to an adapter of yours, which says
 * what {@link WebhookMessageConfiguration} makes unless it brings its own words. Needs {@link Merchants} and a clock from elsewhere.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "payscore.webhook-sender", havingValue = "http", matchIfMissing = true)
@EnableConfigurationProperties(WebhookProperties.class)
public class WebhookConfiguration {
    /** @throws payscore.adapter.web.webhook.InvalidWebhooks when the endpoints cannot be used */
    @Bean
    WebhookTargets payscoreWebhookTargets(WebhookProperties properties, Merchants merchants) {
        return WebhookTargets.of(properties.settings(), allowedBy(properties), merchants);
    }

    @Bean(destroyMethod = "close")
    HttpWebhookSending payscoreWebhookSending(
            WebhookProperties properties, WebhookTargets targets, InstantSource clock) {
        return HttpWebhookSending.to(targets, allowedBy(properties), clock);
    }

    private static AllowedHosts allowedBy(WebhookProperties properties) {
        return AllowedHosts.of(properties.webhookAllowedHosts());
    }
}
