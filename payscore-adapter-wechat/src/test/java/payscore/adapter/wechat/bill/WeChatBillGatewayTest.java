package payscore.adapter.wechat.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.fixture.FakeWeChat;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Hosts;
import payscore.adapter.wechat.wire.Malformed;
import payscore.application.port.out.wechat.BillAnswer;
import payscore.application.port.out.wechat.Statement;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.order.OutOrderNo;
import payscore.domain.reconciliation.FundFlow;
import payscore.domain.reconciliation.StatementLine;
import payscore.domain.reconciliation.Sum;
import payscore.domain.reconciliation.TradeType;
import tools.jackson.databind.json.JsonMapper;

class WeChatBillGatewayTest {
    private static final Instant NOW = Instant.parse("2025-06-02T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    private static final String HEAD = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,"
            + "付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,"
            + "商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n";
    private static final String SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n";
    private static final String FLOW = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),"
            + "资金变更提交申请人,备注,业务凭证号\r\n";
    private static final String FLOW_SUMS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n";

    private final FakeWeChat weChat = new FakeWeChat();
    private BillLimits limits = new BillLimits(1 << 20, 1 << 20, Duration.ofSeconds(20));

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        weChat.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain_base64", "gzip_base64"})
    void theHashOfTheVectorIsThatOfTheTextNotOfThePackedBytes(String field) throws Exception {
        var vector = JsonMapper.builder().build().readTree(Vectors.text("bill-hash.json"));
        var file = Base64.getDecoder().decode(vector.path(field).asString());
        serves(file);

        var text = download().fetch(TestMerchants.inPublicKeyMode(),
                new BillOffer("/v3/billdownload/file?token=T", vector.path("hash_value").asString()), directory);

        assertThat(Files.readAllBytes(text))
                .isEqualTo(Base64.getDecoder().decode(vector.path("plain_base64").asString()));
        assertThat(directory.toFile().list()).containsExactly("bill.csv");
    }

    @Test
    void signsTheDownloadWithItsWholeQueryAndAsksNobodyButTheConfiguredHost() {
        offers(bill(payment("PS-1", "8.00")));

        assertThat(payments()).hasSize(1);
        assertThat(weChat.asked()).extracting(FakeWeChat.Asked::target).containsExactly(
                "/v3/bill/tradebill?bill_date=2025-06-01&bill_type=ALL&tar_type=GZIP",
                "/v3/billdownload/file?token=T&tartype=gzip");
        assertThat(weChat.asked().getLast().headers().getFirst("Authorization"))
                .startsWith("WECHATPAY2-SHA256-RSA2048 mchid=\"1900000109\"");
    }

    @Test
    void asksTheBackupHostWhenTheMainOneCannotBeReached() throws Exception {
        var text = bill(payment("PS-1", "8.00"));
        serves(text);
        var download = new BillDownload(Gateways.transport(new Hosts(Gateways.NOWHERE, weChat.url()),
                InstantSource.fixed(NOW), Gateways.PATIENT), limits);

        assertThat(download.fetch(TestMerchants.inPublicKeyMode(), new BillOffer("/v3/x?token=T", sha1(text)),
                directory)).exists();
    }

    @Test
    void readsAmountsNumbersAndTextsAsTheyAreMeant() {
        offers(bill(payment("PS-1", "0.01"),
                line("2025-06-01 23:59:59", "42000099", "wx-own", "AUTH", "SUCCESS", "1234.50", "0", "0", "0.00",
                        "\"quoted\", with comma", "wxzff|1000|A|B*C")));

        assertThat(payments()).extracting(StatementLine.Payment::amount).containsExactly(new Fen(1), new Fen(123_450));
        assertThat(payments().getLast().outOrderNo()).contains(new OutOrderNo("A|B*C"));
        assertThat(payments().getLast().tradeType()).isEqualTo(TradeType.AUTH);
    }

