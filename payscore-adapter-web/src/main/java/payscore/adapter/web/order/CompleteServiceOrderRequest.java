package payscore.adapter.web.order;

import java.util.List;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.terms.CompletionTerms;
import payscore.domain.terms.SettledAmount;
import payscore.domain.violation.Violations;

/** Body of {@code POST /v1/service-orders/{out_order_no}/complete}. */
record CompleteServiceOrderRequest(
        List<PostPaymentJson> postPayments,
        Optional<List<PostDiscountJson>> postDiscounts,
        Long totalAmount,
        Optional<EndTimeJson> timeRange,
        Optional<EndLocationJson> location,
        Optional<DeviceJson> device) {
    private static final SettledAmount FREE_OF_CHARGE = new SettledAmount(
            new PostPayments(List.of(new PostPayment("-", Optional.of(Fen.ZERO), Optional.empty(), Optional.empty()))),
            PostDiscounts.NONE, Fen.ZERO);

    /** {@code time_range} of a completion. */
    record EndTimeJson(Optional<String> endTime, Optional<String> endTimeRemark) {}

    /** {@code location} of a completion. */
    record EndLocationJson(String endLocation) {}

    /** @throws payscore.domain.violation.InvalidTerms naming every broken rule */
    CompletionTerms toCommand() {
        var violations = new Violations();
        var payments = violations.at(
                "/post_payments", () -> PostPaymentJson.linesOf(postPayments, PostPayments::new));
        var discounts = violations.at("/post_discounts",
                () -> PostDiscountJson.linesOf(postDiscounts.orElse(List.of()), PostDiscounts::new));
        var total = violations.at("/total_amount", () -> new Fen(totalAmount));
        var end = timeRange.flatMap(EndTimeJson::endTime)
                .flatMap(text -> violations.at("/time_range/end_time", () -> ServiceTimeText.read(text)));
        var equipment = device.flatMap(given -> violations.at("/device", given::toDevice));
        // The sum can only be judged when its parts are right; a stand-in lets the rest be judged all the same.
        var amount = payments.flatMap(p -> discounts.flatMap(d -> total.flatMap(
                t -> violations.at("", () -> new SettledAmount(p, d, t)))));
        var terms = violations.at("", () -> new CompletionTerms(amount.orElse(FREE_OF_CHARGE), end,
                timeRange.flatMap(EndTimeJson::endTimeRemark), location.map(EndLocationJson::endLocation), equipment));
        violations.throwIfAny();
        return terms.orElseThrow();
    }
}
