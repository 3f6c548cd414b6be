package payscore.simulator.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.Constant;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.notification.NotificationParser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.simulator.NotificationReceiver;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Terms;
import payscore.simulator.Vectors;

/** WeChat Pay's own Java SDK; its HTTP client is sent to the loopback address by an interceptor, nothing else is changed. */
class WechatpayJavaTest {
    private static final String HOST = "https://api.mch.weixin.qq.com";
    private static final String ORDERS = HOST + "/v3/payscore/serviceorder";

    private Simulator simulator;
    private NotificationReceiver receiver;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Simulators.configuration());
        receiver = new NotificationReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        simulator.close();
    }

    @Test
    void queriesInPublicKeyModeAndVerifiesOurAnswer() {
        assertThat(createAndQuery(Clients.wechatpayConfig()).get("state")).isEqualTo("CREATED");
    }

    @Test
    void downloadsTheCertificatesAndVerifiesWithThem() {
        var config = new RSAAutoCertificateConfig.Builder()
                .merchantId(Vectors.MCH_ID)
                .privateKey(Vectors.text("merchant_private_key.pem"))
                .merchantSerialNumber(Vectors.SERIAL_NO)
                .apiV3Key(Vectors.API_V3_KEY)
                .httpClientBuilder(new DefaultHttpClientBuilder().okHttpClient(Clients.toLoopback(simulator)))
                .build();

        assertThat(createAndQuery(config).get("state")).isEqualTo("CREATED");
        assertThat(simulator.control().requests().getFirst().path()).isEqualTo("/v3/certificates");
    }

    @Test
    void understandsOurErrors() {
        var client = new DefaultHttpClientBuilder()
                .config(Clients.wechatpayConfig())
                .okHttpClient(Clients.toLoopback(simulator))
                .build();

        assertThatThrownBy(() -> client.get(headers(), query("NONE"), Map.class))
                .isInstanceOfSatisfying(ServiceException.class, refused -> {
                    assertThat(refused.getHttpStatusCode()).isEqualTo(404);
                    assertThat(refused.getErrorCode()).isEqualTo("ORDER_NOT_EXIST");
                });
    }

    @Test
    void parsesOurNotification() {
        createAndQuery(Clients.wechatpayConfig());
        simulator.control().accept("SDK1");
        simulator.control().advance(Duration.ofSeconds(1));
        var delivery = receiver.received().getFirst();
        var request = Clients.wechatpayRequest(delivery);

        Map<?, ?> order = new NotificationParser(Clients.wechatpayConfig()).parse(request, Map.class);

        assertThat(order.get("out_order_no")).isEqualTo("SDK1");
        assertThat(order.get("state")).isEqualTo("DOING");
    }

    private Map<?, ?> createAndQuery(Config config) {
        var client = new DefaultHttpClientBuilder()
                .config(config)
                .okHttpClient(Clients.toLoopback(simulator))
                .build();
        var headers = headers();
        var body = new JsonRequestBody.Builder()
                .body(Terms.creation("SDK1", receiver.url()).toString())
                .build();
        client.post(headers, ORDERS, body, Map.class);
        return client.get(headers, query("SDK1"), Map.class).getServiceResponse();
    }

    private static HttpHeaders headers() {
        var headers = new HttpHeaders();
        headers.addHeader(Constant.ACCEPT, "application/json");
        headers.addHeader(Constant.CONTENT_TYPE, "application/json");
        return headers;
    }

    private static String query(String outOrderNo) {
        return ORDERS + "?out_order_no=" + outOrderNo + "&service_id=" + Vectors.SERVICE_ID + "&appid="
                + Vectors.APP_ID;
    }
}
