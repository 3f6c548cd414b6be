package payscore.domain.terms;

import java.util.Optional;
import payscore.domain.merchant.Service;
import payscore.domain.money.Fen;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/**
 * What the merchant completes an order with (API reference §A5).
 *
 * @param end the real end of the service; where neither creation nor completion gives one, the service takes the moment of
 *     the decision less a margin for clocks
 * @param endRemark string(20), only together with an end that is sent
 * @param endLocation string(50), only for an order that has a start location
 * @param profitSharing reserves the payment for profit sharing; this cannot be made up for later
 * @param goodsTag {@code goods_tag}, string(32), which coupons apply
 */
public record CompletionTerms(
        SettledAmount amount,
        Optional<ServiceTime> end,
        Optional<String> endRemark,
        Optional<String> endLocation,
        Optional<Device> device,
        boolean profitSharing,
        Optional<String> goodsTag) {
    private static final int GOODS_TAG_LENGTH_MAX = 32;

    public CompletionTerms {
        var violations = new Violations();
        endRemark.ifPresent(text -> violations.at(
                "/time_range/end_time_remark", () -> WireText.checked(text, TimeRange.REMARK_LENGTH_MAX)));
        endLocation.ifPresent(text -> violations.at("/location/end_location",
                () -> WireText.checked(text, ServiceLocation.LENGTH_MAX)));
        goodsTag.ifPresent(
                text -> violations.at("/goods_tag", () -> WireText.checked(text, GOODS_TAG_LENGTH_MAX)));
        violations.throwIfAny();
    }

    /** Neither shared nor tagged. */
    public CompletionTerms(SettledAmount amount, Optional<ServiceTime> end, Optional<String> endRemark,
            Optional<String> endLocation, Optional<Device> device) {
        this(amount, end, endRemark, endLocation, device, false, Optional.empty());
    }

    public Fen total() {
        return amount.total();
    }

    /** Checks what the order's creation and its service allow. */
    void checkFor(ServiceTerms created, Service service, Violations violations) {
        violations.at("", () -> {
            amount.checkCeiling(ceilingFor(created, service));
            return amount;
        });
        service.industry().ifPresent(industry -> industry.checkSettlement(amount.postPayments(), violations));
        violations.require(
                endLocation.isEmpty() || created.location().isPresent(),
                "/location/end_location",
                "is only allowed when the order was created with a start_location");
    }

    /** API reference §0: the ceiling for {@code total_amount} depends on the sub-mode. */
    static Fen ceilingFor(ServiceTerms created, Service service) {
        return switch (service.subMode()) {
            case WAIVE_DEPOSIT -> created.riskFund().amount();
            case ENJOY_FIRST, NO_CONFIRM -> service.riskCeiling();
        };
    }
}