    @Test
    void aDeductionWithoutOurPacketNamesNoOrderAndAShopsNumberIsNoneOfOurs() {
        offers(bill(
                line("2025-06-01 12:00:00", "42000001", "wx1", "AUTH", "SUCCESS", "1.00", "0", "0", "0.00", "n",
                        "other|1000|PS-1"),
                line("2025-06-01 12:00:00", "42000002", "shop@2", "JSAPI", "SUCCESS", "1.00", "0", "0", "0.00", "n",
                        "")));

        assertThat(payments()).extracting(StatementLine.Payment::outOrderNo)
                .containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void otherKindsOfPaymentsAreOtherBusinesses() {
        offers(bill(
                line("2025-06-01 12:00:00", "bad number", "M-1", "MICROPAY", "SUCCESS", "x", "0", "0", "0.00", "n", ""),
                line("2025-06-01 12:00:00", "42000002", "M-2", "JSAPI", "REVOKED", "1.00", "0", "0", "0.00", "n", "")));

        assertThat(lines()).containsExactly(new StatementLine.Other(), new StatementLine.Other());
    }

    @Test
    void aBillWithoutTheNewerColumnsIsReadByTheOlderOnes() {
        var text = "交易时间,微信订单号,商户订单号,交易类型,交易状态,总金额,商户数据包\n"
                + "`2025-06-01 12:00:00,`42000001,`PS-1,`JSAPI,`SUCCESS,`8.00,`\n" + "总交易单数,总交易额\n`1,`8.00\n";
        offers(text.getBytes(StandardCharsets.UTF_8));

        assertThat(payments()).extracting(StatementLine.Payment::amount).containsExactly(new Fen(800));
    }

    @ParameterizedTest
    @Covers("R09")
    @CsvSource({"0.001", "1.005", "-1.00", "1e2", "1 000.00", "ten", "''", "30000000.00", "99999999999999999.00"})
    void anAmountThatIsNoAmountMakesTheWholeBillUnusable(String yuan) {
        offers(bill(payment("PS-1", yuan)));

        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("malformed"));
    }

    @Test
    @Covers("R09")
    void aBillWithFewerLinesThanItCountsOrNoSumsIsTruncatedWhateverItsHash() {
        var whole = new String(bill(payment("PS-1", "8.00"), payment("PS-2", "8.00")), StandardCharsets.UTF_8);
        offers(whole.replace("`2025-06-01 12:00:00,`wx,`1900000109,`0,`,`42000001,`PS-1", "`x").getBytes(
                StandardCharsets.UTF_8));
        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("malformed"));
        offers((HEAD + payment("PS-1", "8.00") + SUMS + "`2,`1,`0,`0,`0,`1,`0\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("truncated"));
        offers((HEAD + payment("PS-1", "8.00")).getBytes(StandardCharsets.UTF_8));
        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("truncated"));
        offers(new byte[0]);
        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("truncated"));
        offers(whole.concat(whole.substring(whole.lastIndexOf("`2,"))).getBytes(StandardCharsets.UTF_8));
        assertThat(answer()).as("sums behind the sums").isEqualTo(new BillAnswer.Unavailable<>("malformed"));
        offers(whole.concat("`1\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("malformed"));
    }

    @Test
    void whatIsNoUtf8IsNoBill() {
        offers(new byte[]{(byte) 0xff, (byte) 0xfe, 'x', '\n'});

        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("malformed"));
    }

    @Test
    @Covers("R09")
    void aFileThatGoesOnForTooLongIsCutOffPackedAndUnpacked() {
        var long1 = new byte[4 << 20];
        offers(zipped(long1), sha1(long1));
        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("too-large"));

