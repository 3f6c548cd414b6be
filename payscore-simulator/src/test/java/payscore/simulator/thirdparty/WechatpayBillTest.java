package payscore.simulator.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.model.GetFundFlowBillRequest;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.TarType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Vectors;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.merchant.Switches;

/** WeChat Pay's own Java SDK downloads our bills and finds their hash right. */
class WechatpayBillTest {
    private Simulator simulator;
    private BillDownloadServiceExtension bills;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Simulators.configuration().with(SimulatedClock.running())
                .with(Switches.defaults().withWireTime(Switches.WireTime.REAL)));
        bills = new BillDownloadServiceExtension.Builder()
                .httpClient(new DefaultHttpClientBuilder().config(config()).okHttpClient(toLoopback()).build())
                .decryptor(config().createDecryptor())
                .build();
        simulator.clock().setTo(Instant.parse("2026-06-01T04:00:00Z"));
        simulator.control().payInShop(Vectors.MCH_ID, "SHOP-1", 800);
        simulator.clock().setTo(Instant.parse("2026-06-02T04:00:00Z"));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(TarType.class)
    void downloadsTheTradeBill(TarType packed) throws IOException {
        var request = new GetTradeBillRequest();
        request.setBillDate("2026-06-01");
        request.setTarType(packed);

        var bill = bills.getTradeBill(request);

        assertThat(new String(bill.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("`SHOP-1");
        assertThat(bill.verifyHash()).isTrue();
    }

    @Test
    void downloadsTheFundFlowBill() throws IOException {
        var request = new GetFundFlowBillRequest();
        request.setBillDate("2026-06-01");

        var bill = bills.getFundFlowBill(request);

        assertThat(new String(bill.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("收入笔数");
        assertThat(bill.verifyHash()).isTrue();
    }

    @Test
    void understandsThatNothingHappened() {
        var request = new GetTradeBillRequest();
        request.setBillDate("2026-05-31");

        assertThatThrownBy(() -> bills.getTradeBill(request)).isInstanceOfSatisfying(ServiceException.class,
                refused -> assertThat(refused.getErrorCode()).isEqualTo("NO_STATEMENT_EXIST"));
    }

    private static RSAPublicKeyConfig config() {
        return new RSAPublicKeyConfig.Builder()
                .merchantId(Vectors.MCH_ID)
                .privateKey(Vectors.text("merchant_private_key.pem"))
                .merchantSerialNumber(Vectors.SERIAL_NO)
                .publicKey(Vectors.text("wechatpay_public_key.pem"))
                .publicKeyId(Vectors.PUBLIC_KEY_ID)
                .apiV3Key(Vectors.API_V3_KEY)
                .build();
    }

    private OkHttpClient toLoopback() {
        var loopback = HttpUrl.get(simulator.baseUrl());
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request().newBuilder().url(chain.request().url()
                        .newBuilder().scheme("http").host(loopback.host()).port(loopback.port()).build()).build()))
                .build();
    }
}
