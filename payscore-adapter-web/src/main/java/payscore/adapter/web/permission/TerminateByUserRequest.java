package payscore.adapter.web.permission;

import java.util.Optional;
import payscore.adapter.web.problem.RequestError;
import payscore.adapter.web.security.Caller;
import payscore.application.port.in.TerminateAuthorization;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.permission.TerminationReason;
import payscore.domain.violation.Violations;

/** Body of {@code POST /v1/authorization-terminations}. */
record TerminateByUserRequest(Optional<String> mchId, String serviceId, String openid, String reason) {
    /** @throws payscore.domain.violation.InvalidTerms naming every broken rule */
    TerminateAuthorization.Target.ByUser toTarget(Caller caller) {
        var merchant = caller.merchant(mchId,
                RequestError.at("/mch_id", "is required, because the API key acts for several merchants"));
        var violations = new Violations();
        var service = violations.at("/service_id", () -> new ServiceId(serviceId));
        var user = violations.at("/openid", () -> new OpenId(openid));
        var checkedReason = violations.at("/reason", () -> new TerminationReason(reason));
        violations.require(checkedReason.isPresent() || !violations.isEmpty(), "/reason", "is required");
        violations.throwIfAny();
        return new TerminateAuthorization.Target.ByUser(merchant, service.orElseThrow(), user.orElseThrow());
    }

    TerminationReason toReason() {
        return new TerminationReason(reason);
    }

    /** Prints nothing: the user is among the fields. */
    @Override
    public String toString() {
        return "TerminateByUserRequest";
    }
}
