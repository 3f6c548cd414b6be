package payscore.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.security.MessageSigner;
import payscore.simulator.security.RsaSignature;
import tools.jackson.databind.node.ObjectNode;

/** The main job through the real HTTP border: create, confirm, complete, get paid, with signed answers and callbacks. */
class MainJobTest {
    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");

    private Simulator simulator;
    private MerchantClient merchant;
    private NotificationReceiver receiver;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Simulators.configuration().with(SimulatedClock.standingAt(NOW)));
        merchant = new MerchantClient(simulator);
        receiver = new NotificationReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        simulator.close();
    }

    @Test
    void aCreatedOrderWaitsForItsUser() {
        var reply = merchant.create(creation("PS1").toString());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.state()).isEqualTo("CREATED//");
        assertThat(reply.json().path("package").asString()).matches("[0-9A-Za-z]{190}");
        assertThat(reply.json().path("order_id").asString()).startsWith("100020260601100000");
        var entity = merchant.query("PS1").json();
        assertThat(entity.path("state").asString()).isEqualTo("CREATED");
        assertThat(entity.has("openid")).isFalse();
        assertThat(entity.has("package")).isFalse();
        assertThat(entity.has("collection")).isFalse();
        assertThat(entity.has("state_description")).isFalse();
    }

    @Test
    void theSameCreationAgainGivesAFreshPackage() {
        var first = merchant.create(creation("PS1").toString());
        var second = merchant.create(creation("PS1").toString());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("order_id")).isEqualTo(first.json().path("order_id"));
        assertThat(second.json().path("package")).isNotEqualTo(first.json().path("package"));
    }

    @Test
    void anAcceptedOrderIsInUseAndAnnounced() {
        merchant.create(creation("PS1").toString());
        simulator.control().accept("PS1");
        simulator.control().advance(Duration.ofSeconds(1));

        assertThat(merchant.query("PS1").state()).isEqualTo("DOING/USER_CONFIRM/");
        assertThat(merchant.query("PS1")
                .json()
                .path("time_range")
                .path("start_time")
                .asString())
                .isEqualTo("20260601100000");
        assertThat(receiver.received()).hasSize(1);
        var delivery = receiver.received().getFirst();
        assertThat(delivery.envelope().path("event_type").asString()).isEqualTo("PAYSCORE.USER_CONFIRM");
        assertThat(delivery.plaintext().path("out_order_no").asString()).isEqualTo("PS1");
        assertThat(delivery.plaintext().path("openid").asString()).isNotEmpty();
        assertThat(delivery.headers().get("wechatpay-serial")).isEqualTo(Vectors.PUBLIC_KEY_ID);
        assertThat(RsaSignature.verify(
                simulator.publicKey(),
                MessageSigner.message(
                        delivery.headers().get("wechatpay-timestamp"),
                        delivery.headers().get("wechatpay-nonce"),
                        delivery.body()),
                delivery.headers().get("wechatpay-signature")))
                .isTrue();
    }

    @Test
    void aCompletedOrderIsCollectedAfterAShortWhile() {
        merchant.create(creation("PS1").toString());
        simulator.control().accept("PS1");
        simulator.control().advance(Duration.ofMinutes(90));
        var completed = merchant.act("PS1", "complete", Terms.completion(simulator, 800).toString());

        assertThat(completed.status()).isEqualTo(200);
        assertThat(completed.state()).isEqualTo("DOING/MCH_COMPLETE/");
        assertThat(completed.json().path("need_collection").asBoolean()).isTrue();
        assertThat(merchant.query("PS1").state()).isEqualTo("DOING/MCH_COMPLETE/USER_PAYING");
        simulator.control().advance(Duration.ofSeconds(3));
        var paid = merchant.query("PS1");
        assertThat(paid.state()).isEqualTo("DONE//USER_PAID");
        var detail = paid.json().path("collection").path("details").path(0);
        assertThat(detail.path("amount").asInt()).isEqualTo(800);
        assertThat(detail.path("transaction_id").asString()).matches("4200[0-9]{24}");
        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.received()
                .getLast()
                .plaintext()
                .path("collection")
                .path("paid_amount")
                .asInt())
                .isEqualTo(800);
    }

    @Test
    void anOrderCompletedWithZeroIsDoneWithoutCollectionAndWithoutCallback() {
        merchant.create(creation("PS1").toString());
        simulator.control().accept("PS1");
        simulator.control().advance(Duration.ofMinutes(1));
        merchant.act("PS1", "complete", Terms.completion(simulator, 0).toString());
        simulator.control().advance(Duration.ofHours(1));

        var entity = merchant.query("PS1");
        assertThat(entity.state()).isEqualTo("DONE//");
        assertThat(entity.json().has("collection")).isFalse();
        assertThat(entity.json().has("need_collection")).isFalse();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aCancelledOrderIsRevokedAndTheSameCancellationIsWelcomeAgain() {
        merchant.create(creation("PS1").toString());
        var first = merchant.act("PS1", "cancel", Terms.cancellation("用户未取走设备").toString());
        var second = merchant.act("PS1", "cancel", Terms.cancellation("用户未取走设备").toString());
        var other = merchant.act("PS1", "cancel", Terms.cancellation("另一个原因").toString());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().has("state")).isFalse();
        assertThat(second.status()).isEqualTo(200);
        assertThat(other.code()).isEqualTo("ORDER_CANCELED");
        assertThat(merchant.query("PS1").state()).isEqualTo("REVOKED//");
    }

    @Test
    void anOrderNobodyConfirmsExpiresAfterThirtyDays() {
        merchant.create(creation("PS1").toString());
        simulator.control().advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(merchant.query("PS1").state()).isEqualTo("CREATED//");
        simulator.control().advance(Duration.ofSeconds(1));
        assertThat(merchant.query("PS1").state()).isEqualTo("EXPIRED//");
    }

    @Test
    void aQueryIdLeadsToItsOrder() {
        merchant.create(creation("PS1").toString());
        String queryId = simulator.control().returnByButton("PS1");

        var reply = merchant.get(MerchantClient.ORDERS + "?query_id=" + queryId + "&service_id=" + Vectors.SERVICE_ID
                + "&appid=" + Vectors.APP_ID);

        assertThat(reply.json().path("out_order_no").asString()).isEqualTo("PS1");
    }

    private ObjectNode creation(String outOrderNo) {
        return Terms.creation(outOrderNo, receiver.url());
    }
}
