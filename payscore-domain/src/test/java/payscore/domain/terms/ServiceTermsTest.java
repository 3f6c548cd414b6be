package payscore.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.industry.Industry;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.SubMode;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscount;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.money.RiskFund;
import payscore.domain.money.RiskFundName;

class ServiceTermsTest {
    private static final Instant NOW = ServiceOrders.REQUESTED_AT;
    private static final long CEILING = 50_000;

    @ParameterizedTest
    @EnumSource
    void theRiskFundIsNamedAsTheSubModeWants(RiskFundName name) {
        for (var mode : SubMode.values()) {
            var confirmed = terms(riskFund(name, 1), 0, PostDiscounts.NONE);
            var terms = mode.needsUserConfirm() ? confirmed : confirmed.forAuthorized(new OpenId("oUser"));
            assertThat(pointersOf(() -> terms.checkFor(service(mode), NOW)))
                    .isEqualTo(mode.allows(name) ? List.of() : List.of("/risk_fund/name"));
        }
    }

    @ParameterizedTest
    @CsvSource({"49999, true", "50000, true", "50001, false"})
    @Covers("M09")
    void theRiskFundIsWithinTheCeilingOfTheService(long amount, boolean accepted) {
        var terms = terms(riskFund(RiskFundName.DEPOSIT, amount), 0, PostDiscounts.NONE);

        assertThat(pointersOf(() -> terms.checkFor(service(SubMode.WAIVE_DEPOSIT), NOW)))
                .isEqualTo(accepted ? List.of() : List.of("/risk_fund/amount"));
    }

    @ParameterizedTest
    @CsvSource({"49999, true", "50000, true", "50001, false"})
    void theExpectedFeesAreWithinTheCeilingOfTheService(long amount, boolean accepted) {
        var terms = terms(riskFund(RiskFundName.DEPOSIT, 100), amount, PostDiscounts.NONE);

        assertThat(pointersOf(() -> terms.checkFor(service(SubMode.WAIVE_DEPOSIT), NOW)))
                .isEqualTo(accepted ? List.of() : List.of("/post_payments"));
    }

    @Test
    void theExpectedFeesMayPassTheCeilingWhereADiscountIsGiven() {
        var discounts = new PostDiscounts(
                List.of(new PostDiscount("立减", "减1元", Optional.of(new Fen(100)), Optional.empty())));
        var terms = terms(riskFund(RiskFundName.DEPOSIT, 100), CEILING + 1, discounts);

        assertThat(pointersOf(() -> terms.checkFor(service(SubMode.WAIVE_DEPOSIT), NOW))).isEmpty();
    }

    @Test
    void everyBrokenRuleIsReportedAtOnceWithItsPointer() {
        var terms = new ServiceTerms(new ServiceIntroduction("共享单车"), payments(CEILING + 1), PostDiscounts.NONE,
                new TimeRange(ServiceStart.at(NOW), Optional.empty(), Optional.of(new ServiceTime.At(NOW)),
                        Optional.empty()),
                Optional.empty(), riskFund(RiskFundName.ESTIMATE_ORDER_COST, CEILING + 1), Optional.empty(),
                Optional.empty());

        assertThat(pointersOf(() -> terms.checkFor(service(SubMode.WAIVE_DEPOSIT), NOW)))
                .containsExactly("/risk_fund/name", "/risk_fund/amount", "/post_payments", "/time_range/start_time",
                        "/time_range/end_time", "/time_range/end_time");
    }

    @Test
    void twoCreationsAreTheSameWhenTheirTermsAreEqual() {
        assertThat(ServiceOrders.terms()).isEqualTo(ServiceOrders.terms());
        assertThat(terms(riskFund(RiskFundName.DEPOSIT, 100), 0, PostDiscounts.NONE))
                .isNotEqualTo(terms(riskFund(RiskFundName.DEPOSIT, 101), 0, PostDiscounts.NONE));
    }

    private static ServiceTerms terms(RiskFund riskFund, long expected, PostDiscounts discounts) {
        return new ServiceTerms(new ServiceIntroduction("共享单车"), payments(expected), discounts,
                TimeRange.startingOnAccept(), Optional.empty(), riskFund, Optional.empty(), Optional.empty());
    }

    private static PostPayments payments(long amount) {
        return new PostPayments(
                List.of(new PostPayment("骑行费", Optional.of(new Fen(amount)), Optional.empty(), Optional.empty())));
    }

    @Test
    void anOrderIsHeldToTheIndustryItsServiceIsBoundTo() {
        var service = new Service(ServiceOrders.SERVICE_ID, ServiceOrders.APP_ID, SubMode.WAIVE_DEPOSIT,
                new Fen(CEILING), false, Optional.of(Industry.POWER_BANK));
        var terms = terms(riskFund(RiskFundName.DEPOSIT, 1), 1, PostDiscounts.NONE);

        assertThat(pointersOf(() -> terms.checkFor(service, NOW)))
                .containsExactly("/post_payments/0/name", "/post_payments", "/device/start_device_id");
    }

    private static RiskFund riskFund(RiskFundName name, long amount) {
        return new RiskFund(name, new Fen(amount), Optional.empty());
    }

    private static Service service(SubMode mode) {
        return new Service(ServiceOrders.SERVICE_ID, ServiceOrders.APP_ID, mode, new Fen(CEILING));
    }
}
