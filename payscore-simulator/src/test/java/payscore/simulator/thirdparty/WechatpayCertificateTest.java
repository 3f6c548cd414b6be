package payscore.simulator.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.util.PemUtil;
import com.wechat.pay.java.service.certificate.CertificateService;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Vectors;

/** WeChat Pay's own Java SDK downloads our platform certificates, by hand and by itself. */
class WechatpayCertificateTest {
    private static final byte[] KEY = Vectors.API_V3_KEY.getBytes(StandardCharsets.UTF_8);
    private static final X509Certificate PLATFORM = PemUtil
            .loadX509FromString(Vectors.text("platform_certificate.pem"));

    private final Simulator simulator = Simulator.start(Simulators.configuration());
    private final CertificateService certificates = new CertificateService.Builder()
            .httpClient(Clients.wechatpay(simulator)).build();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void downloadsByTheApiV3Key() {
        areThePlatforms(certificates.downloadCertificate(KEY));
    }

    @Test
    void downloadsByACipher() {
        areThePlatforms(certificates.downloadCertificate(new AeadAesCipher(KEY)));
    }

    @Test
    void downloadsFromAnAddressWithItsOwnReading() {
        areThePlatforms(certificates.downloadCertificate("https://api.mch.weixin.qq.com/v3/certificates",
                new AeadAesCipher(KEY), PemUtil::loadX509FromString));
    }

    @Test
    void keepsTheCertificatesThatVerifyOurAnswersUpToDateByItself() {
        var config = new RSAAutoCertificateConfig.Builder()
                .merchantId(Vectors.MCH_ID)
                .privateKey(Vectors.text("merchant_private_key.pem"))
                .merchantSerialNumber(Vectors.SERIAL_NO)
                .apiV3Key(Vectors.API_V3_KEY)
                .httpClientBuilder(new DefaultHttpClientBuilder().okHttpClient(Clients.toLoopback(simulator)))
                .build();
        var refunds = new RefundService.Builder().httpClient(new DefaultHttpClientBuilder().config(config)
                .okHttpClient(Clients.toLoopback(simulator)).build()).build();
        var query = new QueryByOutRefundNoRequest();
        query.setOutRefundNo("NONE");

        assertThatThrownBy(() -> refunds.queryByOutRefundNo(query)).hasMessageContaining(
                "RESOURCE_NOT_EXISTS");
        assertThat(simulator.control().requests()).extracting(request -> request.path())
                .contains("/v3/certificates", "/v3/refund/domestic/refunds/NONE");
    }

    @Test
    void noMethodIsLeftOut() {
        assertThat(Arrays.stream(CertificateService.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())).map(Method::getName))
                .containsExactly("downloadCertificate", "downloadCertificate", "downloadCertificate");
    }

    private static void areThePlatforms(List<X509Certificate> downloaded) {
        assertThat(downloaded).containsExactly(PLATFORM);
    }
}
