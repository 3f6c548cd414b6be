package payscore.application.port.in;

import java.util.List;
import payscore.domain.merchant.MchId;

/** Lists the endpoints configured for a merchant and tells which are switched off. */
public interface ListWebhookEndpoints {
    List<WebhookEndpointState> list(MchId mchId);
}