        limits = new BillLimits(1 << 10, 1 << 30, Duration.ofSeconds(20));
        offers(long1, sha1(long1));
        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("answer-too-large"));
    }

    @Test
    void aDownloadThatDripsEndsAtItsDeadline() {
        limits = new BillLimits(1 << 20, 1 << 20, Duration.ofMillis(300));
        var text = bill(payment("PS-1", "8.00"));
        weChat.answers(exchange -> {
            if (exchange.getRequestURI().getPath().contains("billdownload")) {
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text, 0, 10);
                exchange.getResponseBody().flush();
                awaitHangUp(exchange);
            } else {
                answerOffer(exchange, sha1(text));
            }
        });

        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("timeout"));
    }

    @Test
    void aTokenThatHasRunOutIsAskedForAgainLater() {
        weChat.answers(exchange -> {
            if (exchange.getRequestURI().getPath().contains("billdownload")) {
                FakeWeChat.answer(exchange, 400, Map.of(), "{\"code\":\"INVALID_REQUEST\"}".getBytes(
                        StandardCharsets.UTF_8));
            } else {
                answerOffer(exchange, "0".repeat(40));
            }
        });

        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("download-refused"));
    }

    @ParameterizedTest
    @CsvSource({"NO_AUTH, 403", "FREQUENCY_LIMITED, 429", "PARAM_ERROR, 400"})
    void aRefusalIsToldByItsCode(String code, int status) {
        weChat.answersSigned(status, "{\"code\":\"" + code + "\",\"message\":\"m\"}", NOW);

        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>(code));
    }

    @Test
    void thatNothingHappenedIsBelievedOnlyWhenItIsSigned() {
        var error = "{\"code\":\"NO_STATEMENT_EXIST\",\"message\":\"m\"}";
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 400, Map.of(), error.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("missing-headers"));

        weChat.answersSigned(400, error, NOW);
        assertThat(answer()).isEqualTo(new BillAnswer.Empty<>());
    }

    @Test
    void anOfferThatNobodySignedIsNotFollowed() {
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 200, Map.of(), offer("0".repeat(40))));

        assertThat(answer()).isEqualTo(new BillAnswer.Unavailable<>("missing-headers"));
        assertThat(weChat.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}",
            "{\"hash_type\":\"MD5\",\"hash_value\":\"00\",\"download_url\":\"https://h/v3/x?t=1\"}",
            "{\"hash_type\":\"SHA1\",\"hash_value\":\"xyz\",\"download_url\":\"https://h/v3/x?t=1\"}",
            "{\"hash_type\":\"SHA1\",\"hash_value\":\"3338463d2fb4dd4411ba5b7610dbdc072698b975\",\"download_url\":\"\"}",
            "{\"hash_type\":\"SHA1\",\"hash_value\":\"3338463d2fb4dd4411ba5b7610dbdc072698b975\",\"download_url\":\":\"}"})
    void anOfferThatIsNoneIsNotFollowed(String json) {
        assertThatThrownBy(() -> BillOffer.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void whatMovedIsSummedUpAndATruncatedFlowRefused() {
        offers((FLOW + flow("收入", "8.00") + flow("支出", "0.60") + FLOW_SUMS + "`2,`1,`8.00,`1,`0.60\r\n").getBytes(
                StandardCharsets.UTF_8));
        assertThat(gateway().fundFlowBill(ServiceOrders.MCH_ID, DAY))
                .isEqualTo(new BillAnswer.Ready<>(new FundFlow(new Sum(1, 800), new Sum(1, 60))));
        offers((FLOW + flow("收入", "8.00") + FLOW_SUMS + "`2,`2,`8.00,`0,`0.00\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(gateway().fundFlowBill(ServiceOrders.MCH_ID, DAY))
                .isEqualTo(new BillAnswer.Unavailable<>("truncated"));
        offers((FLOW + flow("其他", "8.00") + FLOW_SUMS + "`1,`1,`8.00,`0,`0.00\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(gateway().fundFlowBill(ServiceOrders.MCH_ID, DAY))
                .isEqualTo(new BillAnswer.Unavailable<>("malformed"));
    }

    @Test
    void aLongBillIsReadWithoutKeepingIt() throws Exception {
        var text = directory.resolve("long.csv");
        try (var out = Files.newBufferedWriter(text)) {
            out.write("\uFEFF" + HEAD);
            for (int i = 0; i < 200_000; i++) {
                out.write(payment("PS-" + i, "8.00"));
            }
            out.write(SUMS + "`200000,`1,`0,`0,`0,`1,`0\r\n");
        }
        var count = new long[1];

        TradeBill.read(text, line -> count[0]++);

        assertThat(count[0]).isEqualTo(200_000);
    }

    private BillAnswer<Statement> answer() {
        var answer = gateway().tradeBill(ServiceOrders.MCH_ID, DAY);
        if (answer instanceof BillAnswer.Ready<Statement>(var statement)) {
            statement.close();
        }
        return answer;
    }

    private List<StatementLine> lines() {
        var answer = gateway().tradeBill(ServiceOrders.MCH_ID, DAY);
        assertThat(answer).isInstanceOf(BillAnswer.Ready.class);
        try (var statement = ((BillAnswer.Ready<Statement>) answer).bill()) {
            var lines = new ArrayList<StatementLine>();
            statement.forEach(lines::add);
            return lines;
        }
    }

    private List<StatementLine.Payment> payments() {
        return lines().stream().map(StatementLine.Payment.class::cast).toList();
    }

    private WeChatBillGateway gateway() {
        var clock = InstantSource.fixed(NOW);
        var credentials = TestMerchants.of(TestMerchants.inPublicKeyMode());
        var transport = Gateways.http(weChat.url(), clock, Gateways.PATIENT);
        var verifier = new SignatureVerifier(clock);
        return new WeChatBillGateway(credentials, transport, verifier,
                new VerificationKeys(credentials, transport, verifier, clock, Duration.ofSeconds(20)),
                new Contacts(clock), download(),
                Duration.ofSeconds(20));
    }

    private BillDownload download() {
        return new BillDownload(Gateways.transport(new Hosts(weChat.url(), Gateways.NOWHERE), InstantSource.fixed(NOW),
                Gateways.PATIENT), limits);
    }

    private void offers(byte[] text) {
        offers(zipped(text), sha1(text));
    }

    private void offers(byte[] file, String sha1) {
        weChat.answers(exchange -> {
            if (exchange.getRequestURI().getPath().contains("billdownload")) {
                FakeWeChat.answer(exchange, 200, Map.of(), file);
            } else {
                answerOffer(exchange, sha1);
            }
        });
    }

    private void serves(byte[] file) {
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 200, Map.of(), file));
    }

    private static void answerOffer(HttpExchange exchange, String sha1) throws IOException {
        FakeWeChat.answer(exchange, 200, WeChatSignature.headers(offer(sha1), NOW), offer(sha1));
    }

    private static byte[] offer(String sha1) {
        return ("{\"hash_type\":\"SHA1\",\"hash_value\":\"" + sha1
                + "\",\"download_url\":\"https://elsewhere.example/v3/billdownload/file?token=T&tartype=gzip\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Until the caller has had enough. */
    private static void awaitHangUp(HttpExchange exchange) {
        try {
            while (true) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException hungUp) {
            // As it should be.
        }
    }

    private static byte[] bill(String... lines) {
        return ("\uFEFF" + HEAD + String.join("", lines) + SUMS + "`" + lines.length
                + ",`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String payment(String outOrderNo, String yuan) {
        return line("2025-06-01 12:00:00", "42000001", outOrderNo, "JSAPI", "SUCCESS", yuan, "0", "0", "0.00", "name",
                "");
    }

    private static String line(String time, String transaction, String number, String type, String state, String paid,
            String refundId, String outRefundNo, String refunded, String name, String packet) {
        return "`" + String.join(",`", time, "wx", "1900000109", "0", "", transaction, number, "openid", type, state,
                "OTHERS", "CNY", "0.00", "0.00", refundId, outRefundNo, "0.00", "0.00", "", "", name, packet,
                "0.00000", "0.60%", paid, refunded, "") + "\r\n";
    }

    private static String flow(String direction, String yuan) {
        return "`2025-06-01 12:00:00,`42000001,`842000001,`交易,`交易," + "`" + direction + ",`" + yuan
                + ",`0.00,`system,`,`PS-1\r\n";
    }

    private static byte[] zipped(byte[] plain) {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return zipped.toByteArray();
    }

    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
