package payscore.adapter.web.permission;

import payscore.domain.permission.TerminationReason;
import payscore.domain.violation.Violations;

/** Body of {@code POST /v1/authorizations/{authorization_code}/terminate}. */
record TerminateAuthorizationRequest(String reason) {
    /** @throws payscore.domain.violation.InvalidTerms when WeChat would not take the reason */
    TerminationReason toReason() {
        var violations = new Violations();
        var checked = violations.at("/reason", () -> new TerminationReason(reason));
        violations.throwIfAny();
        return checked.orElseThrow();
    }
}
