package payscore.adapter.wechat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.wechat.fixture.SealedResource;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.NotificationReading.Content;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.TransactionId;
import payscore.domain.order.Fact;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.refund.RefundStatus;

class WeChatNotificationReadingTest {
    private static final String GRANTED = """
            {"appid":"wxd678efh567hg6787","mchid":"1900000109","service_id":"2002000000000558128851361561536",
             "openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","user_service_status":"USER_OPEN_SERVICE",
             "openorclose_time":"20250601095900","authorization_code":"AUTH20250601000001"}""";
    private static final String CONFIRMED = Vectors.oneCase("notifications.json", "order confirmed")
            .get("expected_plaintext").asString();

    private final WeChatNotificationReading reading = new WeChatNotificationReading(
            TestMerchants.of(TestMerchants.inPublicKeyMode()), TestMerchants.merchants());

    @Test
    void readsTheGoldenConfirmation() {
        assertThat(read(golden("order confirmed"))).isEqualTo(new Content.AboutOrder(ServiceOrders.KEY,
                new Fact.Confirmed(ServiceOrders.confirmation(), Optional.of(new Fen(9_900))),
                Optional.of(ServiceOrders.ORDER_ID), Optional.of(Instant.parse("2025-06-01T02:00:10Z"))));
    }

    @Test
    void readsTheGoldenGrantAndTheGoldenWithdrawal() {
        assertThat(read(golden("authorisation granted"))).isInstanceOfSatisfying(Content.AboutAuthorization.class,
                about -> {
                    assertThat(about.code()).isPresent();
                    assertThat(about.fact()).isInstanceOfSatisfying(AuthorizationFact.Opened.class,
                            opened -> assertThat(opened.at()).isPresent());
                });
        assertThat(read(golden("authorisation withdrawn"))).isInstanceOfSatisfying(Content.AboutAuthorization.class,
                about -> assertThat(about.fact()).isInstanceOfSatisfying(AuthorizationFact.Closed.class,
                        closed -> assertThat(closed.at()).isPresent()));
    }

    @Test
    void doesNotGuessWhenAnOddGrantHappened() {
        var content = GRANTED.replace("20250601095900", "yesterday");

        assertThat(read(sealed("PAYSCORE.USER_OPEN_SERVICE", content))).isInstanceOfSatisfying(
                Content.AboutAuthorization.class, about -> assertThat(about.fact()).isInstanceOfSatisfying(
                        AuthorizationFact.Opened.class, opened -> assertThat(opened.at()).isEmpty()));
    }

    @ParameterizedTest
    @CsvSource({"1900000109, 1900000110", "wxd678efh567hg6787, wxother"})
    void leavesAloneAGrantToSomebodyElse(String ours, String theirs) {
        assertThat(read(sealed("PAYSCORE.USER_OPEN_SERVICE", GRANTED.replace(ours, theirs))))
                .isInstanceOf(Content.Unrelated.class);
    }

    @Test
    void anEventThatContradictsItselfIsNotBelieved() {
        assertThat(read(sealed("PAYSCORE.USER_CLOSE_SERVICE", GRANTED))).isInstanceOf(Content.Unreadable.class);
    }

    @Test
    void readsTheGoldenPayment() {
        var collection = new PaymentCollection(new Fen(800), new Fen(800),
                List.of(new CollectionDetail(1, new Fen(800), PaidType.NEWTON,
                        Optional.of(Instant.parse("2025-06-01T04:15:12Z")),
                        Optional.of(new TransactionId("4200002501202506011234567890")))));

        assertThat(read(golden("order paid"))).isEqualTo(new Content.AboutOrder(ServiceOrders.KEY,
                new Fact.Paid(ServiceOrders.confirmation(), collection), Optional.of(ServiceOrders.ORDER_ID),
                Optional.of(Instant.parse("2025-06-01T04:15:13Z"))));
    }

