package payscore.simulator.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.service.billdownload.BillDownloadService;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.model.AccountType;
import com.wechat.pay.java.service.billdownload.model.Algorithm;
import com.wechat.pay.java.service.billdownload.model.GetAllSubMchFundFlowBillRequest;
import com.wechat.pay.java.service.billdownload.model.GetFundFlowBillRequest;
import com.wechat.pay.java.service.billdownload.model.GetSingleSubMchFundFlowBillRequest;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.HashType;
import com.wechat.pay.java.service.billdownload.model.TarType;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
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
    private HttpClient http;
    private BillDownloadServiceExtension bills;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Simulators.configuration().with(SimulatedClock.running())
                .with(Switches.defaults().withWireTime(Switches.WireTime.REAL)));
        http = Clients.wechatpay(simulator);
        bills = new BillDownloadServiceExtension.Builder()
                .httpClient(http)
                .decryptor(Clients.wechatpayConfig().createDecryptor())
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

    @Test
    void appliesAndDownloadsApart() throws IOException, NoSuchAlgorithmException {
        var service = new BillDownloadService.Builder().httpClient(http)
                .decryptor(Clients.wechatpayConfig().createDecryptor()).build();
        var trade = new GetTradeBillRequest();
        trade.setBillDate("2026-06-01");
        var flow = new GetFundFlowBillRequest();
        flow.setBillDate("2026-06-01");

        for (var offer : List.of(service.getTradeBill(trade), service.getFundFlowBill(flow))) {
            assertThat(offer.getHashType()).isEqualTo(HashType.SHA1);
            var bytes = http.download(offer.getDownloadUrl()).readAllBytes();
            assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes)))
                    .isEqualTo(offer.getHashValue());
        }
    }

    /** Fund-flow bills of sub-merchants are for service providers: no part of the API this service uses. */
    @Test
    void knowsNoBillsOfSubMerchants() {
        var service = new BillDownloadService.Builder().httpClient(http)
                .decryptor(Clients.wechatpayConfig().createDecryptor()).build();
        var one = new GetSingleSubMchFundFlowBillRequest();
        one.setSubMchid("1900000200");
        one.setBillDate("2026-06-01");
        one.setAccountType(AccountType.BASIC);
        one.setAlgorithm(Algorithm.AEAD_AES_256_GCM);
        var all = new GetAllSubMchFundFlowBillRequest();
        all.setBillDate("2026-06-01");
        all.setAccountType(AccountType.BASIC);
        all.setAlgorithm(Algorithm.AEAD_AES_256_GCM);

        assertThatThrownBy(() -> service.getSingleSubMchFundFlowBill(one)).isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> service.getAllSubMchFundFlowBill(all)).isInstanceOf(ServiceException.class);
    }

    @Test
    void noMethodIsLeftOut() {
        assertThat(publicMethods(BillDownloadService.class)).containsExactlyInAnyOrder("getTradeBill",
                "getFundFlowBill", "getSingleSubMchFundFlowBill", "getAllSubMchFundFlowBill");
        assertThat(publicMethods(BillDownloadServiceExtension.class))
                .containsExactlyInAnyOrder("getTradeBill", "getFundFlowBill");
    }

    private static Stream<String> publicMethods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName);
    }
}
