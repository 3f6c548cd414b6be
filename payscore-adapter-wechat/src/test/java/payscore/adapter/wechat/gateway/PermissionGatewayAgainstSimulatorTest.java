package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.keys.Nonces;
import payscore.adapter.wechat.launch.LaunchParametersSigner;
import payscore.application.contract.PermissionGatewayContract;
import payscore.application.fixture.Authorizations;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.OpenId;
import payscore.domain.money.Fen;
import payscore.domain.money.RiskFund;
import payscore.domain.money.RiskFundName;
import payscore.domain.order.Fact;
import payscore.domain.order.ServiceOrder;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.permission.TerminationReason;
import payscore.domain.terms.ServiceTerms;
import payscore.simulator.Simulator;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.security.PlatformCertificate;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;
import tools.jackson.databind.json.JsonMapper;

class PermissionGatewayAgainstSimulatorTest implements PermissionGatewayContract {
    private final Simulator simulator = Simulator.start(SimulatorConfiguration
            .of(new WeChatKeys(TestMerchants.PUBLIC_KEY_ID, Vectors.weChatPrivateKey(), Vectors.weChatPublicKey(),
                    List.of(new PlatformCertificate(
                            Vectors.text("platform_certificate.pem"), Vectors.weChatPrivateKey()))))
            .with(Merchant.of(Authorizations.MCH_ID.value(), TestMerchants.SERIAL_NO, Vectors.merchantPublicKey(),
                    TestMerchants.API_V3_KEY, TestMerchants.API_V2_KEY))
            .with(Service.withoutConfirmation(Authorizations.SERVICE.serviceId().value(),
                    Authorizations.MCH_ID.value(), Authorizations.SERVICE.appId().value(),
                    Authorizations.SERVICE.riskCeiling().amount()))
            .with(SimulatedClock.standingAt(Authorizations.REQUESTED_AT)));
    private final URI url = URI.create(simulator.baseUrl());
    private final PermissionGateway gateway = Gateways.permissionsAt(
            url, TestMerchants.of(TestMerchants.inPublicKeyMode()), simulator.clock());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Override
    public PermissionGateway gateway() {
        return gateway;
    }

    @Override
    public WeChatSide weChat() {
        return new WeChatSide() {
            @Override
            public void moveTo(Instant now) {
                simulator.clock().setTo(now);
            }

            @Override
            public void userAuthorizes(AuthorizationCode code) {
                simulator.control().authorize(code.value(), Authorizations.OPEN_ID.value());
            }

            @Override
            public void userWithdraws(AuthorizationCode code) {
                simulator.control().withdraw(code.value());
            }

            @Override
            public void losesItsNextAnswer() {
                simulator.control().script(Fault.of(FaultKind.DROP_AFTER, Operation.PRE_PERMIT));
            }
        };
    }

    @Test
    void opensWeChatsPageWithLaunchParametersTheSimulatorAccepts() {
        var signer = new LaunchParametersSigner(TestMerchants.of(TestMerchants.inPublicKeyMode()),
                new Nonces(new SecureRandom()), simulator.clock());
        var token = ((AuthorizationFact.PrePermitted) accepted(prePermit())).token();
        var parameters = signer.authorization(token);
        var launch = JsonMapper.builder().build().createObjectNode().put("businessType", parameters.businessType());
        parameters.fields().forEach(launch.putObject("extraData")::put);

        var page = simulator.control().openAuthorization(launch.toString(), Authorizations.OPEN_ID.value());

        assertThat(parameters.businessType()).isEqualTo("wxpayScoreEnable");
        assertThat(parameters.fields()).containsOnlyKeys("apply_permissions_token");
        assertThat(parameters.expiresAt()).contains(Authorizations.REQUESTED_AT.plus(Duration.ofHours(1)));
        assertThat(page.canAccept()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"400, PARAM_ERROR, Declined", "403, NO_AUTH, Declined", "400, INVALID_REQUEST, RefusedForNow",
            "404, ORDER_NOT_EXIST, RefusedForNow", "429, FREQUENCY_LIMITED, Throttled", "401, SIGN_ERROR, Unknown",
            "500, SYSTEM_ERROR, Unknown", "503, SERVICE_UNAVAILABLE, Unknown"})
    void everyDocumentedErrorHasItsMeaning(int status, String code, String meaning) {
        simulator.control().script(new Fault(FaultKind.ERROR_BEFORE, Operation.PRE_PERMIT, "*", 1, Optional.empty(),
                Optional.of(status), Optional.of(code), Optional.of("x"), Optional.empty()));

        assertThat(prePermit().getClass().getSimpleName()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"WRONG_SIGNATURE, wrong-signature", "NO_SIGNATURE, missing-headers", "SIGNTEST, probe",
            "STALE_TIMESTAMP, stale-timestamp"})
    void anAnswerWithoutBodyIsVerifiedToo(FaultKind kind, String cause) {
        accepted(prePermit());
        weChat().userAuthorizes(Authorizations.CODE);
        simulator.control().script(Fault.of(kind, Operation.TERMINATE));

        assertThat(terminate()).isEqualTo(new CommandAnswer.Unknown(cause));
    }

