package payscore.application.port.in;

import java.util.List;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.store.WebhookDelivery;

/** Lists a merchant's deliveries by key, the newest first. */
public interface ListWebhookDeliveries {
    List<WebhookDelivery> list(WebhookDeliveries.Filter filter);
}
