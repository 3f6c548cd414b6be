package payscore.application.port.out.webhook;

import java.util.List;
import payscore.domain.merchant.MchId;

/** The endpoints configured for each merchant, by name. */
public interface WebhookEndpoints {
    /** Empty for a merchant that wants no webhooks. */
    List<String> of(MchId mchId);
}