    @Test
    void readsTheGoldenRefund() {
        assertThat(read(golden("refund succeeded"))).isInstanceOfSatisfying(Content.AboutRefund.class, about -> {
            assertThat(about.mchId()).isEqualTo(ServiceOrders.MCH_ID);
            assertThat(about.report().status()).isEqualTo(RefundStatus.SUCCESS);
            assertThat(about.report().transactionId()).isEqualTo(ServiceOrders.TRANSACTION_ID);
            assertThat(about.report().succeededAt()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({
            "PAYSCORE.USER_CONFIRM, '\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\"'",
            "PAYSCORE.USER_CONFIRM, '\"state\":\"DOING\"'"})
    void takesAConfirmationForOneWhereverTheOrderStandsByNow(String event, String states) {
        var content = CONFIRMED.replace("\"state\":\"DOING\",\"state_description\":\"USER_CONFIRM\"", states);

        assertThat(fact(event, content))
                .isEqualTo(new Fact.Confirmed(ServiceOrders.confirmation(), Optional.of(new Fen(9_900))));
    }

    @Test
    void readsATotalWrittenAsText() {
        assertThat(
                fact("PAYSCORE.USER_CONFIRM", CONFIRMED.replace("{\"appid\"", "{\"total_amount\":\"40000\",\"appid\"")))
                .isInstanceOf(Fact.Confirmed.class);
    }

    @Test
    void guessesAtNoStateItDoesNotKnow() {
        assertThat(fact("PAYSCORE.USER_CONFIRM", CONFIRMED.replace("DOING", "CLOSED")))
                .isEqualTo(new Fact.Unrecognised("CLOSED/USER_CONFIRM/-"));
        assertThat(fact("PAYSCORE.USER_PAID", "{\"mchid\":\"1900000109\",\"out_order_no\":\"PS1\",\"state\":\"PAID\"}"))
                .isEqualTo(new Fact.Unrecognised("PAID/-/-"));
    }

    @Test
    void takesAPaymentReportedBeforeItIsCompleteForACollection() {
        var content = "{\"mchid\":\"1900000109\",\"out_order_no\":\"PS1\",\"state\":\"DOING\","
                + "\"state_description\":\"MCH_COMPLETE\",\"collection\":{\"state\":\"USER_PAYING\",\"total_amount\":800}}";

        assertThat(fact("PAYSCORE.USER_PAID", content)).isEqualTo(
                new Fact.Completed(Confirmation.UNKNOWN, PaymentCollection.waitingFor(new Fen(800))));
    }

    @ParameterizedTest
    @Covers("C15")
    @CsvSource({
            "1900000109, 1900000110",
            "2002000000000558128851361561536, 500001",
            "wxd678efh567hg6787, wxother"})
    void leavesAloneWhatIsAboutSomebodyElse(String ours, String theirs) {
        assertThat(read(sealed("PAYSCORE.USER_CONFIRM", CONFIRMED.replace(ours, theirs))))
                .isInstanceOf(Content.Unrelated.class);
    }

    @Test
    void cannotReadWhatDoesNotOpen() {
        var otherKey = SealedResource.notification("EV-1", "PAYSCORE.USER_CONFIRM", CONFIRMED, "f".repeat(32));

        assertThat(read(otherKey)).isInstanceOf(Content.Unreadable.class);
    }

    @Test
    @Covers("K04")
    void readsWhatWasKeptOnceTheKeyThatWeChatWentOverToIsThere() {
        var coming = "n".repeat(32);
        var kept = notification(
                SealedResource.notification("EV-1", "PAYSCORE.USER_CONFIRM", CONFIRMED, coming));
        assertThat(reading.read(kept)).isInstanceOf(Content.Unreadable.class);

        for (var merchant : List.of(TestMerchants.withApiV3Keys(TestMerchants.API_V3_KEY, coming),
                TestMerchants.withApiV3Keys(coming, TestMerchants.API_V3_KEY))) {
            var both = new WeChatNotificationReading(TestMerchants.of(merchant), TestMerchants.merchants());
            assertThat(both.read(kept)).isInstanceOf(Content.AboutOrder.class);
            assertThat(both.read(notification(golden("order confirmed")))).isInstanceOf(Content.AboutOrder.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"a\":1,\"a\":2}", "{\"mchid\":\"1900000109\",\"state\":\"DOING\"}"})
    void cannotReadWhatIsMalformed(String content) {
        assertThat(read(sealed("PAYSCORE.USER_CONFIRM", content))).isInstanceOf(Content.Unreadable.class);
    }

    @Test
    void cannotReadForAMerchantThatIsNotConfigured() {
        var theirs = new Notification(new MchId("1"), "EV-1", "PAYSCORE.USER_CONFIRM", "S", ServiceOrders.REQUESTED_AT,
                RequestBody.of(golden("order confirmed")));

        assertThat(reading.read(theirs)).isInstanceOf(Content.Unreadable.class);
    }

    private Fact fact(String event, String content) {
        return ((Content.AboutOrder) read(sealed(event, content))).fact();
    }

    private Content read(String body) {
        return reading.read(notification(body));
    }

    private static Notification notification(String body) {
        return new Notification(ServiceOrders.MCH_ID, "EV-1", "any", TestMerchants.PUBLIC_KEY_ID,
                ServiceOrders.REQUESTED_AT, RequestBody.of(body));
    }

    private static String golden(String name) {
        return Vectors.oneCase("notifications.json", name).get("body").asString();
    }

    private static String sealed(String event, String content) {
        return SealedResource.notification("EV-1", event, content, TestMerchants.API_V3_KEY);
    }
}
