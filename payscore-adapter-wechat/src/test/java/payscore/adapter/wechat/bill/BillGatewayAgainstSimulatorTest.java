package payscore.adapter.wechat.bill;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Hosts;
import payscore.application.contract.BillGatewayContract;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.BillGateway;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.order.Fact;
import payscore.domain.order.Learned;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.Source;
import payscore.domain.reconciliation.TradeType;
import payscore.simulator.Simulator;
import payscore.simulator.bill.BillTrick;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Service;
import payscore.simulator.security.PlatformCertificate;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;

class BillGatewayAgainstSimulatorTest implements BillGatewayContract {
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
    private final Hosts hosts = new Hosts(URI.create(simulator.baseUrl()), Gateways.NOWHERE);
    private final PayScoreGateway orders = Gateways.at(hosts, TestMerchants.of(TestMerchants.inPublicKeyMode()),
            simulator.clock(), Gateways.PATIENT);
    private final BillGateway gateway = gatewayAt(hosts);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Override
    public BillGateway gateway() {
        return gateway;
    }

    @Override
    public BillSide weChat() {
        return new BillSide() {
            @Override
            public TransactionId isPaid(OutOrderNo outOrderNo, TradeType how) {
                return paid(outOrderNo, how);
            }

            @Override
            public void isRefunded(OutOrderNo outOrderNo, String outRefundNo, Fen amount) {
                simulator.control().refundByHand(outOrderNo.value(), outRefundNo, amount.amount());
            }

            @Override
            public void nextMorning() {
                simulator.clock().setTo(BillGatewayContract.morning());
            }

            @Override
            public void is(Wrong what) {
                simulator.control().playBillTricks(Set.of(BillTrick.valueOf(what.name())));
            }
        };
    }

    private TransactionId paid(OutOrderNo outOrderNo, TradeType how) {
        var key = new ServiceOrderKey(ServiceOrders.MCH_ID, outOrderNo);
        simulator.clock().setTo(ServiceOrders.REQUESTED_AT);
        var order = ServiceOrders.request(key).order();
        send(CommandKind.CREATE, order);
        simulator.clock().setTo(ServiceOrders.CONFIRMED_AT);
        simulator.control().accept(outOrderNo.value());
        simulator.clock().setTo(ServiceOrders.COMPLETED_AT);
        var inUse = ((Learned.Changed) order.learn(ServiceOrders.observed(
                new Fact.Confirmed(ServiceOrders.confirmation(), Optional.empty()), new Source.Answer(),
                ServiceOrders.CONFIRMED_AT))).change().order();
        send(CommandKind.COMPLETE, inUse.complete(
                ServiceOrders.completionTerms(), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT).order());
        switch (how) {
            case JSAPI -> simulator.control().pay(outOrderNo.value());
            case AUTH -> simulator.control().advance(Duration.ofMinutes(5));
        }
        return new TransactionId(simulator.control().truth(outOrderNo.value()).orElseThrow().collected().getFirst()
                .transactionId().orElseThrow());
    }

    private void send(CommandKind kind, ServiceOrder order) {
        orders.send(kind, order, orders.render(kind, order));
    }

    private BillGateway gatewayAt(Hosts weChat) {
        var clock = simulator.clock();
        var credentials = TestMerchants.of(TestMerchants.inPublicKeyMode());
        var transport = Gateways.transport(weChat, clock, Gateways.PATIENT);
        var verifier = new SignatureVerifier(clock);
        return new WeChatBillGateway(credentials, transport, verifier,
                new VerificationKeys(credentials, transport, verifier, clock, Duration.ofSeconds(20)),
                new Contacts(clock), new BillDownload(transport, BillLimits.DEFAULT), Duration.ofSeconds(20));
    }
}
