package payscore.adapter.web.delivery;

import java.util.List;
import java.util.Optional;

/**
 * One page of deliveries.
 *
 * @param nextCursor to be sent as {@code cursor} for the next page; absent on the last
 */
record WebhookDeliveryPage(List<WebhookDeliveryResponse> items, Optional<String> nextCursor) {}
