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
import payscore.application.port.in.EnableWebhookEndpoint;
import payscore.application.port.in.ListWebhookEndpoints;
import payscore.application.port.in.ReplayParkedWebhooks;
import payscore.application.port.in.WebhookEndpointNotFound;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;

/** Shows the endpoints of a merchant, switches them on again, and replays what was parked. */
@RestController
public final class WebhookEndpointController {
    private static final String NAME = "name";
    private static final String MERCHANT = "Whose endpoint; may be left out when the API key acts for one merchant only.";
    private static final String WHICH = "Name of the endpoint, as configured.";

    private final ListWebhookEndpoints listWebhookEndpoints;
    private final EnableWebhookEndpoint enableWebhookEndpoint;
    private final ReplayParkedWebhooks replayParkedWebhooks;

    public WebhookEndpointController(ListWebhookEndpoints listWebhookEndpoints,
            EnableWebhookEndpoint enableWebhookEndpoint, ReplayParkedWebhooks replayParkedWebhooks) {
        this.listWebhookEndpoints = listWebhookEndpoints;
        this.enableWebhookEndpoint = enableWebhookEndpoint;
        this.replayParkedWebhooks = replayParkedWebhooks;
    }

    @Described(tag = "Webhooks", summary = "List webhook endpoints", details = "Those configured for the merchant, and whether anything is sent to them.", answers = @Described.Answer(code = "200", meaning = "The endpoints."), problems = ProblemCatalogue.FORBIDDEN_MERCHANT)
    @GetMapping("/v1/webhook-endpoints")
    WebhookEndpointList listWebhookEndpoints(
            @Parameter(description = "Whose endpoints; may be left out when the API key acts for one merchant only.") @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        var merchant = caller.merchant(mchId, CallerArgument.MCH_ID_MISSING);
        return new WebhookEndpointList(
                listWebhookEndpoints.list(merchant).stream().map(WebhookEndpointResponse::of).toList());
    }

    @Described(tag = "Webhooks", summary = "Switch a webhook endpoint on again", details = "After it answered 410 Gone. What was parked meanwhile stays parked until it is replayed.", answers = @Described.Answer(code = "200", meaning = "It is on."), problems = ProblemCatalogue.WEBHOOK_ENDPOINT_NOT_FOUND)
    @PostMapping("/v1/webhook-endpoints/{name}/enable")
    WebhookEndpointResponse enableWebhookEndpoint(
            @Parameter(description = WHICH) @PathVariable(NAME) String name,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        return WebhookEndpointResponse.of(enableWebhookEndpoint.enable(keyOf(caller, mchId, name)));
    }

    @Described(tag = "Webhooks", summary = "Send all parked webhooks of an endpoint again", details = "At most 200 a call: repeat it, with another Idempotency-Key, while `more` is true.", answers = @Described.Answer(code = "200", meaning = "They are owed again."), problems = {
            ProblemCatalogue.WEBHOOK_ENDPOINT_NOT_FOUND, ProblemCatalogue.WEBHOOK_ENDPOINT_SWITCHED_OFF,
            ProblemCatalogue.CONCURRENT_CHANGE})
    @PostMapping("/v1/webhook-endpoints/{name}/replay-parked")
    ReplayParkedResponse replayParkedWebhooks(
            @Parameter(description = WHICH) @PathVariable(NAME) String name,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        return ReplayParkedResponse.of(replayParkedWebhooks.replay(keyOf(caller, mchId, name)));
    }

    private static EndpointKey keyOf(Caller caller, Optional<String> mchId, String name) {
        var merchant = caller.merchantOf(mchId, CallerArgument.MCH_ID_MISSING, WebhookEndpointNotFound::new);
        return new EndpointKey(merchant, EndpointName.read(name).orElseThrow(WebhookEndpointNotFound::new));
    }
}
