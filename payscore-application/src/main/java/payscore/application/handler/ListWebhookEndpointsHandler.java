package payscore.application.handler;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import payscore.application.port.in.ListWebhookEndpoints;
import payscore.application.port.in.WebhookEndpointState;
import payscore.application.port.out.store.SwitchedOffEndpoints.SwitchedOff;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.domain.merchant.MchId;

/** {@link ListWebhookEndpoints}. */
public final class ListWebhookEndpointsHandler implements ListWebhookEndpoints {
    private final WebhookBook book;

    public ListWebhookEndpointsHandler(WebhookBook book) {
        this.book = book;
    }

    @Override
    public List<WebhookEndpointState> list(MchId mchId) {
        var off = book.switchedOff().list(mchId).stream()
                .collect(Collectors.toMap(SwitchedOff::endpoint, Function.identity()));
        return book.endpoints().of(mchId).stream().map(name -> new EndpointKey(mchId, name))
                .map(endpoint -> new WebhookEndpointState(endpoint, Optional.ofNullable(off.get(endpoint)))).toList();
    }
}
