package payscore.adapter.web.order;

import java.util.List;
import java.util.Optional;
import payscore.domain.terms.CompletionTerms;
import payscore.domain.violation.Violations;

/**
 * Body of {@code POST /v1/service-orders/{out_order_no}/complete}.
 *
 * @param profitSharing true reserves the payment for profit sharing, which cannot be made up for later
 * @param goodsTag which of WeChat's coupons apply
 */
record CompleteServiceOrderRequest(
        List<PostPaymentJson> postPayments,
        Optional<List<PostDiscountJson>> postDiscounts,
        Long totalAmount,
        Optional<EndTimeJson> timeRange,
        Optional<EndLocationJson> location,
        Optional<DeviceJson> device,
        Optional<Boolean> profitSharing,
        Optional<String> goodsTag) {
    /** {@code time_range} of a completion. */
    record EndTimeJson(Optional<String> endTime, Optional<String> endTimeRemark) {}

    /** {@code location} of a completion. */
    record EndLocationJson(String endLocation) {}

    /** @throws payscore.domain.violation.InvalidTerms naming every broken rule */
    CompletionTerms toCommand() {
        var violations = new Violations();
        var amount = SettledLines.read(violations, postPayments, postDiscounts, totalAmount);
        var end = timeRange.flatMap(EndTimeJson::endTime)
                .flatMap(text -> violations.at("/time_range/end_time", () -> ServiceTimeText.read(text)));
        var equipment = device.flatMap(given -> violations.at("/device", given::toDevice));
        var terms = violations.at("", () -> new CompletionTerms(amount.orElseGet(SettledLines::standIn), end,
                timeRange.flatMap(EndTimeJson::endTimeRemark), location.map(EndLocationJson::endLocation), equipment,
                profitSharing.orElse(false), goodsTag));
        violations.throwIfAny();
        return terms.orElseThrow();
    }
}
