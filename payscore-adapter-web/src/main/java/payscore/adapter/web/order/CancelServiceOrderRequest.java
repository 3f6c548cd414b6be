package payscore.adapter.web.order;

import payscore.domain.terms.CancellationReason;
import payscore.domain.violation.Violations;

/** Body of {@code POST /v1/service-orders/{out_order_no}/cancel}. */
record CancelServiceOrderRequest(String reason) {
    /** @throws payscore.domain.violation.InvalidTerms when the reason cannot be shown to the user */
    CancellationReason toCommand() {
        var violations = new Violations();
        var checked = violations.at("/reason", () -> new CancellationReason(reason));
        violations.throwIfAny();
        return checked.orElseThrow();
    }
}
