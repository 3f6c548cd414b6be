package payscore.adapter.web.order;

import java.util.List;
import java.util.Optional;
import payscore.domain.terms.Modification;
import payscore.domain.violation.Violations;

/**
 * Body of {@code POST /v1/service-orders/{out_order_no}/modify}. The lists are the complete new ones.
 *
 * @param totalAmount lower than the present one
 * @param reason at most 50 characters
 */
record ModifyServiceOrderRequest(
        List<PostPaymentJson> postPayments,
        Optional<List<PostDiscountJson>> postDiscounts,
        Long totalAmount,
        String reason,
        Optional<DeviceJson> device) {
    /** @throws payscore.domain.violation.InvalidTerms naming every broken rule */
    Modification toCommand() {
        var violations = new Violations();
        var amount = SettledLines.read(violations, postPayments, postDiscounts, totalAmount);
        var equipment = device.flatMap(given -> violations.at("/device", given::toDevice));
        var lower = violations.at("", () -> new Modification(
                amount.orElseGet(SettledLines::standIn), reason, equipment, Optional.empty()));
        violations.throwIfAny();
        return lower.orElseThrow();
    }
}
