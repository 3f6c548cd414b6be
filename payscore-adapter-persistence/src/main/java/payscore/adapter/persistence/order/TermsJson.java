package payscore.adapter.persistence.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import payscore.domain.merchant.OpenId;
import payscore.domain.money.Fen;
import payscore.domain.money.RiskFund;
import payscore.domain.money.RiskFundName;
import payscore.domain.terms.Attach;
import payscore.domain.terms.ServiceIntroduction;
import payscore.domain.terms.ServiceLocation;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.terms.TimeRange;

/** The column {@code terms}: what an order was created with. */
record TermsJson(
        @JsonProperty("service_introduction") String serviceIntroduction,
        @JsonProperty("post_payments") List<PaymentJson> postPayments,
        @JsonProperty("post_discounts") List<DiscountJson> postDiscounts,
        @JsonProperty("time_range") TimeRangeJson timeRange,
        @JsonProperty("location") Optional<LocationJson> location,
        @JsonProperty("risk_fund") RiskFundJson riskFund,
        @JsonProperty("attach") Optional<String> attach,
        @JsonProperty("device") Optional<DeviceJson> device,
        @JsonProperty("no_confirm") Optional<Boolean> noConfirm) {
    record TimeRangeJson(
            @JsonProperty("start") TimeJson start,
            @JsonProperty("start_remark") Optional<String> startRemark,
            @JsonProperty("end") Optional<TimeJson> end,
            @JsonProperty("end_remark") Optional<String> endRemark) {}

    record LocationJson(
            @JsonProperty("start_location") Optional<String> startLocation,
            @JsonProperty("end_location") Optional<String> endLocation) {}

    record RiskFundJson(
            @JsonProperty("name") String name,
            @JsonProperty("amount") long amount,
            @JsonProperty("description") Optional<String> description) {}

    static TermsJson of(ServiceTerms terms) {
        var range = terms.timeRange();
        var fund = terms.riskFund();
        return new TermsJson(terms.introduction().value(), PaymentJson.of(terms.postPayments()),
                DiscountJson.of(terms.postDiscounts()),
                new TimeRangeJson(TimeJson.of(range.start()), range.startRemark(), range.end().map(TimeJson::of),
                        range.endRemark()),
                terms.location().map(l -> new LocationJson(l.startLocation(), l.endLocation())),
                new RiskFundJson(fund.name().name(), fund.amount().amount(), fund.description()),
                terms.attach().map(Attach::value), terms.device().map(DeviceJson::of),
                terms.authorizedUser().map(user -> true));
    }

    /** @param user who authorised the service, kept apart and sealed; only an order in no-confirm mode is created with one */
    ServiceTerms toTerms(Optional<OpenId> user) {
        var terms = toTerms();
        return noConfirm.filter(yes -> yes).flatMap(yes -> user).map(terms::forAuthorized).orElse(terms);
    }

    ServiceTerms toTerms() {
        return new ServiceTerms(new ServiceIntroduction(serviceIntroduction), PaymentJson.toPayments(postPayments),
                DiscountJson.toDiscounts(postDiscounts),
                new TimeRange(timeRange.start.toStart(), timeRange.startRemark, timeRange.end.map(TimeJson::toTime),
                        timeRange.endRemark),
                location.map(l -> new ServiceLocation(l.startLocation, l.endLocation)),
                new RiskFund(RiskFundName.valueOf(riskFund.name), new Fen(riskFund.amount), riskFund.description),
                attach.map(Attach::new), device.map(DeviceJson::toDevice));
    }
}
