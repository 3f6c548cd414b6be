package payscore.domain.terms;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.Service;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayments;
import payscore.domain.money.RiskFund;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.Violations;

/**
 * What an order is created with. Two creations under one {@code out_order_no} are the same exactly when their terms are
 * equal: WeChat refuses a re-entry with other parameters, and so do we.
 *
 * @param authorizedUser who authorised the service beforehand, in no-confirm mode; whoever else the order is for is only told by the
 *     confirmation
 */
public record ServiceTerms(
        ServiceIntroduction introduction,
        PostPayments postPayments,
        PostDiscounts postDiscounts,
        TimeRange timeRange,
        Optional<ServiceLocation> location,
        RiskFund riskFund,
        Optional<Attach> attach,
        Optional<Device> device,
        Optional<OpenId> authorizedUser) {
    /** Of an order that waits for a user's confirmation. */
    public ServiceTerms(ServiceIntroduction introduction, PostPayments postPayments, PostDiscounts postDiscounts,
            TimeRange timeRange, Optional<ServiceLocation> location, RiskFund riskFund, Optional<Attach> attach,
            Optional<Device> device) {
        this(introduction, postPayments, postDiscounts, timeRange, location, riskFund, attach, device,
                Optional.empty());
    }

    /** The same terms of an order for a user who authorised the service beforehand. */
    public ServiceTerms forAuthorized(OpenId user) {
        return new ServiceTerms(introduction, postPayments, postDiscounts, timeRange, location, riskFund, attach,
                device, Optional.of(user));
    }

    /** Whether the order waits for the user's confirmation. */
    public boolean needUserConfirm() {
        return authorizedUser.isEmpty();
    }

    /**
     * Checks the rules that need the service and the moment of the call: what the sub-mode allows, the risk amount ceiling, what
     * its industry prescribes, the times.
     *
     * @throws InvalidTerms naming every broken rule
     */
    public void checkFor(Service service, Instant now) {
        var violations = new Violations();
        violations.require(
                service.subMode().allows(riskFund.name()),
                "/risk_fund/name",
                switch (service.subMode()) {
                    case WAIVE_DEPOSIT -> "must be DEPOSIT, ADVANCE or CASH_DEPOSIT for this service";
                    case ENJOY_FIRST, NO_CONFIRM -> "must be ESTIMATE_ORDER_COST for this service";
                });
        violations.require(
                service.subMode().needsUserConfirm() == needUserConfirm(),
                "/openid",
                service.subMode().needsUserConfirm()
                        ? "must be left out: the user of this service confirms each order"
                        : "is required: this service is used without confirmation by users who authorised it");
        violations.require(
                !riskFund.amount().exceeds(service.riskCeiling()),
                "/risk_fund/amount",
                "must not exceed the service's ceiling of " + service.riskCeiling());
        violations.require(
                !postDiscounts.lines().isEmpty() || !postPayments.total().exceeds(service.riskCeiling()),
                "/post_payments",
                "must not sum to more than the service's ceiling of " + service.riskCeiling());
        service.industry().ifPresent(industry -> industry.checkCreation(
                postPayments, device.flatMap(Device::startDeviceId), violations));
        violations.at("/time_range", () -> {
            var times = new Violations();
            timeRange.checkAtCreation(now, times);
            times.throwIfAny();
            return timeRange;
        });
        violations.throwIfAny();
    }
}
