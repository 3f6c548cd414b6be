package payscore.adapter.web.config;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import payscore.adapter.web.json.WireJson;
import payscore.adapter.web.webhook.AuthorizationSnapshotMessages;
import payscore.adapter.web.webhook.SnapshotMessages;
import payscore.application.port.out.webhook.WebhookMessages;

/** What a webhook says, whoever carries it. An adapter's own {@link WebhookMessages} come first. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
public class WebhookMessageConfiguration {
    @Bean
    @ConditionalOnMissingBean(WebhookMessages.class)
    SnapshotMessages payscoreWebhookMessages() {
        return new SnapshotMessages(new WireJson());
    }

    @Bean
    AuthorizationSnapshotMessages payscoreAuthorizationMessages() {
        return new AuthorizationSnapshotMessages(new WireJson());
    }
}
