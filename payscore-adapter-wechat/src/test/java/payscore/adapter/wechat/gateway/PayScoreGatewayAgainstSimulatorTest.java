package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.Nonces;
import payscore.adapter.wechat.launch.LaunchParametersSigner;
import payscore.application.contract.PayScoreGatewayContract;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.order.Fact;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrder;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.Modification;
import payscore.domain.terms.ServiceTime;
import payscore.domain.terms.SettledAmount;
import payscore.simulator.Simulator;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Service;
import payscore.simulator.order.DeductionScript;
import payscore.simulator.security.PlatformCertificate;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;
import tools.jackson.databind.json.JsonMapper;

class PayScoreGatewayAgainstSimulatorTest implements PayScoreGatewayContract {
    private final Simulator simulator = Simulator.start(SimulatorConfiguration
            .of(new WeChatKeys(TestMerchants.PUBLIC_KEY_ID, Vectors.weChatPrivateKey(), Vectors.weChatPublicKey(),
                    List.of(new PlatformCertificate(
                            Vectors.text("platform_certificate.pem"), Vectors.weChatPrivateKey()))))
            .with(Merchant.of(ServiceOrders.MCH_ID.value(), TestMerchants.SERIAL_NO, Vectors.merchantPublicKey(),
                    TestMerchants.API_V3_KEY, TestMerchants.API_V2_KEY))
            .with(Service.confirming(ServiceOrders.SERVICE_ID.value(), ServiceOrders.MCH_ID.value(),
                    ServiceOrders.APP_ID.value(), Service.SubMode.WAIVE_DEPOSIT,
                    ServiceOrders.SERVICE.riskCeiling().amount()))
            .with(SimulatedClock.standingAt(ServiceOrders.REQUESTED_AT)));
    private final PayScoreGateway gateway = gatewayOf(TestMerchants.inPublicKeyMode());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Override
    public PayScoreGateway gateway() {
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
            public void userConfirms(OutOrderNo outOrderNo) {
                simulator.control().accept(outOrderNo.value());
            }

            @Override
            public void userPays(OutOrderNo outOrderNo) {
                simulator.control().pay(outOrderNo.value());
            }

            @Override
            public void losesItsNextAnswer() {
                simulator.control().script(Fault.of(FaultKind.DROP_AFTER, Operation.CREATE));
            }
        };
    }

    @Test
    void opensWeChatsPageWithLaunchParametersTheSimulatorAccepts() {
        var credentials = TestMerchants.of(TestMerchants.inPublicKeyMode());
        var signer = new LaunchParametersSigner(
                credentials, new Nonces(new SecureRandom()), simulator.clock());
        var parameters = signer.confirmation(ServiceOrders.KEY, ticketOf(create(ServiceOrders.requested())));
        var launch = JsonMapper.builder().build().createObjectNode().put("businessType", parameters.businessType());
        var extraData = launch.putObject("extraData");
        parameters.fields().forEach(extraData::put);

        var page = simulator.control().open(launch.toString(), simulator.control().users().getFirst().openid());

        assertThat(page).isNotNull();
    }

    @Test
    void worksWithPlatformCertificatesAlone() {
        simulator.clock().setTo(
                Vectors.platformCertificate().getNotBefore().toInstant().plus(Duration.ofDays(1)));
        var inCertificateMode = gatewayOf(TestMerchants.inCertificateMode());

        assertThat(inCertificateMode.query(OrderQuery.about(ServiceOrders.requested())))
                .isEqualTo(new QueryAnswer.NotFound());
    }

    @ParameterizedTest
    @CsvSource({
            "DROP_BEFORE, connection-broken",
            "DROP_AFTER, connection-broken",
            "ERROR_BEFORE, server-error",
            "ERROR_AFTER, server-error",
            "HTML_BEFORE, server-error",
            "HTML_AFTER, server-error",
            "HUGE_BODY, answer-too-large",
            "UNKNOWN_SERIAL, unknown-serial",
            "OTHER_ORDER, foreign-answer",
            "OTHER_AMOUNT, other-amount",
            "MALFORMED_JSON, malformed",
            "DUPLICATE_KEYS, malformed",
            "REDIRECT, redirect",
            "WRONG_SIGNATURE, wrong-signature",
            "SIGNTEST, probe",
            "NO_SIGNATURE, missing-headers",
            "STALE_TIMESTAMP, stale-timestamp"})
    void knowsNothingAfterAFault(FaultKind kind, String cause) {
        simulator.control().script(Fault.of(kind, Operation.CREATE));

        assertThat(create(ServiceOrders.requested())).isEqualTo(new CommandAnswer.Unknown(cause));
    }

    @ParameterizedTest
    @CsvSource({"MODIFY, OTHER_AMOUNT, other-amount", "MODIFY, DROP_AFTER, connection-broken",
            "SYNC, OTHER_ORDER, foreign-answer", "SYNC, ERROR_AFTER, server-error",
            "COLLECT, OTHER_ORDER, foreign-answer", "COLLECT, WRONG_SIGNATURE, wrong-signature"})
    void knowsNothingAfterAFaultWhileCollecting(CommandKind kind, FaultKind fault, String cause) {
        var order = collecting();
        simulator.control().script(Fault.of(fault, Operation.valueOf(kind.name())));

        assertThat(send(kind, switch (kind) {
            case MODIFY -> modifying(order);
            case SYNC -> syncing(order);
            default -> order;
        })).isEqualTo(new CommandAnswer.Unknown(cause));
    }

    /** API reference F2 to F4, as far as they can be said of an order that is being collected. */
    @ParameterizedTest
    @CsvSource({
            "MODIFY, 400, INVALID_ORDER_STATE, 订单状态错误, RefusedForNow",
            "MODIFY, 400, INVALID_REQUEST, 仅服务订单支付状态为待支付时，才可使用此能力, RefusedForNow",
            "MODIFY, 400, ORDER_DONE, 订单已完成, RefusedForNow",
            "MODIFY, 400, PARAM_ERROR, 最终总金额计算非法, Declined",
            "MODIFY, 403, NO_AUTH, 商户暂无权限使用此服务, Declined",
            "MODIFY, 429, FREQUENCY_LIMITED, 请求过于频繁, Throttled",
            "MODIFY, 500, SYSTEM_ERROR, 系统错误, Unknown",
            "SYNC, 400, INVALID_REQUEST, '单据正在扣款中，请稍后重试', RefusedForNow",
            "SYNC, 400, PARAM_ERROR, '收款结果不明，请稍后重试', RefusedForNow",
            "SYNC, 400, ORDER_DONE, 订单已完成, RefusedForNow",
            "SYNC, 400, ORDER_CANCELED, 订单已取消, RefusedForNow",
            "SYNC, 404, ORDER_NOT_EXIST, 查询单据不存在, RefusedForNow",
            "SYNC, 403, NO_AUTH, 商户暂无权限使用此服务, Declined",
            "SYNC, 503, SERVICE_UNAVAILABLE, 服务不可用, Unknown",
            "COLLECT, 400, INVALID_REQUEST, 支付分扣款失败, RefusedForNow",
            "COLLECT, 403, NO_AUTH, 当前无权限进行此操作, Declined",
            "COLLECT, 429, RATE_LIMITED, 请求过于频繁, Throttled",
            "COLLECT, 502, SERVICE_UNAVAILABLE, 服务不可用, Unknown"})
    void givesEveryDocumentedErrorItsMeaning(
            CommandKind kind, int status, String code, String message, String expected) {
        var order = collecting();
        var error = Fault.of(FaultKind.ERROR_BEFORE, Operation.valueOf(kind.name()));
        simulator.control().script(new Fault(error.kind(), error.operation(), error.orders(), 1, Optional.empty(),
                Optional.of(status), Optional.of(code), Optional.of(message), Optional.empty()));

        assertThat(send(kind, switch (kind) {
            case MODIFY -> modifying(order);
            case SYNC -> syncing(order);
            default -> order;
        }).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void theSameModificationAgainIsAnsweredOrRefusedForNowAsWeChatReadsIt() {
        var modifying = modifying(collecting());
        send(CommandKind.MODIFY, modifying);

        assertThat(send(CommandKind.MODIFY, modifying)).isInstanceOf(CommandAnswer.Accepted.class);
        simulator.control().change(switches -> switches.withModifyReentry(false));
        assertThat(send(CommandKind.MODIFY, modifying)).isInstanceOf(CommandAnswer.RefusedForNow.class);
    }

    @Test
    void aDeductionUnderWayKeepsEverythingElseWaiting() {
        var order = collecting();
        simulator.control().openCashier(ServiceOrders.OUT_ORDER_NO.value(), Duration.ofMinutes(3));

        assertThat(send(CommandKind.MODIFY, modifying(order))).isInstanceOf(CommandAnswer.RefusedForNow.class);
        assertThat(send(CommandKind.SYNC, syncing(order))).isInstanceOf(CommandAnswer.RefusedForNow.class);
        assertThat(send(CommandKind.CANCEL, cancelling(order))).isInstanceOf(CommandAnswer.RefusedForNow.class);
        assertThat(send(CommandKind.COLLECT, order)).isInstanceOf(CommandAnswer.RefusedForNow.class);
    }

    @Test
    void cancellingAnUnpaidCompletedOrderIsForWeChatToDecide() {
        var order = collecting();
        simulator.control().change(switches -> switches.withCancelWhileCollecting(false));
        assertThat(send(CommandKind.CANCEL, cancelling(order))).isInstanceOf(CommandAnswer.RefusedForNow.class);

        simulator.control().change(switches -> switches.withCancelWhileCollecting(true));
        assertThat(fact(send(CommandKind.CANCEL, cancelling(order)))).isEqualTo(new Fact.Cancelled());
        simulator.control().change(switches -> switches.withCancelReentry(false));
        assertThat(send(CommandKind.CANCEL, cancelling(order))).isInstanceOf(CommandAnswer.RefusedForNow.class);
    }

    @Test
    void anExtraDeductionIsDeclinedWhereItWasNotGranted() {
        var order = collecting();
        simulator.control().change(switches -> switches.withCollectGranted(false));

        assertThat(send(CommandKind.COLLECT, order)).isInstanceOfSatisfying(CommandAnswer.Declined.class,
                declined -> assertThat(declined.decline().code()).isEqualTo("NO_AUTH"));
    }

    @Test
    void anExtraDeductionThatFailsIsRefused() {
        simulator.control().scriptDeduction(ServiceOrders.OUT_ORDER_NO.value(), DeductionScript.neverSucceeds());

        assertThat(send(CommandKind.COLLECT, collecting())).isInstanceOfSatisfying(CommandAnswer.RefusedForNow.class,
                refused -> assertThat(refused.decline().message()).contains("扣款失败"));
    }

    private ServiceOrder collecting() {
        create(ServiceOrders.requested());
        simulator.clock().setTo(ServiceOrders.CONFIRMED_AT);
        simulator.control().accept(ServiceOrders.OUT_ORDER_NO.value());
        simulator.clock().setTo(ServiceOrders.COMPLETED_AT);
        send(CommandKind.COMPLETE, ServiceOrders.completing());
        simulator.clock().setTo(ServiceOrders.COMPLETED_AT.plusSeconds(1));
        return ServiceOrders.collecting();
    }

    private static ServiceOrder modifying(ServiceOrder order) {
        return order.modify(new Modification(new SettledAmount(
                new PostPayments(List.of(new PostPayment("租借费用", Optional.of(new Fen(500)), Optional.empty(),
                        Optional.empty()))),
                PostDiscounts.NONE, new Fen(500)), "多计了一小时"), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT)
                .order();
    }

    private static ServiceOrder syncing(ServiceOrder order) {
        var paidAt = ServiceOrders.COMPLETED_AT.plusSeconds(1);
        return order.sync(new ServiceTime.At(paidAt), paidAt).order();
    }

    private static ServiceOrder cancelling(ServiceOrder order) {
        return order.cancel(new CancellationReason("用户未取走设备"), ServiceOrders.COMPLETED_AT).order();
    }

    private CommandAnswer send(CommandKind kind, ServiceOrder order) {
        return gateway.send(kind, order, gateway.render(kind, order));
    }

    @Test
    void isThrottled() {
        simulator.control().script(Fault.of(FaultKind.THROTTLE, Operation.CREATE));

        assertThat(create(ServiceOrders.requested())).isInstanceOf(CommandAnswer.Throttled.class);
    }

    private CommandAnswer create(ServiceOrder order) {
        return gateway.send(CommandKind.CREATE, order, gateway.render(CommandKind.CREATE, order));
    }

    private static Fact fact(CommandAnswer answer) {
        assertThat(answer).isInstanceOf(CommandAnswer.Accepted.class);
        return ((CommandAnswer.Accepted) answer).fact();
    }

    private static ConfirmationTicket ticketOf(CommandAnswer answer) {
        return ((Fact.Created) fact(answer)).ticket().orElseThrow();
    }

    private PayScoreGateway gatewayOf(MerchantCredentials merchant) {
        return Gateways.at(URI.create(simulator.baseUrl()), TestMerchants.of(merchant), simulator.clock());
    }
}
