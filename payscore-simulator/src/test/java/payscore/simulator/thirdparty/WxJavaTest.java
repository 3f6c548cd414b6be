package payscore.simulator.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.binarywang.wxpay.bean.ecommerce.SignatureHeader;
import com.github.binarywang.wxpay.bean.payscore.PayScoreNotifyData;
import com.github.binarywang.wxpay.bean.payscore.PostPayment;
import com.github.binarywang.wxpay.bean.payscore.RiskFund;
import com.github.binarywang.wxpay.bean.payscore.SyncDetail;
import com.github.binarywang.wxpay.bean.payscore.TimeRange;
import com.github.binarywang.wxpay.bean.payscore.WxPayScoreRequest;
import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.PayScoreService;
import com.github.binarywang.wxpay.service.WxPayService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.simulator.NotificationReceiver;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Vectors;
import payscore.simulator.json.Json;
import payscore.simulator.order.BeijingTime;
import payscore.simulator.order.DeductionScript;

/** WxJava's PayScoreService, which knows nothing of us, with nothing changed but its base URL and proxy. */
class WxJavaTest {
    private Simulator simulator;
    private NotificationReceiver receiver;
    private PayScoreService payScore;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Simulators.configuration());
        receiver = new NotificationReceiver();
        payScore = service(true).getPayScoreService();
    }

    @AfterEach
    void stop() {
        receiver.close();
        simulator.close();
    }

    @Test
    void createsWithLaunchParametersThePhoneAcceptsAndQueries() throws WxPayException {
        var created = payScore.createServiceOrder(creation("WX1"));

        assertThat(created.getState()).isEqualTo("CREATED");
        assertThat(created.getPackageX()).isNotEmpty();
        String launch = Json.text(Map.of("businessType", "wxpayScoreUse", "extraData", created.getPayScoreSignInfo()));
        assertThat(simulator.control().open(launch, "oUserOfWxJava").canAccept())
                .isTrue();
        assertThat(payScore.queryServiceOrder("WX1", null).getState()).isEqualTo("CREATED");
        String queryId = simulator.control().returnByButton("WX1");
        assertThat(payScore.queryServiceOrder(null, queryId).getOutOrderNo()).isEqualTo("WX1");
    }

    @Test
    void completesCollectsAndReadsTheNotifications() throws WxPayException {
        payScore.createServiceOrder(creation("WX1"));
        simulator.control().accept("WX1");
        simulator.control().advance(Duration.ofSeconds(20));
        simulator.control().scriptDeduction("WX1", DeductionScript.neverSucceeds());
        var completed = payScore.completeServiceOrder(completion("WX1", 800));
        assertThat(completed.getStateDescription()).isEqualTo("MCH_COMPLETE");

        var modified = payScore.modifyServiceOrder(modification("WX1", 500));
        assertThat(modified.getTotalAmount()).isEqualTo(500);
        simulator.control().pay("WX1");
        simulator.control().advance(Duration.ofSeconds(1));

        assertThat(payScore.queryServiceOrder("WX1", null).getCollection().getState())
                .isEqualTo("USER_PAID");
        assertThat(receiver.received()).hasSize(2);
        var confirmed = notification(0);
        assertThat(confirmed.getEventType()).isEqualTo("PAYSCORE.USER_CONFIRM");
        assertThat(payScore.decryptNotifyDataResource(confirmed).getState()).isEqualTo("DOING");
        var paid = payScore.decryptNotifyDataResource(notification(1));
        assertThat(paid.getCollection().getDetails().getFirst().getTransactionId())
                .isNotEmpty();
    }

    @Test
    void collectsAtOnceWhenAskedTo() throws WxPayException {
        payScore.createServiceOrder(creation("WX1"));
        simulator.control().accept("WX1");
        simulator.control().advance(Duration.ofSeconds(20));
        payScore.completeServiceOrder(completion("WX1", 800));

        assertThat(payScore.payServiceOrder("WX1").getOutOrderNo()).isEqualTo("WX1");
        assertThat(payScore.queryServiceOrder("WX1", null).getState()).isEqualTo("DONE");
    }

    @Test
    void synchronisesAPaymentMadeElsewhere() throws WxPayException {
        payScore.createServiceOrder(creation("WX1"));
        simulator.control().accept("WX1");
        simulator.control().advance(Duration.ofSeconds(20));
        simulator.control().scriptDeduction("WX1", DeductionScript.neverSucceeds());
        payScore.completeServiceOrder(completion("WX1", 800));
        simulator.control().advance(Duration.ofSeconds(5));
        var detail = new SyncDetail();
        detail.setPaidTime(BeijingTime.seconds(simulator.clock().instant().minusSeconds(1)));
        var request = base("WX1");
        request.setType("Order_Paid");
        request.setDetail(detail);

        assertThat(payScore.syncServiceOrder(request).getState()).isEqualTo("DONE");
    }

    @Test
    void cancelsAndUnderstandsOurErrors() throws WxPayException {
        payScore.createServiceOrder(creation("WX1"));

        assertThat(payScore.cancelServiceOrder("WX1", "用户未取走设备").getOutOrderNo())
                .isEqualTo("WX1");
        assertThat(payScore.queryServiceOrder("WX1", null).getState()).isEqualTo("REVOKED");
        assertThatThrownBy(() -> payScore.queryServiceOrder("NONE", null))
                .isInstanceOfSatisfying(
                        WxPayException.class,
                        refused -> assertThat(refused.getErrCode()).isEqualTo("ORDER_NOT_EXIST"));
    }

    @Test
    void worksInCertificateModeWithDownloadedCertificates() throws WxPayException {
        var byCertificate = service(false).getPayScoreService();

        assertThat(byCertificate.createServiceOrder(creation("WX1")).getState()).isEqualTo("CREATED");
        assertThat(byCertificate.queryServiceOrder("WX1", null).getState()).isEqualTo("CREATED");
    }

    private PayScoreNotifyData notification(int index) throws WxPayException {
        var delivery = receiver.received().get(index);
        var header = new SignatureHeader();
        header.setTimeStamp(delivery.headers().get("wechatpay-timestamp"));
        header.setNonce(delivery.headers().get("wechatpay-nonce"));
        header.setSerialNo(delivery.headers().get("wechatpay-serial"));
        header.setSigned(delivery.headers().get("wechatpay-signature"));
        return payScore.parseNotifyData(new String(delivery.body(), StandardCharsets.UTF_8), header);
    }

    private WxPayService service(boolean byPublicKey) {
        var config = new WxPayConfig();
        // The client signs only for hosts under mch.weixin.qq.com, so the loopback address comes in as its proxy.
        config.setPayBaseUrl("http://api.mch.weixin.qq.com");
        config.setHttpProxyHost("127.0.0.1");
        config.setHttpProxyPort(simulator.port());
        config.setMchId(Vectors.MCH_ID);
        config.setAppId(Vectors.APP_ID);
        config.setServiceId(Vectors.SERVICE_ID);
        config.setMchKey(Vectors.API_V2_KEY);
        config.setApiV3Key(Vectors.API_V3_KEY);
        config.setCertSerialNo(Vectors.SERIAL_NO);
        config.setPrivateKeyContent(Vectors.text("merchant_private_key.pem").getBytes(StandardCharsets.US_ASCII));
        config.setPayScoreNotifyUrl(receiver.url());
        if (byPublicKey) {
            config.setPublicKeyId(Vectors.PUBLIC_KEY_ID);
            config.setPublicKeyContent(Vectors.text("wechatpay_public_key.pem").getBytes(StandardCharsets.US_ASCII));
        }
        var service = new WxPayServiceImpl();
        service.setConfig(config);
        return service;
    }

    private static WxPayScoreRequest base(String outOrderNo) {
        return WxPayScoreRequest.builder()
                .outOrderNo(outOrderNo)
                .appid(Vectors.APP_ID)
                .serviceId(Vectors.SERVICE_ID)
                .build();
    }

    private static WxPayScoreRequest creation(String outOrderNo) {
        var request = base(outOrderNo);
        request.setServiceIntroduction("共享充电宝");
        request.setTimeRange(new TimeRange("OnAccept", null, null, null));
        var riskFund = new RiskFund();
        riskFund.setName("DEPOSIT");
        riskFund.setAmount(9900);
        request.setRiskFund(riskFund);
        request.setNeedUserConfirm(true);
        return request;
    }

    private WxPayScoreRequest completion(String outOrderNo, int amount) {
        var request = modification(outOrderNo, amount);
        request.setReason(null);
        request.setTimeRange(
                new TimeRange(null, BeijingTime.seconds(simulator.clock().instant()), null, null));
        return request;
    }

    private static WxPayScoreRequest modification(String outOrderNo, int amount) {
        var payment = new PostPayment();
        payment.setName("租借费用");
        payment.setAmount(amount);
        var request = base(outOrderNo);
        request.setPostPayments(List.of(payment));
        request.setTotalAmount(amount);
        request.setReason("优惠");
        return request;
    }
}
