package payscore.application.port.out.webhook;

import payscore.application.port.out.store.RequestBody;
import payscore.domain.order.Change;

/** What a webhook says: what happened, and the whole order as it stands at that version. Nothing personal is in it. */
public interface WebhookMessages {
    RequestBody of(Change change);
}
