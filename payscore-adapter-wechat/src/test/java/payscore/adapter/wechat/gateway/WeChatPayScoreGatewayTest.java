package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import payscore.adapter.wechat.fixture.FakeWeChat;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.transport.Hosts;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayments;
import payscore.domain.money.RiskFund;
import payscore.domain.money.RiskFundName;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.QueryId;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.ServiceIntroduction;
import payscore.domain.terms.ServiceStart;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.terms.ServiceTime;
import payscore.domain.terms.TimeRange;
import payscore.domain.violation.InvalidTerms;

@ExtendWith(OutputCaptureExtension.class)
class WeChatPayScoreGatewayTest {
    private static final Instant NOW = ServiceOrders.REQUESTED_AT;
    private static final RequestBody BODY = RequestBody.of("{\"reason\":\"共享\"}");
    private static final String IDENTITY = """
            "appid":"wxd678efh567hg6787","mchid":"1900000109","out_order_no":"PS20250601_000001",\
            "service_id":"2002000000000558128851361561536","order_id":"1000000000202506010000000000001\"""";
    private static final String CREATED = "{" + IDENTITY + ",\"state\":\"CREATED\",\"package\":\"AAQT_-1\"}";
    /** Five seconds of dripping, long after the deadline that is tested. */
    private static final int DRIPS_MAX = 250;
    private static final Fact CREATED_FACT = new Fact.Created(Optional.of(ConfirmationTicket.issued("AAQT_-1", NOW)));

    private final FakeWeChat weChat = new FakeWeChat();
    private final PayScoreGateway gateway = gatewayOf(TestMerchants.inPublicKeyMode());

    @AfterEach
    void stop() {
        weChat.close();
    }

    // What is sent.