    @Test
    void anAnswerThatIsUnusableTellsNothing() {
        simulator.control().script(Fault.of(FaultKind.MALFORMED_JSON, Operation.QUERY_PERMISSION));

        assertThat(gateway.query(PermissionQuery.about(Authorizations.asked())))
                .isInstanceOf(PermissionReport.Unavailable.class);
    }

    @Test
    void aTerminationIsRefusedForNowWhileOrdersRun() {
        accepted(prePermit());
        weChat().userAuthorizes(Authorizations.CODE);
        assertThat(create(Authorizations.OPEN_ID)).isInstanceOf(CommandAnswer.Accepted.class);

        assertThat(terminate()).isInstanceOf(CommandAnswer.RefusedForNow.class);
    }

    @Test
    void anOrderForAnAuthorisedUserIsInUseAtOnceAndItsStoredTextDoesNotNameTheUser() {
        accepted(prePermit());
        weChat().userAuthorizes(Authorizations.CODE);

        assertThat(create(Authorizations.OPEN_ID)).isInstanceOfSatisfying(CommandAnswer.Accepted.class,
                accepted -> assertThat(accepted.fact()).isInstanceOf(Fact.Confirmed.class));
        var stored = Gateways.at(url, TestMerchants.of(TestMerchants.inPublicKeyMode()), simulator.clock())
                .render(CommandKind.CREATE, order(Authorizations.OPEN_ID));
        assertThat(new String(stored.bytes(), StandardCharsets.UTF_8)).contains("\"need_user_confirm\":false")
                .doesNotContain(Authorizations.OPEN_ID.value());
    }

    @Test
    void risksAndMissingAuthorisationsAreDefiniteAnswers() {
        var risky = simulator.control().users().stream()
                .filter(user -> user.standing() == TestUser.Standing.RISK_REFUSED).findFirst().orElseThrow();
        accepted(prePermit());
        simulator.control().authorize(Authorizations.CODE.value(), risky.openid());

        assertThat(create(new OpenId(risky.openid()))).isInstanceOfSatisfying(CommandAnswer.Declined.class,
                declined -> assertThat(declined.decline().code()).isEqualTo("INVALID_REQUEST"));
        assertThat(create(new OpenId("oNobody"))).isInstanceOfSatisfying(CommandAnswer.Declined.class,
                declined -> assertThat(declined.decline().code()).isEqualTo("NO_AUTH"));
    }

    private CommandAnswer create(OpenId user) {
        var orders = Gateways.at(url, TestMerchants.of(TestMerchants.inPublicKeyMode()), simulator.clock());
        var order = order(user);
        return orders.send(CommandKind.CREATE, order, orders.render(CommandKind.CREATE, order));
    }

    private static ServiceOrder order(OpenId user) {
        var t = ServiceOrders.terms();
        var terms = new ServiceTerms(t.introduction(), t.postPayments(), t.postDiscounts(), t.timeRange(),
                t.location(), new RiskFund(RiskFundName.ESTIMATE_ORDER_COST, new Fen(9900), Optional.empty()),
                t.attach(), t.device());
        return ServiceOrder.request(ServiceOrders.KEY, Authorizations.SERVICE, terms.forAuthorized(user),
                Authorizations.REQUESTED_AT).order();
    }

    private CommandAnswer prePermit() {
        var birth = Authorizations.birth(Authorizations.KEY).authorization();
        return gateway.send(CommandKind.PRE_PERMIT, birth, gateway.renderPrePermit(birth));
    }

    private CommandAnswer terminate() {
        return gateway.send(CommandKind.TERMINATE, Authorizations.available(),
                gateway.renderTermination(Authorizations.available(), new TerminationReason("bye")));
    }

    private static AuthorizationFact accepted(CommandAnswer answer) {
        assertThat(answer).isInstanceOf(CommandAnswer.AuthorizationAccepted.class);
        return ((CommandAnswer.AuthorizationAccepted) answer).fact();
    }
}
