package payscore.adapter.web.order;

import payscore.domain.terms.ServiceTime;
import payscore.domain.violation.Violations;

/**
 * Body of {@code POST /v1/service-orders/{out_order_no}/sync}.
 *
 * @param type {@code Order_Paid}, exactly so; WeChat knows no other
 */
record SyncServiceOrderRequest(String type, PaidDetailJson detail) {
    private static final String ORDER_PAID = "Order_Paid";

    /**
     * What happened.
     *
     * @param paidTime when the merchant was paid: RFC 3339 with offset, or a Beijing day
     */
    record PaidDetailJson(String paidTime) {}

    /** @throws payscore.domain.violation.InvalidTerms naming every broken rule */
    ServiceTime toCommand() {
        var violations = new Violations();
        violations.require(type.equals(ORDER_PAID), "/type", "must be " + ORDER_PAID);
        var paidTime = violations.at("/detail/paid_time", () -> ServiceTimeText.read(detail.paidTime()));
        violations.throwIfAny();
        return paidTime.orElseThrow();
    }
}
