package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.SubMode;
import payscore.domain.money.Fen;
import payscore.domain.money.RiskFund;
import payscore.domain.money.RiskFundName;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.violation.InvalidTerms;

class OrdersWithoutConfirmationTest {
    private static final Service SERVICE = new Service(
            ServiceOrders.SERVICE_ID, ServiceOrders.APP_ID, SubMode.NO_CONFIRM, new Fen(50_000));
    private static final OpenId USER = new OpenId("oUser");

    @Test
    void theUserIsKnownFromTheStart() {
        var order = requested();

        assertThat(order.confirmation().openId()).contains(USER);
        assertThat(order.terms().needUserConfirm()).isFalse();
    }

    @Test
    void itIsInUseAtOnce() {
        var learned = requested().learn(new Observation(new Fact.Confirmed(Confirmation.UNKNOWN, Optional.empty()),
                new Source.Answer(), Optional.empty(), Optional.empty(), ServiceOrders.REQUESTED_AT));

        assertThat(((Learned.Changed) learned).change().order().position()).isEqualTo(Position.IN_USE);
    }

    @Test
    void aPersonMustLookWhenWeChatWaitsForAConfirmationAllTheSame() {
        var change = ((Learned.Changed) requested().learn(new Observation(new Fact.Created(Optional.empty()),
                new Source.Answer(), Optional.empty(), Optional.empty(), ServiceOrders.REQUESTED_AT))).change();

        assertThat(change.order().position()).isEqualTo(Position.CREATED);
        assertThat(change.order().quarantine().orElseThrow().reason()).contains("needs none");
        assertThatThrownBy(() -> change.order().requireReadyFor(Decision.LAUNCH))
                .isInstanceOf(ServiceOrderNotReady.class);
    }

    @Test
    void theServiceSaysWhetherAUserIsNamed() {
        assertThatThrownBy(() -> ServiceOrder.request(ServiceOrders.KEY, SERVICE, terms(), ServiceOrders.REQUESTED_AT))
                .isInstanceOf(InvalidTerms.class).hasMessageContaining("/openid is required");
        assertThatThrownBy(() -> ServiceOrder.request(ServiceOrders.KEY, ServiceOrders.SERVICE,
                ServiceOrders.terms().forAuthorized(USER), ServiceOrders.REQUESTED_AT))
                .isInstanceOf(InvalidTerms.class).hasMessageContaining("/openid must be left out");
    }

    @Test
    void theUserBelongsToTheTerms() {
        assertThat(terms().forAuthorized(USER)).isNotEqualTo(terms().forAuthorized(new OpenId("somebody")));
    }

    private static ServiceOrder requested() {
        return ServiceOrder.request(ServiceOrders.KEY, SERVICE, terms().forAuthorized(USER),
                ServiceOrders.REQUESTED_AT).order();
    }

    private static ServiceTerms terms() {
        var t = ServiceOrders.terms();
        return new ServiceTerms(t.introduction(), t.postPayments(), t.postDiscounts(), t.timeRange(), t.location(),
                new RiskFund(RiskFundName.ESTIMATE_ORDER_COST, new Fen(9900), Optional.empty()), t.attach(),
                t.device());
    }
}
