package payscore.adapter.web.order;

import java.util.List;
import java.util.Optional;
import payscore.adapter.web.problem.RequestError;
import payscore.adapter.web.security.Caller;
import payscore.application.port.in.CreateServiceOrder;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayments;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.OutOrderNo;
import payscore.domain.terms.Attach;
import payscore.domain.terms.ServiceIntroduction;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.violation.Violations;

/**
 * Body of {@code POST /v1/service-orders}.
 *
 * @param businessReference the merchant's own number of what the order is for; not sent to WeChat
 * @param openid the user, who authorised the service beforehand; only for a service that is used without confirmation
 */
record CreateServiceOrderRequest(
        Optional<String> mchId,
        String outOrderNo,
        String serviceId,
        String serviceIntroduction,
        Optional<List<PostPaymentJson>> postPayments,
        Optional<List<PostDiscountJson>> postDiscounts,
        TimeRangeJson timeRange,
        Optional<LocationJson> location,
        RiskFundJson riskFund,
        Optional<String> attach,
        Optional<DeviceJson> device,
        Optional<String> businessReference,
        Optional<String> openid) {
    /** @throws payscore.domain.violation.InvalidTerms naming every broken rule */
    CreateServiceOrder.Request toRequest(Caller caller) {
        var merchant = caller.merchant(mchId,
                RequestError.at("/mch_id", "is required, because the API key acts for several merchants"));
        var violations = new Violations();
        var number = violations.at("/out_order_no", () -> new OutOrderNo(outOrderNo));
        var service = violations.at("/service_id", () -> new ServiceId(serviceId));
        var introduction = violations.at("/service_introduction", () -> new ServiceIntroduction(serviceIntroduction));
        var payments = violations.at("/post_payments",
                () -> PostPaymentJson.linesOf(postPayments.orElse(List.of()), PostPayments::new));
        var discounts = violations.at("/post_discounts",
                () -> PostDiscountJson.linesOf(postDiscounts.orElse(List.of()), PostDiscounts::new));
        var range = violations.at("/time_range", timeRange::toTimeRange);
        var place = location.flatMap(given -> violations.at("/location", given::toLocation));
        var risk = violations.at("/risk_fund", riskFund::toRiskFund);
        var data = attach.flatMap(given -> violations.at("/attach", () -> new Attach(given)));
        var equipment = device.flatMap(given -> violations.at("/device", given::toDevice));
        var reference = businessReference
                .flatMap(given -> violations.at("/business_reference", () -> new BusinessReference(given)));
        var user = openid.flatMap(given -> violations.at("/openid", () -> new OpenId(given)));
        violations.throwIfAny();
        return new CreateServiceOrder.Request(merchant, number.orElseThrow(), service.orElseThrow(),
                new ServiceTerms(introduction.orElseThrow(), payments.orElseThrow(), discounts.orElseThrow(),
                        range.orElseThrow(), place, risk.orElseThrow(), data, equipment, user),
                reference);
    }

    /** Prints the number only: a user may be among the fields. */
    @Override
    public String toString() {
        return "CreateServiceOrderRequest[" + outOrderNo + "]";
    }
}
