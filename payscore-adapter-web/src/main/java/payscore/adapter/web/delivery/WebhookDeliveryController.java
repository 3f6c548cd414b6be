package payscore.adapter.web.delivery;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.security.Caller;
import payscore.adapter.web.security.CallerArgument;
import payscore.application.port.in.ListWebhookDeliveries;
import payscore.application.port.in.ReadWebhookDelivery;
import payscore.application.port.in.ReplayWebhookDelivery;
import payscore.application.port.in.WebhookDeliveryNotFound;

/** Shows webhook deliveries and sends one again. */
@RestController
public final class WebhookDeliveryController {
    private static final String MESSAGE_ID = "message_id";
    private static final String ENDPOINT = "endpoint";
    private static final String MERCHANT = "Whose deliveries; may be left out when the API key acts for one merchant only.";
    private static final String WHICH_ENDPOINT = "Name of the endpoint: a message has a delivery to each.";
    private static final int MESSAGE_ID_LENGTH_MAX = 64;

    private final ListWebhookDeliveries listWebhookDeliveries;
    private final ReadWebhookDelivery readWebhookDelivery;
    private final ReplayWebhookDelivery replayWebhookDelivery;

    public WebhookDeliveryController(ListWebhookDeliveries listWebhookDeliveries,
            ReadWebhookDelivery readWebhookDelivery, ReplayWebhookDelivery replayWebhookDelivery) {
        this.listWebhookDeliveries = listWebhookDeliveries;
        this.readWebhookDelivery = readWebhookDelivery;
        this.replayWebhookDelivery = replayWebhookDelivery;
    }

    @Described(tag = "Webhooks", summary = "List webhook deliveries", details = "The newest first, page by page: send `next_cursor` as `cursor` until there is none.", answers = @Described.Answer(code = "200", meaning = "One page."), problems = ProblemCatalogue.FORBIDDEN_MERCHANT)
    @GetMapping("/v1/webhook-deliveries")
    WebhookDeliveryPage listWebhookDeliveries(
            @Parameter(description = "Only deliveries in this state: PENDING, DELIVERED or PARKED.") @RequestParam(name = "status") Optional<String> status,
            @Parameter(description = "Only deliveries to this endpoint.") @RequestParam(name = ENDPOINT) Optional<String> endpoint,
            @Parameter(description = "next_cursor of the page before.") @RequestParam(name = "cursor") Optional<String> cursor,
            @Parameter(description = "1 to 100, 20 unless told.", example = "20") @RequestParam(name = "limit") Optional<String> limit,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        var merchant = caller.merchant(mchId, CallerArgument.MCH_ID_MISSING);
        var page = new DeliveryParameters(status, endpoint, cursor, limit).toPage(merchant);
        return page.of(listWebhookDeliveries.list(page.filter()));
    }

    @Described(tag = "Webhooks", summary = "Read a webhook delivery", details = "With the body as it is sent.", answers = @Described.Answer(code = "200", meaning = "The delivery."), problems = ProblemCatalogue.WEBHOOK_DELIVERY_NOT_FOUND)
    @GetMapping("/v1/webhook-deliveries/{message_id}")
    WebhookDeliveryResponse readWebhookDelivery(
            @Parameter(description = "The `webhook-id` the receiver saw.") @PathVariable(MESSAGE_ID) String messageId,
            @Parameter(description = WHICH_ENDPOINT) @RequestParam(name = ENDPOINT) String endpoint,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        var merchant = caller.merchantOf(mchId, CallerArgument.MCH_ID_MISSING, WebhookDeliveryNotFound::new);
        return WebhookDeliveryResponse.withPayload(
                readWebhookDelivery.read(merchant, known(messageId), knownEndpoint(endpoint)));
    }

    @Described(tag = "Webhooks", summary = "Send a webhook again", details = "At once and whatever became of it, with the same `webhook-id` and the same bytes; a whole schedule lies before it again.", answers = @Described.Answer(code = "200", meaning = "It is owed again."), problems = {
            ProblemCatalogue.WEBHOOK_DELIVERY_NOT_FOUND, ProblemCatalogue.WEBHOOK_ENDPOINT_NOT_FOUND,
            ProblemCatalogue.WEBHOOK_ENDPOINT_SWITCHED_OFF, ProblemCatalogue.CONCURRENT_CHANGE})
    @PostMapping("/v1/webhook-deliveries/{message_id}/replay")
    WebhookDeliveryResponse replayWebhookDelivery(
            @Parameter(description = "The `webhook-id` the receiver saw.") @PathVariable(MESSAGE_ID) String messageId,
            @Parameter(description = WHICH_ENDPOINT) @RequestParam(name = ENDPOINT) String endpoint,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        var merchant = caller.merchantOf(mchId, CallerArgument.MCH_ID_MISSING, WebhookDeliveryNotFound::new);
        return WebhookDeliveryResponse.of(
                replayWebhookDelivery.replay(merchant, known(messageId), knownEndpoint(endpoint)));
    }

    /** An id no message can have is the id of no message. */
    private static String known(String messageId) {
        return Optional.of(messageId).filter(id -> id.matches("[\\x21-\\x7E]{1," + MESSAGE_ID_LENGTH_MAX + "}"))
                .orElseThrow(WebhookDeliveryNotFound::new);
    }

    private static String knownEndpoint(String name) {
        return EndpointName.read(name).orElseThrow(WebhookDeliveryNotFound::new);
    }
}
