package payscore.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.simulator.bill.BillTrick;
import payscore.simulator.clock.SimulatedClock;

/** Bills of the simulator's own book (WeChat API reference, part D). */
class BillsTest {
    private static final String TRADE = "/v3/bill/tradebill?bill_date=2026-06-01";
    private static final String FLOW = "/v3/bill/fundflowbill?bill_date=2026-06-01";
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final Instant NEXT_MORNING = Instant.parse("2026-06-02T02:00:00Z");

    private Simulator simulator;
    private MerchantClient merchant;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Simulators.configuration().with(SimulatedClock.standingAt(NOON)));
        merchant = new MerchantClient(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void bothKindsOfPaymentsAndARefundAreWrittenAsWeChatWritesThem() throws Exception {
        paid("BY-USER", true);
        paid("DEDUCTED", false);
        simulator.control().refundByHand("BY-USER", "R-1", 299);
        simulator.clock().setTo(NEXT_MORNING);

        var text = download(TRADE);

        assertThat(text).startsWith("\uFEFF交易时间,公众账号ID,");
        var lines = text.lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines).anyMatch(line -> line.contains(",`BY-USER,") && line.contains(",`JSAPI,`SUCCESS,")
                && line.contains(",`8.00,`0.00,`"));
        var order = simulator.control().order("DEDUCTED");
        assertThat(lines).anyMatch(line -> line.contains(",`AUTH,`SUCCESS,")
                && line.contains(",`wxzff|" + order.orderId() + "|DEDUCTED,"));
        assertThat(lines).anyMatch(line -> line.contains(",`REFUND,") && line.contains(",`R-1,`2.99,"));
        assertThat(lines.getLast()).isEqualTo("`3,`16.00,`2.99,`0.00,`0.00000,`16.00,`2.99");
        assertThat(download(FLOW).lines().toList().getLast()).isEqualTo("`3,`2,`16.00,`1,`2.99");
        assertThat(download(TRADE + "&bill_type=REFUND").lines()).hasSize(4);
    }

    @Test
    void theHashIsThatOfTheTextHoweverItIsPacked() throws Exception {
        paid("PS1", true);
        simulator.clock().setTo(NEXT_MORNING);
        var plain = merchant.get(TRADE).json();
        var packed = merchant.get(TRADE + "&tar_type=GZIP").json();

        assertThat(plain.path("hash_type").asString()).isEqualTo("SHA1");
        assertThat(plain.path("hash_value")).isEqualTo(packed.path("hash_value"));
        assertThat(packed.path("download_url").asString()).contains("/v3/billdownload/file?token=", "&tartype=gzip");
        var text = new GZIPInputStream(new ByteArrayInputStream(file(packed.path("download_url").asString()).raw()
                .body())).readAllBytes();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text)))
                .isEqualTo(plain.path("hash_value").asString());
    }

    @Test
    void theFileIsSignedByNobodyAndItsAddressIsGoodForHalfAMinute() {
        paid("PS1", true);
        simulator.clock().setTo(NEXT_MORNING);
        var url = merchant.get(TRADE).json().path("download_url").asString();

        assertThat(file(url).raw().headers().firstValue("Wechatpay-Signature")).isEmpty();
        simulator.clock().setTo(NEXT_MORNING.plusSeconds(29));
        assertThat(file(url).status()).isEqualTo(200);
        simulator.clock().setTo(NEXT_MORNING.plusSeconds(30));
        assertThat(file(url).code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void aBillIsThereFromTenOClockOnAndNotForADayWithoutMovements() {
        paid("PS1", true);
        simulator.clock().setTo(NEXT_MORNING.minusSeconds(1));
        assertThat(merchant.get(TRADE).code()).isEqualTo("STATEMENT_CREATING");
        simulator.clock().setTo(NEXT_MORNING);
        assertThat(merchant.get(TRADE).status()).isEqualTo(200);
        assertThat(merchant.get("/v3/bill/tradebill?bill_date=2026-05-31").code()).isEqualTo("NO_STATEMENT_EXIST");
        assertThat(merchant.get(FLOW + "&account_type=FEES").code()).isEqualTo("NO_STATEMENT_EXIST");
    }

    @ParameterizedTest
    @CsvSource({"bill_date=2026-06-02, INVALID_REQUEST", "bill_date=2026-02-28, INVALID_REQUEST",
            "bill_date=20260601, PARAM_ERROR", "x=1, PARAM_ERROR", "bill_date=2026-06-01&tar_type=ZIP, PARAM_ERROR",
            "bill_date=2026-06-01&bill_type=MINE, PARAM_ERROR"})
    void badApplicationsAreRefused(String query, String code) {
        simulator.clock().setTo(NEXT_MORNING);

        assertThat(merchant.get("/v3/bill/tradebill?" + query).code()).isEqualTo(code);
        assertThat(merchant.get(FLOW + "&account_type=MINE").code()).isEqualTo("PARAM_ERROR");
    }

    @Test
    void tricksSpoilBillsUntilTheyAreTakenBack() {
        paid("PS1", true);
        paid("PS2", true);
        simulator.control().payInShop(Vectors.MCH_ID, "SHOP-1", 1);
        simulator.clock().setTo(NEXT_MORNING);

        simulator.control().playBillTricks(Set.of(BillTrick.LATE));
        assertThat(merchant.get(TRADE).code()).isEqualTo("STATEMENT_CREATING");
        simulator.control().playBillTricks(Set.of(BillTrick.DUPLICATE_LINES));
        assertThat(download(TRADE).lines()).hasSize(9);
        simulator.control().playBillTricks(Set.of(BillTrick.MISSING_LINE));
        assertThat(download(TRADE).lines()).hasSize(5);
        simulator.control().playBillTricks(Set.of(BillTrick.TRUNCATED));
        assertThat(download(TRADE)).doesNotContain("总交易单数");
        var honest = merchant.get(TRADE).json().path("hash_value");
        simulator.control().playBillTricks(Set.of(BillTrick.WRONG_HASH));
        assertThat(merchant.get(TRADE).json().path("hash_value")).isNotEqualTo(honest);
        simulator.control().playBillTricks(Set.of());
        assertThat(download(TRADE).lines()).hasSize(6);
        assertThat(download(TRADE)).contains("`SHOP-1");
    }

    private void paid(String number, boolean byUser) {
        simulator.clock().setTo(NOON);
        merchant.create(Terms.creation(number).toString());
        simulator.control().accept(number);
        simulator.clock().setTo(NOON.plusSeconds(3600));
        assertThat(merchant.act(number, "complete", Terms.completion(simulator, 800).toString()).status())
                .isEqualTo(200);
        if (byUser) {
            simulator.control().pay(number);
        } else {
            simulator.control().advance(Duration.ofMinutes(1));
        }
    }

    private String download(String application) {
        var offer = merchant.get(application);
        assertThat(offer.status()).as("%s", offer.json()).isEqualTo(200);
        return new String(file(offer.json().path("download_url").asString()).raw().body(), StandardCharsets.UTF_8);
    }

    private MerchantClient.Reply file(String url) {
        assertThat(url).startsWith(simulator.baseUrl());
        return merchant.get(url.substring(simulator.baseUrl().length()));
    }
}
