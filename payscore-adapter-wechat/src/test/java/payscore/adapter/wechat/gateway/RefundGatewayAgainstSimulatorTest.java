package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.application.contract.RefundGatewayContract;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.application.port.out.wechat.RefundGateway;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.order.Fact;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.RefundStatus;
import payscore.simulator.Simulator;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Service;
import payscore.simulator.order.Refund;
import payscore.simulator.order.RefundPlan;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;

class RefundGatewayAgainstSimulatorTest implements RefundGatewayContract {
    private final Simulator simulator = Simulator.start(SimulatorConfiguration
            .of(new WeChatKeys(TestMerchants.PUBLIC_KEY_ID, Vectors.weChatPrivateKey(), Vectors.weChatPublicKey(),
                    WeChatKeys.generate(ServiceOrders.REQUESTED_AT).certificates()))
            .with(Merchant.of(ServiceOrders.MCH_ID.value(), TestMerchants.SERIAL_NO, Vectors.merchantPublicKey(),
                    TestMerchants.API_V3_KEY, TestMerchants.API_V2_KEY))
            .with(Service.confirming(ServiceOrders.SERVICE_ID.value(), ServiceOrders.MCH_ID.value(),
                    ServiceOrders.APP_ID.value(), Service.SubMode.WAIVE_DEPOSIT,
                    ServiceOrders.SERVICE.riskCeiling().amount()))
            .with(SimulatedClock.standingAt(ServiceOrders.REQUESTED_AT)));
    private final URI address = URI.create(simulator.baseUrl());
    private final RefundGateway refunds = Gateways.refundsAt(
            address, TestMerchants.of(TestMerchants.inPublicKeyMode()), simulator.clock());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Override
    public RefundGateway refunds() {
        return refunds;
    }

    @Override
    public WeChatSide weChat() {
        return new WeChatSide() {
            @Override
            public TransactionId collects() {
                return collected();
            }

            @Override
            public void takesItsTime() {
                simulator.control().planRefunds(
                        new RefundPlan(Refund.Status.SUCCESS, Optional.empty(), Optional.empty()));
            }

            @Override
            public void settles(OutRefundNo outRefundNo, RefundStatus outcome) {
                simulator.control().settleRefund(outRefundNo.value(), Refund.Status.valueOf(outcome.name()));
            }

            @Override
            public void refusesRefunds(Optional<String> code) {
                simulator.control().planRefunds(new RefundPlan(Refund.Status.SUCCESS, Optional.empty(), code));
            }

            @Override
            public void losesItsNextRefundAnswer() {
                simulator.control().script(Fault.of(FaultKind.DROP_AFTER, Operation.REFUND));
            }

            @Override
            public List<String> payeeOf(OutRefundNo outRefundNo) {
                return simulator.control().payeeOf(outRefundNo.value()).flatMap(payee -> payee.card())
                        .map(card -> List.of(card.bankType(), card.bankAccount(), card.realName()))
                        .orElse(List.of());
            }

            @Override
            public void passes(Duration time) {
                simulator.clock().setTo(simulator.clock().instant().plus(time));
            }
        };
    }

    @Test
    void bytesThatNameNoTransactionAreNeverSent() {
        var byOrder = RequestBody.of("{\"out_trade_no\":\"" + ServiceOrders.OUT_ORDER_NO
                + "\",\"out_refund_no\":\"R1\",\"amount\":{\"refund\":1,\"total\":800,\"currency\":\"CNY\"}}");

        assertThatThrownBy(() -> refunds.send(ServiceOrders.MCH_ID, byOrder))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutThePublicKeyTheNewestCertificateEncrypts() {
        var byCertificate = Gateways.refundsAt(address, TestMerchants.of(TestMerchants.inCertificateMode()),
                simulator.clock());
        simulator.control().planRefunds(new RefundPlan(Refund.Status.SUCCESS, Optional.empty(), Optional.empty()));
        var asked = wanted(collected(), 300);
        var id = ((CommandAnswer.RefundAccepted) refunds.send(ServiceOrders.MCH_ID,
                refunds.render(ServiceOrders.MCH_ID, asked))).report().refundId();
        simulator.control().settleRefund("R1", Refund.Status.ABNORMAL);
        var stuck = new payscore.domain.refund.Refund(asked.outRefundNo(), asked.transactionId(), asked.amount(),
                asked.total(), asked.reason(), RefundStatus.ABNORMAL, id, Optional.empty(), Optional.empty(),
                asked.requestedAt());

        assertThat(byCertificate.applyAbnormal(ServiceOrders.MCH_ID, stuck, CARD))
                .isInstanceOf(CommandAnswer.RefundAccepted.class);
        assertThat(weChat().payeeOf(asked.outRefundNo())).endsWith("6222020200112233403", "张三");
        assertThat(simulator.control().requests()).last().satisfies(seen -> assertThat(seen.body())
                .doesNotContain("6222").doesNotContain("张三"));
    }

    @Test
    void anAnswerAboutAnotherAmountIsNotBelieved() {
        var body = refunds.render(ServiceOrders.MCH_ID, wanted(collected(), 300));
        simulator.control().script(Fault.of(FaultKind.OTHER_AMOUNT, Operation.REFUND));

        assertThat(refunds.send(ServiceOrders.MCH_ID, body)).isInstanceOf(CommandAnswer.Unknown.class);
    }

    private static payscore.domain.refund.Refund wanted(TransactionId transaction, long amount) {
        return new payscore.domain.refund.Refund(new OutRefundNo("R1"), transaction,
                new Fen(amount), ServiceOrders.TOTAL, Optional.empty(), RefundStatus.REQUESTED,
                Optional.empty(), Optional.empty(), Optional.empty(), ServiceOrders.PAID_AT);
    }

    private TransactionId collected() {
        var orders = Gateways.at(address, TestMerchants.of(TestMerchants.inPublicKeyMode()), simulator.clock());
        var requested = ServiceOrders.requested();
        orders.send(CommandKind.CREATE, requested, orders.render(CommandKind.CREATE, requested));
        simulator.control().accept(ServiceOrders.OUT_ORDER_NO.value());
        simulator.clock().setTo(ServiceOrders.COMPLETED_AT);
        var completing = ServiceOrders.inUse()
                .complete(ServiceOrders.completionTerms(), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT).order();
        orders.send(CommandKind.COMPLETE, completing, orders.render(CommandKind.COMPLETE, completing));
        simulator.clock().setTo(ServiceOrders.PAID_AT);
        simulator.control().pay(ServiceOrders.OUT_ORDER_NO.value());
        var found = (QueryAnswer.Found) orders.query(OrderQuery.about(requested));
        return ((Fact.Paid) found.fact()).collection().details().getFirst().transactionId().orElseThrow();
    }
}
