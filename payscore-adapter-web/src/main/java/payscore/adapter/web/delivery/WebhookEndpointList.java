package payscore.adapter.web.delivery;

import java.util.List;

/** The endpoints of a merchant. */
record WebhookEndpointList(List<WebhookEndpointResponse> items) {}
