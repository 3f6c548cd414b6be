package payscore.adapter.web.permission;

import java.util.Optional;
import payscore.adapter.web.problem.RequestError;
import payscore.adapter.web.security.Caller;
import payscore.application.port.in.PrePermit;
import payscore.domain.merchant.ServiceId;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.violation.Violations;

/**
 * Body of {@code POST /v1/authorizations}.
 *
 * @param authorizationCode the merchant's number; one for each user, never reused
 */
record PrePermitRequest(Optional<String> mchId, String authorizationCode, String serviceId) {
    /** @throws payscore.domain.violation.InvalidTerms naming every broken rule */
    PrePermit.Request toRequest(Caller caller) {
        var merchant = caller.merchant(mchId,
                RequestError.at("/mch_id", "is required, because the API key acts for several merchants"));
        var violations = new Violations();
        var code = violations.at("/authorization_code", () -> AuthorizationCode.chosen(authorizationCode));
        var service = violations.at("/service_id", () -> new ServiceId(serviceId));
        violations.throwIfAny();
        return new PrePermit.Request(merchant, code.orElseThrow(), service.orElseThrow());
    }
}
