package payscore.bootstrap.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;
import payscore.bootstrap.acceptance.JsonClient.Answer;
import payscore.bootstrap.architecture.SourceTree;
import payscore.simulator.setup.DevelopmentSetup;
import tools.jackson.databind.JsonNode;

/**
 * The quality radar by which WeChat Pay judges an integration of PayScore: its 24 checks of the product and its 4 general ones, one
 * test for each, in its order. All of them try the assembled service over HTTP, with the simulator for WeChat.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QualityRadarTest {
    private static final String CONFIRM = "PAYSCORE.USER_CONFIRM";
    private static final String PAID = "PAYSCORE.USER_PAID";
    private static final String REFUNDED = "REFUND.SUCCESS";
    private static final String USER = "oRadar000000000000000000001";

    /** Accepted at WeChat, which never says so by itself. */
    private static final Scene SILENT = new Scene();

    @BeforeAll
    static void prepareOrders() {
        new CreationSteps(SILENT).aServiceOrderWaitingForConfirmation();
        new ConfirmationSteps(SILENT).reportsGetLost();
        new ConfirmationSteps(SILENT).confirms();
        RadarDesk.prepare(8, 3, 5);
    }

    @Test
    @Order(1)
    void launchesAreSignedWithTheV2KeyWhichIsNeverTheV3Key() {
        var scene = RadarDesk.created();

        var launch = launch(scene, "confirmation-launch");
        var page = scene.weChat.post("/simulator/phone/pages", RadarDesk.signedLaunch(launch, USER, appOf(launch)));
        var order = scene.weChat.post("/simulator/phone/pages",
                RadarDesk.signedLaunch(launch(scene, "detail-launch"), USER, appOf(launch)));
        var sameKeys = reload(merchant -> merchant.settings.put("api-v2-key", merchant.apiV3Key));

        assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
        assertThat(order.status()).as("%s", order.body()).isEqualTo(200);
        assertThat(sameKeys.path("result").asString("")).isEqualTo("REFUSED");
        assertThat(sameKeys.path("problems").path(0).path("property").asString("")).endsWith("api-v2-key");
    }

    @Test
    @Order(2)
    void callbacksOfAllThreeKindsAreVerifiedBeforeTheyAreDecrypted() throws SQLException {
        var scene = RadarDesk.created();
        for (var event : List.of(CONFIRM, PAID, REFUNDED)) {
            var forged = forged(scene).post("/wechat/notifications/" + scene.deployment.mchId(), """
                    {"id":"%s-%s","create_time":"2026-01-01T00:00:00+08:00","event_type":"%s",
                     "resource_type":"encrypt-resource","resource":{"algorithm":"AEAD_AES_256_GCM",
                     "ciphertext":"bm90IGVuY3J5cHRlZCBhdCBhbGwsIGp1c3QgdGV4dA==","nonce":"123456789012"}}
                    """.formatted(scene.number, event, event));
            assertThat(forged.status()).as("the signature, not the ciphertext, is what is wrong with it")
                    .isEqualTo(401);
            assertThat(RadarDesk.rowsOfInbox("notification_id", scene.number + "-" + event)).isZero();
        }

        scene.fault("WRONG_ASSOCIATED_DATA", "CONFIRM_CALLBACK", Map.of());
        new ConfirmationSteps(scene).confirms();

        Scene.eventually(() -> assertThat(RadarDesk.deliveries(scene, CONFIRM))
                .as("only what WeChat signed is tried to be opened").startsWith(500));
    }

    @Test
    @Order(3)
    void confirmationPaymentAndRefundAreEachTakenOnceHoweverOftenTheyAreTold() throws SQLException {
        var scene = RadarDesk.paid();
        var completion = RadarDesk.completion(scene);
        new RefundSteps(scene, completion).refunds(200);
        new RefundSteps(scene, completion).comesToBePaidOut();

        Scene.eventually(() -> assertThat(List.of(CONFIRM, PAID, REFUNDED))
                .allSatisfy(event -> assertThat(RadarDesk.deliveries(scene, event)).containsExactly(204, 204, 204)));
        RadarDesk.redeliver(scene);
        Scene.eventually(() -> assertThat(RadarDesk.deliveries(scene, CONFIRM)).containsExactly(204, 204, 204, 204));

        assertThat(List.of("CONFIRMED", "PAID", "REFUND_SUCCEEDED"))
                .allSatisfy(event -> assertThat(RadarDesk.sources(scene, event)).hasSize(1));
        var ids = scene.weChat.get("/simulator/orders/" + scene.number + "/notifications").body();
        for (var id : ids) {
            assertThat(RadarDesk.rowsOfInbox("notification_id", id.asString(""))).isEqualTo(1);
        }
        assertThat(ids.size()).isEqualTo(3);
        scene.stands("DONE", "");
    }

    @Test
    @Order(4)
    void anOrderThatNobodyReportsOnIsAskedAboutByItself() {
        assertThat(RadarDesk.created().order().body().has("next_check_at")).isTrue();

        new ConfirmationSteps(SILENT).comesIntoService();

        assertThat(RadarDesk.sources(SILENT, "CONFIRMED")).containsExactly("QUERY");
    }

    @Test
    @Order(5)
    void aTotalThatIsNotTheSumIsRefusedBeforeWeChatSeesIt() {
        var scene = RadarDesk.inService();

        RadarDesk.completion(scene).notTheSum();

        isRefused(scene.answer(), "/total_amount");
        assertThat(scene.callsTo("/complete")).isZero();
    }

    @Test
    @Order(6)
    void noRiskAmountAndNoTotalAboveItsCeilingIsSent() {
        var asked = new Scene();
        new CreationSteps(asked).aboveTheCeiling();
        var completed = RadarDesk.inService();
        RadarDesk.completion(completed).completes(9_901);

        isRefused(asked.answer(), "/risk_fund/amount");
        assertThat(asked.callsTo("/serviceorder")).isZero();
        isRefused(completed.answer(), "/total_amount");
        assertThat(completed.callsTo("/complete")).isZero();
    }

    @Test
    @Order(7)
    void moneyIsWholeFenEverywhere() {
        var scene = RadarDesk.inService();
        for (var amount : List.of("6.00", "600.0", "\"600\"", "6e2", "-600", "2147483648", "99999999999999999999")) {
            var answer = scene.merchant.post("/v1/service-orders/" + scene.number + "/complete",
                    "{\"post_payments\":[{\"name\":\"Rental\",\"amount\":" + amount + "}],\"total_amount\":" + amount
                            + "}");
            assertThat(answer.status()).as("%s: %s", amount, answer.body()).isIn(400, 422);
        }
        assertThat(scene.callsTo("/complete")).isZero();

        RadarDesk.completion(scene).completes(600);

        assertThat(RadarDesk.sent(scene, scene.number, "/complete")).singleElement().satisfies(body -> {
            assertThat(body.path("total_amount").isIntegralNumber()).isTrue();
            assertThat(body.path("post_payments").path(0).path("amount").isIntegralNumber()).isTrue();
        });
        noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                .orShould().haveRawType(Double.class).orShould().haveRawType(Float.class)
                .orShould().haveRawType(BigDecimal.class)
                .check(new ClassFileImporter().importPackages("payscore.domain.money", "payscore.domain.refund",
                        "payscore.domain.terms", "payscore.adapter.wechat.wire", "payscore.adapter.web.order"));
    }

    @Test
    @Order(8)
    void whereAnOrderStandsIsReadFromAllThreeFields() {
        assertThat(threeFields(RadarDesk.created())).isEqualTo("CREATED//");
        assertThat(threeFields(RadarDesk.inService())).isEqualTo("DOING/USER_CONFIRM/");
        var collecting = RadarDesk.collecting();
        assertThat(threeFields(collecting)).isEqualTo("DOING/MCH_COMPLETE/USER_PAYING");

        new ConfirmationSteps(collecting).asksForTheState();

        assertThat(threeFields(collecting)).as("DOING alone is not what WeChat said").isEqualTo(
                "DOING/MCH_COMPLETE/USER_PAYING");
        assertThat(RadarDesk.sources(collecting, "PAID")).isEmpty();
        assertThat(threeFields(RadarDesk.paid())).isEqualTo("DONE//USER_PAID");
    }

    @Test
    @Order(9)
    void whatAnOrderIsNotReadyForIsRefusedHere() {
        var created = RadarDesk.created();
        RadarDesk.completion(created).completes(600);
        isNotReady(created.answer(), "completable");
        var inService = RadarDesk.inService();
        var collection = new CollectionSteps(inService, RadarDesk.completion(inService));
        collection.lowers(400);
        isNotReady(inService.answer(), "modifiable");
        collection.paidInCash();
        isNotReady(inService.answer(), "syncable");
        new RefundSteps(inService, RadarDesk.completion(inService)).refunds(100);
        isNotReady(inService.answer(), "refundable");
        var paid = RadarDesk.paid();
        new ConfirmationSteps(paid).asksToCancel();
        isNotReady(paid.answer(), "cancellable");
        new CollectionSteps(paid, RadarDesk.completion(paid)).lowers(400);
        isNotReady(paid.answer(), "modifiable");

        for (var call : List.of("/cancel", "/modify", "/sync", "/refunds")) {
            assertThat(Stream.of(created, inService, paid).mapToLong(scene -> scene.callsTo(call)).sum()).isZero();
        }
        assertThat(created.callsTo("/complete")).isZero();
    }

    @Test
    @Order(10)
    void aRefundNamesTheTransactionAndNeverTheOrder() {
        var scene = RadarDesk.paid();
        var transactionId = scene.order().body().path("collection").path("details").path(0).path("transaction_id")
                .asString("");
        var refund = scene.merchant.post("/v1/service-orders/" + scene.number + "/refunds",
                Map.of("out_refund_no", "RF" + scene.number, "amount", 200, "reason", "One hour too many"));

        assertThat(refund.status()).as("%s", refund.body()).isEqualTo(200);
        assertThat(RadarDesk.sent(scene, "RF" + scene.number, "/refunds")).singleElement().satisfies(body -> {
            assertThat(body.path("transaction_id").asString("")).isNotEmpty().isEqualTo(transactionId);
            assertThat(body.propertyNames()).doesNotContain("out_trade_no", "out_order_no");
        });
    }

    @Test
    @Order(11)
    void refundsTogetherNeverExceedWhatWasPaid() {
        var scene = RadarDesk.paid();
        var refunds = new RefundSteps(scene, RadarDesk.completion(scene));

        refunds.refunds(400);
        refunds.isOnItsWay();
        refunds.refundsUnderAnotherNumber(201);

        isRefused(scene.answer(), "/amount");
        refunds.claimed(400);
        assertThat(RadarDesk.sent(scene, scene.number + "-2", "/refunds")).isEmpty();
    }

    @Test
    @Order(12)
    void aNumberIsOfWeChatsAlphabetAndOfOneOrder() {
        for (var number : List.of("", "with blank", "with/slash", "with.dot", "订单1", "x'; --", "A".repeat(33))) {
            var scene = new Scene();
            var answer = create(scene, number, body -> body);
            isRefused(answer, "/out_order_no");
            assertThat(scene.callsTo("/serviceorder")).isZero();
        }
        var scene = new Scene();
        var number = scene.number.substring(0, 25) + "_-|*aZ9";

        assertThat(create(scene, number, body -> body).status()).isEqualTo(201);
        assertThat(create(scene, number, body -> body).status()).isEqualTo(200);
        assertThat(create(scene, number, body -> body.replace("Power bank", "Umbrella")).text("type"))
                .endsWith("/problems/out-order-no-reused");
        var path = "/v1/service-orders/" + number.replace("|", "%7C");
        assertThat(scene.merchant.post(path + "/cancel", Map.of("reason", "a test")).status()).isEqualTo(200);
    }

    @Test
    @Order(13)
    void aLaunchNamesTheAppThatTheOrderWasCreatedWith() {
        var scene = RadarDesk.created();
        var launch = launch(scene, "confirmation-launch");

        var elsewhere = scene.weChat.post("/simulator/phone/pages",
                RadarDesk.signedLaunch(launch, USER, "wx00000000another1"));
        var there = scene.weChat.post("/simulator/phone/pages", RadarDesk.signedLaunch(launch, USER, appOf(launch)));

        assertThat(elsewhere.body().toString()).contains("4108");
        assertThat(there.status()).as("%s", there.body()).isEqualTo(200);
        assertThat(appOf(launch)).isEqualTo(scene.order().text("appid"));
        assertThat(appOf(launch(scene, "detail-launch"))).isEqualTo(scene.order().text("appid"));
        assertThat(RadarDesk.sent(scene, scene.number, "/serviceorder"))
                .allSatisfy(body -> assertThat(body.path("appid").asString("")).isEqualTo(appOf(launch)));
    }

    @Test
    @Order(14)
    void feeLinesHaveTheNamesOfTheirIndustry() {
        var scene = new Scene();
        var industry = new IndustrySteps(scene, new ConfirmationSteps(scene));

        industry.rentsOutOfCabinet("CAB-0001", "租借费用");
        industry.isTold("/post_payments/0/name", "must be 收费标准 in this industry");
        assertThat(scene.callsTo("/serviceorder")).isZero();

        industry.rentsOutOfCabinet("CAB-0001", "收费标准");
        assertThat(scene.answer().status()).isEqualTo(201);
    }

    @Test
    @Order(15)
    void anUnattendedDeviceIsNamed() {
        var scene = new Scene();
        var industry = new IndustrySteps(scene, new ConfirmationSteps(scene));

        industry.rentsOutOfNoCabinet("收费标准");
        isRefused(scene.answer(), "/device/start_device_id");
        assertThat(scene.callsTo("/serviceorder")).isZero();

        industry.rentsOutOfCabinet("CAB-0001", "收费标准");
        assertThat(RadarDesk.sent(scene, scene.number, "/serviceorder")).singleElement().satisfies(body -> assertThat(
                body.path("device").path("start_device_id").asString("")).isEqualTo("CAB-0001"));
    }

    @Test
    @Order(16)
    void aPaymentElsewhereIsReportedToWeChatOnce() {
        var scene = RadarDesk.collecting();
        var collection = new CollectionSteps(scene, RadarDesk.completion(scene));
        var paidTime = Instant.now().toString();

        var answers = RadarDesk.atOnce(5, () -> scene.merchant.post("/v1/service-orders/" + scene.number + "/sync",
                "{\"type\":\"Order_Paid\",\"detail\":{\"paid_time\":\"" + paidTime + "\"}}"));
        scene.tell(scene.merchant.post("/v1/service-orders/" + scene.number + "/sync",
                "{\"type\":\"Order_Paid\",\"detail\":{\"paid_time\":\"" + paidTime + "\"}}"));

        assertThat(answers).extracting(Answer::status).contains(200)
                .allMatch(status -> List.of(200, 202, 409).contains(status));
        collection.countsAsPaidElsewhere();
        collection.toldOnce();
    }

    @Test
    @Order(17)
    void beforeGoingLiveTheTestWhiteListIsWhatMatters() {
        var refused = new Scene();
        refused.fault("ERROR_BEFORE", "CREATE", Map.of("status", 403, "code", "NO_AUTH", "message", "商户暂无权限使用此服务"));
        new CreationSteps(refused).theMerchantCreates();
        assertThat(refused.answer().status()).isEqualTo(422);
        assertThat(refused.answer().text("detail")).contains("测试白名单");

        var scene = new Scene();
        assertThat(create(scene, scene.number, QualityRadarTest::enjoyFirst).status()).isEqualTo(201);
        try {
            online(scene, false);
            var stranger = scene.weChat.post("/simulator/phone/pages",
                    RadarDesk.signedLaunch(launch(scene, "confirmation-launch"), "oStranger", DevelopmentSetup.APP_ID));
            assertThat(stranger.body().toString()).contains("暂无法使用此服务");
            new ConfirmationSteps(scene).asksForTheState();
            scene.stands("CREATED", "");

            var tester = scene.weChat.post("/simulator/phone/pages",
                    RadarDesk.signedLaunch(launch(scene, "confirmation-launch"), USER, DevelopmentSetup.APP_ID));
            assertThat(scene.weChat.post("/simulator/phone/pages/" + tester.text("session") + "/accept", "{}").status())
                    .isEqualTo(200);
            new ConfirmationSteps(scene).comesIntoService();
        } finally {
            online(scene, true);
        }
    }

    @Test
    @Order(18)
    void noKeyIsWrittenDownInTheSources() throws IOException {
        var inUse = keysInUse();
        assertThat(inUse).hasSize(4).doesNotHaveDuplicates();

        var assigned = Pattern.compile(
                "(?i)(api-?v[23]-?key|private-?key|secret|password)[\"']?\\s*[:=]\\s*[\"']?[0-9a-z+/_]{24,}");
        assertThat("api-v3-key: 0123456789abcdef0123456789abcdef").containsPattern(assigned);
        assertThat("api-v3-key: ${A_VARIABLE_OF_THE_ENVIRONMENT}").doesNotContainPattern(assigned);
        assertThat(SourceTree.files()).hasSizeGreaterThan(500)
                .filteredOn(file -> !file.toString().contains("src/test/"))
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(inUse).doesNotContain("BEGIN PRIVATE KEY-----\nM")
                        .doesNotContainPattern(assigned));
    }

    @Test
    @Order(19)
    void aPrivateKeyThatEverybodyCanReadIsWarnedOf() throws IOException {
        var warnings = new ListAppender<ILoggingEvent>();
        warnings.start();
        var log = (Logger) LoggerFactory.getLogger("payscore.adapter.wechat.config");
        log.addAppender(warnings);
        try {
            var file = new String[1];
            assertThat(reload(merchant -> file[0] = merchant.settings.get("private-key-path")).path("result")
                    .asString("")).isEqualTo("ADDED");
            assertThat(warnings.list).noneMatch(event -> event.getFormattedMessage().contains(file[0]));

            reload(merchant -> {
                file[0] = merchant.settings.get("private-key-path");
                open(Path.of(file[0]));
            });
            assertThat(warnings.list).anyMatch(event -> event.getFormattedMessage().contains(file[0])
                    && event.getFormattedMessage().contains("can be read by every user"));
        } finally {
            log.detachAppender(warnings);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                keyDirectory().resolve("merchant_private_key.pem")))).isEqualTo("rw-------");
    }

    @Test
    @Order(20)
    void profitSharingIsReservedByTheCompletionAndPossibleOncePaid() {
        var scene = RadarDesk.inService();
        var completed = scene.merchant.post("/v1/service-orders/" + scene.number + "/complete",
                "{\"post_payments\":[{\"name\":\"Rental\",\"amount\":600}],\"total_amount\":600,\"profit_sharing\":true}");

        assertThat(RadarDesk.sent(scene, scene.number, "/complete")).singleElement()
                .satisfies(body -> assertThat(body.path("profit_sharing").asBoolean()).isTrue());
        assertThat(completed.body().path("collection").path("details")).as("no transaction to share yet").isEmpty();
        RadarDesk.completion(scene).isPaid(600);
        assertThat(scene.order().body().path("profit_sharing").asBoolean()).isTrue();

        var without = RadarDesk.inService();
        RadarDesk.completion(without).cannotDeduct();
        RadarDesk.completion(without).completes(600);
        assertThat(RadarDesk.sent(without, without.number, "/complete")).singleElement()
                .satisfies(body -> assertThat(body.path("profit_sharing").asBoolean()).isFalse());
        var later = without.merchant.post("/v1/service-orders/" + without.number + "/modify",
                "{\"post_payments\":[{\"name\":\"Rental\",\"amount\":400}],\"total_amount\":400,\"reason\":\"less\","
                        + "\"profit_sharing\":true}");
        assertThat(later.status()).as("it cannot be made up for").isEqualTo(400);
    }

    @Test
    @Order(21)
    void aCallbackAddressIsHttpsPublicAndWithoutAQuery() {
        for (var address : List.of("http://pay.example.com/wechat/notifications/{mch}",
                "https://pay.example.com/wechat/notifications/{mch}?a=b",
                "https://10.0.0.5/wechat/notifications/{mch}", "https://payscore/wechat/notifications/{mch}",
                "https://pay.shop.internal/wechat/notifications/{mch}", "ftp://pay.example.com/{mch}")) {
            var outcome = reload(
                    merchant -> merchant.settings.put("notify-url", address.replace("{mch}", merchant.mchId)));
            assertThat(outcome.path("result").asString("")).as(address).isEqualTo("REFUSED");
            assertThat(outcome.path("problems").path(0).path("property").asString("")).endsWith("notify-url");
        }
        assertThat(reload(merchant -> merchant.settings.put("notify-url",
                "https://pay.example.com/wechat/notifications/" + merchant.mchId)).path("result").asString(""))
                .isEqualTo("ADDED");
        assertThat(RadarDesk.sent(SILENT, SILENT.number, "/serviceorder")).allSatisfy(body -> assertThat(
                body.path("notify_url").asString("")).endsWith("/wechat/notifications/" + DevelopmentSetup.MCH_ID));
    }

    @Test
    @Order(22)
    void anAmountIsOnlyEverLowered() {
        var scene = RadarDesk.collecting();
        var collection = new CollectionSteps(scene, RadarDesk.completion(scene));
        for (var total : List.of(600L, 601L)) {
            collection.lowers(total);
            isRefused(scene.answer(), "/total_amount");
        }
        assertThat(scene.callsTo("/modify")).isZero();

        collection.lowers(400);

        collection.stillCollecting(400);
        assertThat(scene.callsTo("/modify")).isEqualTo(1);
    }

    @Test
    @Order(23)
    void aCallbackIsAnsweredWhileWhatItMeansCannotBeDoneYet() throws SQLException {
        var scene = RadarDesk.created();
        try (var held = RadarDesk.hold(scene)) {
            new ConfirmationSteps(scene).confirms();

            Scene.eventually(() -> assertThat(RadarDesk.deliveries(scene, CONFIRM)).isNotEmpty());
            assertThat(RadarDesk.deliveries(scene, CONFIRM)).containsExactly(204);
            scene.stands("CREATED", "");
            held.rollback();
        }
        new ConfirmationSteps(scene).comesIntoService();
    }

    @Test
    @Order(24)
    void aPaymentOfAnotherAmountIsNotTakenForTheOrders() {
        var scene = RadarDesk.inService();
        scene.fault("OTHER_AMOUNT", "PAID_CALLBACK", Map.of());

        RadarDesk.completion(scene).completes(600);

        Scene.eventually(() -> assertThat(RadarDesk.deliveries(scene, PAID)).containsExactly(204));
        RadarDesk.completion(scene).isPaid(600);
        assertThat(RadarDesk.sources(scene, "PAID")).as("by asking, not by the report").containsExactly("QUERY");
    }

    @Test
    @Order(25)
    void anAnswerThatWeChatDidNotSignIsNotBelieved() {
        var created = new Scene();
        created.fault("WRONG_SIGNATURE", "CREATE", Map.of());
        new CreationSteps(created).theMerchantCreates();
        assertThat(created.answer().status()).as("%s", created.answer().body()).isEqualTo(202);
        new CreationSteps(created).comesToWaitForConfirmation();

        for (var distortion : List.of("NO_SIGNATURE", "WRONG_SIGNATURE", "STALE_TIMESTAMP", "UNKNOWN_SERIAL")) {
            var scene = RadarDesk.created();
            new ConfirmationSteps(scene).reportsGetLost();
            new ConfirmationSteps(scene).confirms();
            scene.fault(distortion, "QUERY", Map.of());
            new ConfirmationSteps(scene).asksForTheState();
            assertThat(scene.answer().text("type")).as(distortion).endsWith("/problems/wechat-unavailable");
            scene.stands("CREATED", "");
        }
    }

    @Test
    @Order(26)
    void aCallbackThatWeChatDidNotSignChangesNothing() {
        for (var distortion : List.of("NO_SIGNATURE", "WRONG_SIGNATURE", "STALE_TIMESTAMP", "UNKNOWN_SERIAL")) {
            comesTwice(distortion);
        }
    }

    @Test
    @Order(27)
    void oneReportDeliveredManyTimesAtOnceIsOneChange() throws SQLException {
        var scene = RadarDesk.created();
        scene.fault("DUPLICATE", "CONFIRM_CALLBACK", Map.of("count", 7));

        new ConfirmationSteps(scene).confirms();
        var asked = RadarDesk.atOnce(6,
                () -> scene.merchant.post("/v1/service-orders/" + scene.number + "/refresh", "").status());

        assertThat(asked).allMatch(status -> status == 200 || status == 409 || status == 503);
        Scene.eventually(() -> assertThat(RadarDesk.deliveries(scene, CONFIRM)).hasSize(8).containsOnly(204));
        new ConfirmationSteps(scene).comesIntoService();
        assertThat(RadarDesk.sources(scene, "CONFIRMED")).hasSize(1);
        var id = scene.weChat.get("/simulator/orders/" + scene.number + "/notifications").body().path(0).asString("");
        assertThat(RadarDesk.rowsOfInbox("notification_id", id)).isEqualTo(1);
    }

    @Test
    @Order(28)
    void aProbeOfTheSignatureCheckIsRefusedLikeAnyForgery() {
        comesTwice("SIGNTEST");

        var created = new Scene();
        created.fault("SIGNTEST", "CREATE", Map.of());
        new CreationSteps(created).theMerchantCreates();
        assertThat(created.answer().status()).as("%s", created.answer().body()).isEqualTo(202);
        new CreationSteps(created).comesToWaitForConfirmation();
    }

    /** First spoilt, which is turned away and changes nothing, then as WeChat means it, which is taken. */
    private static void comesTwice(String distortion) {
        var scene = RadarDesk.created();
        scene.fault(distortion, "CONFIRM_CALLBACK", Map.of());
        new ConfirmationSteps(scene).confirms();
        Scene.eventually(() -> assertThat(RadarDesk.deliveries(scene, CONFIRM)).isNotEmpty());
        assertThat(RadarDesk.deliveries(scene, CONFIRM)).as(distortion).containsExactly(401);
        scene.stands("CREATED", "");

        RadarDesk.redeliver(scene);

        new ConfirmationSteps(scene).comesIntoService();
        assertThat(RadarDesk.sources(scene, "CONFIRMED")).containsExactly("CALLBACK");
    }

    private static String threeFields(Scene scene) {
        var order = scene.order().body();
        return order.path("state").asString("") + "/" + order.path("state_description").asString("") + "/"
                + order.path("collection").path("state").asString("");
    }

    private static void isRefused(Answer answer, String pointer) {
        assertThat(answer.text("type")).as("%s", answer.body()).endsWith("/problems/invalid-terms");
        assertThat(answer.body().path("errors")).as("%s", answer.body())
                .anyMatch(error -> error.path("pointer").asString("").equals(pointer));
    }

    private static void isNotReady(Answer answer, String what) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(409);
        assertThat(answer.text("type")).isEqualTo("/problems/service-order-not-" + what);
    }

    private static Answer create(Scene scene, String number, UnaryOperator<String> change) {
        return scene.merchant.post("/v1/service-orders", change.apply("""
                {"out_order_no":"%s","service_id":"%s","service_introduction":"Power bank",
                 "time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"DEPOSIT","amount":9900}}
                """.formatted(number, scene.deployment.serviceId())));
    }

    private static String enjoyFirst(String body) {
        return body.replace(DevelopmentSetup.SERVICE_ID, DevelopmentSetup.ENJOY_FIRST_SERVICE_ID)
                .replace("DEPOSIT", "ESTIMATE_ORDER_COST");
    }

    /** Whether WeChat has put the enjoy-first service online. */
    private static void online(Scene scene, boolean isOnline) {
        assertThat(scene.weChat.post("/simulator/services",
                Map.of("service_id", DevelopmentSetup.ENJOY_FIRST_SERVICE_ID,
                        "bindings",
                        List.of(Map.of("mch_id", DevelopmentSetup.MCH_ID, "app_id", DevelopmentSetup.APP_ID)),
                        "sub_mode", "enjoy_first", "risk_ceiling", DevelopmentSetup.RISK_CEILING, "online", isOnline,
                        "white_list", List.of(USER)))
                .status()).isEqualTo(200);
    }

    private static JsonNode launch(Scene scene, String what) {
        var launch = scene.merchant.post("/v1/service-orders/" + scene.number + "/" + what, "");
        assertThat(launch.status()).as("%s", launch.body()).isEqualTo(200);
        return launch.body().path("launch");
    }

    private static String appOf(JsonNode launch) {
        return launch.path("appid").asString("");
    }

    private static JsonClient forged(Scene scene) {
        return new JsonClient(scene.deployment.service(), Map.of(
                "Wechatpay-Timestamp", String.valueOf(Instant.now().getEpochSecond()),
                "Wechatpay-Nonce", "0123456789abcdef0123456789abcdef", "Wechatpay-Signature", "Zm9yZ2Vk",
                "Wechatpay-Serial", DevelopmentDeployment.started().weChatPublicKeyId(),
                "Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048"));
    }

    /** What becomes of a further merchant whose settings are as they should be but for a change. */
    private static JsonNode reload(Consumer<RotatingMerchant> change) {
        var deployment = DevelopmentDeployment.started();
        var operator = new JsonClient(deployment.deployment().service(),
                Map.of("Authorization", "Bearer " + deployment.operatorKey()));
        var merchant = new RotatingMerchant(deployment.merchantsFile().getParent(), "8080");
        merchant.newPrivateKey();
        merchant.settings.put("wechatpay-public-key-id", deployment.weChatPublicKeyId());
        merchant.settings.put("wechatpay-public-key-path", deployment.weChatPublicKey().toString());
        LogScan.lookFor(merchant.secrets);
        change.accept(merchant);
        try {
            merchant.write(deployment.merchantsFile());
            for (var item : operator.post("/v1/merchants/reload", "").body().path("merchants")) {
                if (item.path("mch_id").asString("").equals(merchant.mchId)) {
                    return item;
                }
            }
            throw new AssertionError("merchant " + merchant.mchId + " was not looked at");
        } finally {
            merchant.takeOut(deployment.merchantsFile());
        }
    }

    private static Path keyDirectory() {
        return DevelopmentDeployment.started().weChatPublicKey().getParent();
    }

    private static List<String> keysInUse() throws IOException {
        return List.of(Files.readString(keyDirectory().resolve("api_v2_key")).strip(),
                Files.readString(keyDirectory().resolve("api_v3_key")).strip(),
                Files.readString(keyDirectory().resolve("development_api_key")).strip(),
                Files.readString(keyDirectory().resolve("merchant_private_key.pem")).lines().skip(3).findFirst()
                        .orElseThrow());
    }

    private static void open(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