    @Test
    void sendsACreationSignedAndWithTheIdOfTheKeyTheAnswerIsToBeSignedWith() {
        weChat.answersSigned(200, CREATED, NOW);

        gateway.send(CommandKind.CREATE, ServiceOrders.requested(), BODY);

        var asked = weChat.asked().getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.target()).isEqualTo("/v3/payscore/serviceorder");
        assertThat(asked.body()).isEqualTo("{\"reason\":\"共享\"}");
        assertThat(asked.headers().getFirst("Authorization"))
                .startsWith("WECHATPAY2-SHA256-RSA2048 mchid=\"1900000109\",nonce_str=\"")
                .contains("timestamp=\"1748743200\"", "serial_no=\"" + TestMerchants.SERIAL_NO + "\"");
        assertThat(asked.headers().getFirst("Wechatpay-Serial")).isEqualTo(TestMerchants.PUBLIC_KEY_ID);
        assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(asked.headers().getFirst("Accept")).isEqualTo("application/json");
        assertThat(asked.headers().getFirst("User-Agent")).isNotBlank();
    }

    @ParameterizedTest
    @Covers("W31")
    @CsvSource({
            "COMPLETE, PS-1_a, /v3/payscore/serviceorder/PS-1_a/complete",
            "CANCEL, PS|1*, /v3/payscore/serviceorder/PS%7C1*/cancel"})
    void putsTheEncodedNumberIntoThePath(CommandKind kind, String number, String path) {
        gateway.send(kind,
                ServiceOrders.request(new ServiceOrderKey(ServiceOrders.MCH_ID, new OutOrderNo(number))).order(),
                BODY);

        assertThat(weChat.asked().getFirst().target()).isEqualTo(path);
    }

    @ParameterizedTest
    @Covers("W31")
    @ValueSource(strings = {"../certificates", "PS1/cancel", "PS1?x=", "PS1#", "PS%2F1", "PS1\r\nHost: x", ""})
    void hasNoNumberThatLeadsElsewhere(String number) {
        assertThatExceptionOfType(InvalidTerms.class).isThrownBy(() -> new OutOrderNo(number));
    }

    @Test
    void asksByTheOrdersNumber() {
        gateway.query(OrderQuery.about(ServiceOrders.created()));

        var golden = Vectors.oneCase("request-signature.json", "query");
        assertThat(weChat.asked().getFirst().method()).isEqualTo("GET");
        assertThat(weChat.asked().getFirst().target()).isEqualTo(golden.get("url_path_and_query").asString());
        assertThat(weChat.asked().getFirst().headers().containsKey("Content-Type")).isFalse();
    }

    @Test
    void asksByTheIdAUserBroughtBack() {
        gateway.query(OrderQuery.about(new QueryId("a b&c=d+"), ServiceOrders.MCH_ID, ServiceOrders.SERVICE));

        assertThat(weChat.asked().getFirst().target())
                .startsWith("/v3/payscore/serviceorder?query_id=a%20b%26c%3Dd%2B&service_id=2002");
    }

    @Test
    void signsEveryAttemptAfresh() {
        gateway.send(CommandKind.CREATE, ServiceOrders.requested(), BODY);
        gateway.send(CommandKind.CREATE, ServiceOrders.requested(), BODY);

        assertThat(weChat.asked()).extracting(asked -> asked.headers().getFirst("Authorization"))
                .doesNotHaveDuplicates();
    }

    // What is accepted.

    @Test
    void acceptsACreation() {
        weChat.answersSigned(200, CREATED, NOW);

        assertThat(create()).isEqualTo(
                new CommandAnswer.Accepted(CREATED_FACT, Optional.of(ServiceOrders.ORDER_ID)));
    }

    @Test
    void takesACreationOfAnOrderConfirmedMeanwhileForWhatItIs() {
        weChat.answersSigned(200, "{" + IDENTITY + ",\"state\":\"DOING\",\"state_description\":\"USER_CONFIRM\"}", NOW);

        assertThat(create()).isEqualTo(new CommandAnswer.Accepted(
                new Fact.Confirmed(Confirmation.UNKNOWN, Optional.empty()), Optional.of(ServiceOrders.ORDER_ID)));
    }

    @Test
    void acceptsACompletion() {
        weChat.answersSigned(200, "{" + IDENTITY
                + ",\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\",\"total_amount\":800}", NOW);

        assertThat(complete(ServiceOrders.completing())).isEqualTo(new CommandAnswer.Accepted(
                new Fact.Completed(Confirmation.UNKNOWN, PaymentCollection.waitingFor(ServiceOrders.TOTAL)),
                Optional.of(ServiceOrders.ORDER_ID)));
    }

    @Test
    void takesARepeatedCompletionOfAPaidOrderForNoMoreThanACompletion() {
        weChat.answersSigned(200, "{" + IDENTITY + ",\"state\":\"DONE\",\"need_collection\":true,\"total_amount\":800}",
                NOW);

        assertThat(complete(ServiceOrders.completing())).isEqualTo(new CommandAnswer.Accepted(
                new Fact.Completed(Confirmation.UNKNOWN, PaymentCollection.waitingFor(ServiceOrders.TOTAL)),
                Optional.of(ServiceOrders.ORDER_ID)));
    }

    @Test
    void acceptsACompletionThatCostsNothing() {
        weChat.answersSigned(200, "{" + IDENTITY + ",\"state\":\"DONE\",\"need_collection\":false,\"total_amount\":0}",
                NOW);
        var free = ServiceOrders.inUse()
                .complete(ServiceOrders.freeOfCharge(), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT).order();

        assertThat(complete(free)).isEqualTo(new CommandAnswer.Accepted(
                new Fact.ClosedWithZero(Confirmation.UNKNOWN), Optional.of(ServiceOrders.ORDER_ID)));
    }

    @Test
    void acceptsACancellation() {
        weChat.answersSigned(200, "{" + IDENTITY + "}", NOW);

        assertThat(cancel()).isEqualTo(
                new CommandAnswer.Accepted(new Fact.Cancelled(), Optional.of(ServiceOrders.ORDER_ID)));
    }

    @Test
    @Covers("W21")
    void handsOnAStateNobodyKnows() {
        weChat.answersSigned(200, "{" + IDENTITY + ",\"state\":\"CLOSED\"}", NOW);

        assertThat(create()).isEqualTo(new CommandAnswer.Accepted(
                new Fact.Unrecognised("CLOSED/-/-"), Optional.of(ServiceOrders.ORDER_ID)));
    }

    // What is not believed.

    @ParameterizedTest
    @Covers("W17")
    @CsvSource({"CREATE", "COMPLETE", "CANCEL"})
    void believesNothingUnsigned(CommandKind kind) {
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 200, Map.of(), bytes(CREATED)));

        assertThat(gateway.send(kind, ServiceOrders.completing(), BODY))
                .isEqualTo(new CommandAnswer.Unknown("missing-headers"));
    }

    @Test
    @Covers("W17")
    void believesNoRefusalThatIsNotSigned() {
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 400, Map.of(), bytes("{\"code\":\"PARAM_ERROR\"}")));

        assertThat(create()).isEqualTo(
                new CommandAnswer.Unknown("missing-headers", Optional.of(new Decline("PARAM_ERROR", ""))));
    }

    @Test
    @Covers("W15")
    void believesNoAnswerOfWhichABitIsFlipped() {
        weChat.answers(exchange -> {
            var headers = WeChatSignature.headers(bytes(CREATED), NOW);
            var flipped = bytes(CREATED);
            flipped[flipped.length - 3] ^= 1;
            FakeWeChat.answer(exchange, 200, headers, flipped);
        });

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("wrong-signature"));
    }

    @Test
    @Covers("W18")
    void believesNoStaleAnswer() {
        weChat.answersSigned(200, CREATED, NOW.minusSeconds(301));

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("stale-timestamp"));
    }

    @Test
    void believesNoAnswerUnderAForeignSerial() {
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 200,
                WeChatSignature.headers(bytes(CREATED), NOW, Vectors.weChatPrivateKey(), "PUB_KEY_ID_OTHER"),
                bytes(CREATED)));

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("unknown-serial"));
    }

    @Test
    @Covers("W16")
    void takesAProbeForAnUnknownOutcome() {
        weChat.answers(exchange -> {
            var headers = new HashMap<>(WeChatSignature.headers(bytes(CREATED), NOW));
            headers.put("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abc");
            FakeWeChat.answer(exchange, 200, headers, bytes(CREATED));
        });

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("probe"));
    }

    @ParameterizedTest
    @Covers("W19")
    @ValueSource(strings = {
            "\"mchid\":\"1900000110\"", "\"appid\":\"wxother\"", "\"service_id\":\"500001\"",
            "\"out_order_no\":\"PS2\""})
    void believesNoAnswerAboutAnotherOrder(String foreign) {
        var field = foreign.substring(0, foreign.indexOf(':'));
        weChat.answersSigned(200, CREATED.replaceAll(field + ":\"[^\"]*\"", foreign), NOW);

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("foreign-answer"));
        assertThat(gateway.query(OrderQuery.about(ServiceOrders.created())))
                .isEqualTo(new QueryAnswer.Unavailable("foreign-answer"));
    }

    @Test
    @Covers("W20")
    void believesNoAnswerAboutAnotherAmount() {
        weChat.answersSigned(200, "{" + IDENTITY + ",\"state\":\"CREATED\",\"risk_fund\":{\"amount\":99}}", NOW);
        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("other-amount"));

        weChat.answersSigned(200, "{" + IDENTITY
                + ",\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\",\"total_amount\":801}", NOW);
        assertThat(complete(ServiceOrders.completing())).isEqualTo(new CommandAnswer.Unknown("other-amount"));
    }

    @Test
    void takesACompletionThatChangedNothingForUnknown() {
        weChat.answersSigned(200, "{" + IDENTITY + ",\"state\":\"DOING\",\"state_description\":\"USER_CONFIRM\"}", NOW);

        assertThat(complete(ServiceOrders.completing())).isEqualTo(new CommandAnswer.Unknown("state-unchanged"));
    }

    @Test
    void takesACancellationThatChangedNothingForUnknown() {
        weChat.answersSigned(200, CREATED, NOW);

        assertThat(cancel()).isEqualTo(new CommandAnswer.Unknown("state-unchanged"));
    }

    @ParameterizedTest
    @Covers("W21")
    @ValueSource(strings = {"", "{", "{}", "[]", "{\"state\":\"CREATED\",\"state\":\"DONE\"}"})
    void takesAnUnreadableAnswerForUnknown(String body) {
        weChat.answersSigned(200, body, NOW);

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("malformed"));
    }

    @Test
    void takesATruncatedAnswerForUnknown() {
        weChat.answers(exchange -> {
            WeChatSignature.headers(bytes(CREATED), NOW).forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(200, bytes(CREATED).length);
            exchange.getResponseBody().write(bytes(CREATED), 0, 20);
            exchange.getResponseBody().flush();
        });

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("connection-broken"));
    }

    @Test
    @Covers("W09")
    void readsAnAnswerUpToTheLimitOnly() {
        var full = CREATED + " ".repeat(256 * 1024 - bytes(CREATED).length);
        weChat.answersSigned(200, full, NOW);
        assertThat(create()).isInstanceOf(CommandAnswer.Accepted.class);

        weChat.answersSigned(200, full + " ", NOW);
        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("answer-too-large"));
    }

    @Test
    void acceptsNoCompressedAnswer() {
        weChat.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeWeChat.answer(exchange, 200, WeChatSignature.headers(bytes(CREATED), NOW), bytes(CREATED));
        });

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("compressed-answer"));
    }

    @Test
    @Covers("W08")
    void endsACallThatDripsWhenItsDeadlineIsOver() throws InterruptedException {
        var over = new CountDownLatch(1);
        weChat.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            dripUntil(over, exchange.getResponseBody()::write, exchange.getResponseBody()::flush);
        });
        var hasty = Gateways.at(new Hosts(weChat.url(), Gateways.NOWHERE),
                TestMerchants.of(TestMerchants.inPublicKeyMode()), InstantSource.fixed(NOW),
                Gateways.deadlines(Duration.ofMillis(300)));

        var answer = hasty.send(CommandKind.CREATE, ServiceOrders.requested(), BODY);
        over.countDown();

        assertThat(answer).isEqualTo(new CommandAnswer.Unknown("timeout"));
    }

    @Test
    @Covers("W30")
    void followsNoRedirect() {
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 307, Map.of("Location", weChat.url() + "/elsewhere"),
                new byte[0]));

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("redirect"));
        assertThat(weChat.asked()).hasSize(1);
    }

    @ParameterizedTest
    @Covers("W12")
    @ValueSource(ints = {500, 502, 503, 504})
    void takesAServerErrorForUnknownWhateverItSays(int status, CapturedOutput log) {
        weChat.answers(exchange -> FakeWeChat.answer(exchange, status, Map.of("Content-Type", "text/html"),
                bytes("<html><h1>Bad gateway</h1></html>")));
        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("server-error"));
        assertThat(log).contains("server-error").doesNotContain("Bad gateway");

        weChat.answersSigned(status, "{\"code\":\"PARAM_ERROR\",\"message\":\"x\"}", NOW);
        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("server-error"));
    }

    // What is refused.

    @Test
    void tellsADefiniteRefusal() {
        weChat.answersSigned(403, "{\"code\":\"NO_AUTH\",\"message\":\"商户暂无权限使用此服务\"}", NOW);

        assertThat(create())
                .isEqualTo(new CommandAnswer.Declined(new Decline("NO_AUTH", "商户暂无权限使用此服务")));
    }

    @Test
    void tellsARefusalThatMayChangeByTheInternalCode() {
        var body = bytes("{\"code\":\"PARAM_ERROR\",\"message\":\"参数错误\"}");
        weChat.answers(exchange -> {
            exchange.getResponseHeaders().set("Request-ID", "0898D8C6C10610F00118E8B7BA58-271316754");
            FakeWeChat.answer(exchange, 400, WeChatSignature.headers(body, NOW), body);
        });

        assertThat(cancel()).isEqualTo(new CommandAnswer.RefusedForNow(new Decline("PARAM_ERROR", "参数错误")));
    }

    @Test
    @Covers("W13")
    void tellsHowLongToWaitWhenThrottled() {
        var body = bytes("{\"code\":\"FREQUENCY_LIMITED\",\"message\":\"请求过于频繁\"}");
        weChat.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            FakeWeChat.answer(exchange, 429, WeChatSignature.headers(body, NOW), body);
        });

        assertThat(create()).isEqualTo(new CommandAnswer.Throttled(Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void takesARefusedSignatureForUnknown() {
        weChat.answersSigned(401, "{\"code\":\"SIGN_ERROR\",\"message\":\"错误的签名\"}", NOW);

        assertThat(create()).isEqualTo(new CommandAnswer.Unknown("sign-error"));
    }

    // Queries.

    @Test
    void findsAnOrder() {
        weChat.answersSigned(200, "{" + IDENTITY + ",\"state\":\"EXPIRED\"}", NOW);

        assertThat(gateway.query(OrderQuery.about(ServiceOrders.created()))).isEqualTo(new QueryAnswer.Found(
                ServiceOrders.OUT_ORDER_NO, new Fact.Expired(), Optional.of(ServiceOrders.ORDER_ID), Optional.empty()));
    }

    @Test
    void learnsTheNumberOfTheOrderAUserCameBackFrom() {
        weChat.answersSigned(200, ("{" + IDENTITY + ",\"state\":\"REVOKED\"}").replace("PS20250601_000001", "PS2"),
                NOW);

        var answer = gateway.query(OrderQuery.about(new QueryId("q"), ServiceOrders.MCH_ID, ServiceOrders.SERVICE));

        assertThat(answer).isEqualTo(new QueryAnswer.Found(
                new OutOrderNo("PS2"), new Fact.Cancelled(), Optional.of(ServiceOrders.ORDER_ID), Optional.empty()));
    }

    @Test
    void tellsWhatAnOrderWasCreatedWithAsFarAsWeChatRepeatsIt() {
        weChat.answersSigned(200, "{" + IDENTITY + """
                ,"state":"CREATED","service_introduction":"Power bank","post_payments":{"name":"Rental"},\
                "time_range":{"start_time":"20250601120000","end_time":"20250602120000"},\
                "risk_fund":{"name":"DEPOSIT","amount":9900,"description":"deposit"}}""", NOW);

        var answer = (QueryAnswer.Found) gateway.query(OrderQuery.about(ServiceOrders.created()));

        assertThat(answer.terms()).contains(new ServiceTerms(new ServiceIntroduction("Power bank"), PostPayments.NONE,
                PostDiscounts.NONE,
                new TimeRange(ServiceStart.at(Instant.parse("2025-06-01T04:00:00Z")), Optional.empty(),
                        Optional.of(new ServiceTime.At(Instant.parse("2025-06-02T04:00:00Z"))), Optional.empty()),
                Optional.empty(),
                new RiskFund(RiskFundName.DEPOSIT, new Fen(9900), Optional.of("deposit")), Optional.empty(),
                Optional.empty()));
    }

    @Test
    void tellsNoTermsThatCannotBe() {
        weChat.answersSigned(200, "{" + IDENTITY
                + ",\"state\":\"CREATED\",\"service_introduction\":\"x\",\"risk_fund\":{\"name\":\"DEPOSIT\",\"amount\":0}}",
                NOW);

        assertThat(((QueryAnswer.Found) gateway.query(OrderQuery.about(ServiceOrders.created()))).terms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDER_NOT_EXIST", "ORDER_NOT_ EXIST"})
    void findsNoOrder(String code) {
        weChat.answersSigned(404, "{\"code\":\"" + code + "\",\"message\":\"查询单据不存在\"}", NOW);

        assertThat(gateway.query(OrderQuery.about(ServiceOrders.created()))).isEqualTo(new QueryAnswer.NotFound());
    }

    @Test
    @Covers("W17")
    void concludesNothingFromAnUnsignedNotFound() {
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 404, Map.of(), bytes("{\"code\":\"ORDER_NOT_EXIST\"}")));

        assertThat(gateway.query(OrderQuery.about(ServiceOrders.created())))
                .isEqualTo(new QueryAnswer.Unavailable("missing-headers"));
    }

    @Test
    @Covers("W13")
    void concludesNothingFromAThrottledQuery() {
        weChat.answersSigned(429, "{\"code\":\"RATE_LIMITED\",\"message\":\"x\"}", NOW);

        assertThat(gateway.query(OrderQuery.about(ServiceOrders.created())))
                .isEqualTo(new QueryAnswer.Unavailable("RATE_LIMITED"));
    }

    // Hosts and merchants.

    @Test
    @Covers("W06")
    void asksTheBackupHostWhenTheMainOneCannotBeReached() {
        weChat.answersSigned(200, CREATED, NOW);
        var onBackup = Gateways.at(new Hosts(Gateways.NOWHERE, weChat.url()),
                TestMerchants.of(TestMerchants.inPublicKeyMode()), InstantSource.fixed(NOW), Gateways.PATIENT);

        assertThat(onBackup.send(CommandKind.CREATE, ServiceOrders.requested(), BODY))
                .isInstanceOf(CommandAnswer.Accepted.class);
    }

    @Test
    @Covers("W06")
    void asksTheBackupHostWhenTheMainOneHasNoAddress() {
        weChat.answersSigned(200, CREATED, NOW);
        var onBackup = Gateways.at(new Hosts(URI.create("http://nowhere.invalid"), weChat.url()),
                TestMerchants.of(TestMerchants.inPublicKeyMode()), InstantSource.fixed(NOW), Gateways.PATIENT);

        assertThat(onBackup.send(CommandKind.CREATE, ServiceOrders.requested(), BODY))
                .isInstanceOf(CommandAnswer.Accepted.class);
    }

    @Test
    void neverRepeatsWhatMayHaveBeenSent() {
        try (var backup = new FakeWeChat()) {
            backup.answersSigned(200, CREATED, NOW);
            weChat.answers(exchange -> {
                throw new IOException("hung up");
            });
            var withBackup = Gateways.at(new Hosts(weChat.url(), backup.url()),
                    TestMerchants.of(TestMerchants.inPublicKeyMode()), InstantSource.fixed(NOW), Gateways.PATIENT);

            assertThat(withBackup.send(CommandKind.CREATE, ServiceOrders.requested(), BODY))
                    .isEqualTo(new CommandAnswer.Unknown("connection-broken"));
            assertThat(weChat.asked()).hasSize(1);
            assertThat(backup.asked()).isEmpty();
        }
    }

    @Test
    void tellsThatNothingWasSentWhenNobodyIsThere() {
        var alone = Gateways.at(Gateways.NOWHERE, TestMerchants.of(TestMerchants.inPublicKeyMode()),
                InstantSource.fixed(NOW));

        assertThat(alone.send(CommandKind.CREATE, ServiceOrders.requested(), BODY))
                .isEqualTo(new CommandAnswer.Throttled(Optional.empty()));
        assertThat(alone.query(OrderQuery.about(ServiceOrders.created())))
                .isEqualTo(new QueryAnswer.Unavailable("not-connected"));
    }

    @ParameterizedTest
    @EnumSource(value = CommandKind.class, names = {"REFUND", "ABNORMAL_REFUND", "PRE_PERMIT",
            "TERMINATE"}, mode = EnumSource.Mode.EXCLUDE)
    void knowsNothingOfAMerchantThatIsNotConfigured(CommandKind kind) {
        assertThat(gatewayOf().send(kind, ServiceOrders.requested(), BODY))
                .isEqualTo(new CommandAnswer.Unknown("no-credentials"));
        assertThat(weChat.asked()).isEmpty();
    }

    private CommandAnswer create() {
        return gateway.send(CommandKind.CREATE, ServiceOrders.requested(), BODY);
    }

    private CommandAnswer complete(ServiceOrder order) {
        return gateway.send(CommandKind.COMPLETE, order, BODY);
    }

    private CommandAnswer cancel() {
        var cancelling = ServiceOrders.created().cancel(new CancellationReason("不用了"), NOW).order();
        return gateway.send(CommandKind.CANCEL, cancelling, BODY);
    }

    private PayScoreGateway gatewayOf(MerchantCredentials... merchants) {
        return Gateways.at(weChat.url(), TestMerchants.of(merchants), InstantSource.fixed(NOW));
    }

    private static void dripUntil(CountDownLatch over, Drip drip, Flush flush) throws IOException {
        try {
            for (int i = 0; i < DRIPS_MAX && !over.await(20, TimeUnit.MILLISECONDS); i++) {
                drip.write(' ');
                flush.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Drip {
        void write(int b) throws IOException;
    }

    private interface Flush {
        void flush() throws IOException;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
