package payscore.simulator.api;

import java.time.Instant;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;

/** Believes the merchant number of the Authorization header; refuses an old date, because late duplicates depend on it. */
final class TrustingAuthenticator implements Authenticator {
    private final Registry registry;

    TrustingAuthenticator(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Merchant authenticate(ApiRequest request, Instant now) {
        Authorization authorization = Authorization.of(request);
        authorization.checkAge(now, registry.switches().requestLife());
        return registry.merchant(authorization.mchId())
                .orElseThrow(() -> ApiFailure.signError("商户号不存在"));
    }
}
