package payscore.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.simulator.api.SeenRequest;
import payscore.simulator.api.WireAnswer;
import payscore.simulator.callback.Delivery;
import payscore.simulator.control.OrderTruth;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;
import payscore.simulator.json.Json;
import payscore.simulator.order.DeductionScript;
import payscore.simulator.order.Passage;
import payscore.simulator.order.Position;
import payscore.simulator.security.AesGcm;
import payscore.simulator.security.MessageSigner;
import payscore.simulator.security.RsaSignature;
import tools.jackson.databind.JsonNode;

class EmbeddedWeChatTest {
    private final Embedding embedding = new Embedding(1);

    @Test
    void anOrderLivesFromCreationToPaymentOnVirtualTime() {
        WireAnswer created = embedding.create("EMBEDDED-1");
        assertThat(created.status()).isEqualTo(200);
        embedding.control().accept("EMBEDDED-1");
        assertThat(embedding.received).isEmpty();
        embedding.pass(Duration.ofSeconds(1));
        assertThat(plaintext(embedding.received.getLast()).path("state").asString("")).isEqualTo("DOING");

        assertThat(embedding.complete("EMBEDDED-1", 800).status()).isEqualTo(200);
        assertThat(collection("EMBEDDED-1")).isEqualTo("USER_PAYING");
        embedding.pass(Duration.ofSeconds(3));

        assertThat(collection("EMBEDDED-1")).isEqualTo("USER_PAID");
        assertThat(embedding.received).hasSize(2);
        assertThat(plaintext(embedding.received.getLast()).path("collection").path("paid_amount").asLong(0))
                .isEqualTo(800);
    }

    @Test
    void answersAndCallbacksCarryRealSignatures() {
        WireAnswer created = embedding.create("SIGNED-1");
        embedding.control().accept("SIGNED-1");
        embedding.pass(Duration.ofSeconds(1));

        assertThat(signedByWeChat(created.headers(), created.body().bytes())).isTrue();
        Embedding.Received callback = embedding.received.getLast();
        assertThat(signedByWeChat(callback.headers(), callback.body().getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(created.headers().keySet())
                .containsExactly(
                        "Request-ID",
                        "Content-Type",
                        "Wechatpay-Timestamp",
                        "Wechatpay-Nonce",
                        "Wechatpay-Signature",
                        "Wechatpay-Serial",
                        "Wechatpay-Signature-Type");
        WireAnswer foreign = embedding.query("SIGNED-1", Fault.of(FaultKind.WRONG_SIGNATURE, Operation.QUERY))
                .orElseThrow();
        assertThat(signedByWeChat(foreign.headers(), foreign.body().bytes())).isFalse();
    }

    @Test
    void oneSeedGivesOneRun() {
        assertThat(story(new Embedding(7))).isEqualTo(story(new Embedding(7)));
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        assertThat(story(new Embedding(7))).isNotEqualTo(story(new Embedding(8)));
    }

    @Test
    void twoEmbeddedOnesShareNothing() {
        Embedding other = new Embedding(1);
        embedding.create("SHARED-1");
        embedding.control().change(switches -> switches.withCancelWhileCollecting(false));
        embedding.control().script(Fault.of(FaultKind.DROP_BEFORE, Operation.QUERY).times(9));

        assertThat(other.query("SHARED-1").status()).isEqualTo(404);
        assertThat(other.control().switches().cancelWhileCollecting()).isTrue();
        assertThat(other.control().orders()).isEmpty();
        assertThat(other.control().requests()).hasSize(1);
        other.pass(Duration.ofDays(40));
        assertThat(embedding.time.instant()).isEqualTo(Instant.parse("2026-06-01T02:00:00Z"));
        assertThat(embedding.control().truth("SHARED-1").orElseThrow().position()).isEqualTo(Position.CREATED);
    }

    @Test
    void anotherRunBetweenTheStepsOfOneChangesNothing() {
        Embedding disturbing = new Embedding(99);
        Embedding disturbed = new Embedding(7);
        disturbing.create("DISTURBING");
        List<String> run = story(disturbed);
        disturbing.query("DISTURBING");

        assertThat(run).isEqualTo(story(new Embedding(7)));
    }

    @Test
    void theTruthKnowsEveryPositionAndEveryCharge() {
        Instant start = embedding.time.instant();
        embedding.create("TRUE-1");
        embedding.pass(Duration.ofMinutes(1));
        embedding.control().accept("TRUE-1");
        embedding.pass(Duration.ofMinutes(1));
        embedding.control().scriptDeduction("TRUE-1", DeductionScript.failsFirst(1));
        embedding.complete("TRUE-1", 800);
        embedding.post(Embedding.ORDERS + "/TRUE-1/modify", Terms.modification(500));
        embedding.pass(Duration.ofHours(1));

        OrderTruth truth = embedding.control().truth("TRUE-1").orElseThrow();
        assertThat(truth.passages())
                .containsExactly(
                        new Passage(start, Position.CREATED, Optional.empty(), 0),
                        new Passage(start.plusSeconds(60), Position.IN_USE, Optional.empty(), 0),
                        new Passage(start.plusSeconds(120), Position.COLLECTING, Optional.of(800L), 0),
                        new Passage(start.plusSeconds(120), Position.COLLECTING, Optional.of(500L), 0),
                        new Passage(start.plusSeconds(722), Position.PAID, Optional.of(500L), 500));
        assertThat(truth.charges()).singleElement().satisfies(charge -> {
            assertThat(charge.amount()).isEqualTo(500);
            assertThat(charge.at()).isEqualTo(start.plusSeconds(722));
        });
        assertThat(embedding.control().truths()).containsExactly(truth);
    }

    @Test
    void everyBodyEverReceivedIsKeptAlsoOfRefusedRequests() {
        for (int i = 0; i < 6_000; i++) {
            embedding.query("ABSENT-" + i);
        }
        embedding.post(Embedding.ORDERS + "/ABSENT-0/cancel", Terms.cancellation("一"));

        assertThat(embedding.control().requests()).hasSize(6_001);
        assertThat(embedding.control().requests("ABSENT-0"))
                .extracting(SeenRequest::operation, SeenRequest::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Optional.of(Operation.QUERY), 404),
                        org.assertj.core.groups.Tuple.tuple(Optional.of(Operation.CANCEL), 404));
        assertThat(embedding.control().requests("ABSENT-0").getLast().body())
                .isEqualTo(Json.text(Terms.cancellation("一")));
    }

    @Test
    void aDuplicateTheNetworkKeptIsExecutedAgain() {
        inUse("LATE-1");
        embedding.control().scriptDeduction("LATE-1", DeductionScript.neverSucceeds());
        embedding.complete("LATE-1", 800);
        embedding.control().openCashier("LATE-1", Duration.ofMinutes(3));
        Map<String, String> headers = Embedding.headers(embedding.time.instant());
        byte[] body = Json.bytes(Terms.cancellation("用户要求取消"));

        assertThat(embedding.weChat.answer("POST", Embedding.ORDERS + "/LATE-1/cancel", headers, body))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(400));
        embedding.pass(Duration.ofMinutes(4));
        assertThat(embedding.weChat.answer("POST", Embedding.ORDERS + "/LATE-1/cancel", headers, body))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(embedding.control().truth("LATE-1").orElseThrow().everAt(Position.REVOKED)).isTrue();
    }

    @Test
    void aDuplicateOlderThanASignedRequestLivesIsRefused() {
        Map<String, String> headers = Embedding.headers(embedding.time.instant());
        byte[] body = Json.bytes(Terms.creation("OLD-1"));
        embedding.pass(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(embedding.weChat.answer("POST", Embedding.ORDERS, headers, body))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(401));
        embedding.control().change(switches -> switches.withRequestLife(Duration.ofMinutes(15)));
        assertThat(embedding.weChat.answer("POST", Embedding.ORDERS, headers, body))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void slowAnswersTakeVirtualTimeOnly() {
        embedding.create("SLOW-1");
        Instant before = embedding.time.instant();

        embedding.query("SLOW-1", Fault.of(FaultKind.DELAY_AFTER, Operation.QUERY).delayedBy(Duration.ofHours(1)));
        assertThat(embedding.time.instant()).isEqualTo(before.plus(Duration.ofHours(1)));
        WireAnswer dripped = embedding.query(
                "SLOW-1", Fault.of(FaultKind.SLOW_DRIP, Operation.QUERY).delayedBy(Duration.ofSeconds(1)))
                .orElseThrow();
        assertThat(embedding.time.instant())
                .isEqualTo(before.plus(Duration.ofHours(1)).plusSeconds(dripped.body().length()));
    }

    @Test
    void theAnswerMayComeAfterItsCallback() {
        inUse("AFTER-1");
        int before = embedding.received.size();
        embedding.control().script(Fault.of(FaultKind.ANSWER_AFTER_CALLBACK, Operation.COMPLETE));

        WireAnswer answer = embedding.complete("AFTER-1", 800);

        assertThat(Embedding.json(answer).path("state_description").asString("")).isEqualTo("MCH_COMPLETE");
        assertThat(embedding.received).hasSize(before + 1);
    }

    @Test
    void aDroppedConnectionHasNoAnswer() {
        assertThat(embedding.query("NONE-1", Fault.of(FaultKind.DROP_AFTER, Operation.QUERY))).isEmpty();
    }

    @Test
    void failedCallbacksClimbTheLadderOnVirtualTime() {
        embedding.callbackStatus = 0;
        inUse("LADDER-1");
        embedding.pass(Duration.ofDays(2));

        List<Delivery> deliveries = embedding.control().deliveries("LADDER-1");
        assertThat(deliveries).hasSize(16).allMatch(delivery -> !delivery.succeeded());
        assertThat(Duration.between(deliveries.getFirst().at(), deliveries.getLast().at()))
                .isEqualTo(Duration.parse("PT24H4M"));
    }

    @Test
    void aVerifyingOneRefusesWhatATrustingOneBelieves() {
        Embedding verifying = Embedding.verifying(1);

        assertThat(embedding.create("FORGED-1").status()).isEqualTo(200);
        WireAnswer refused = verifying.create("FORGED-1");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(Embedding.json(refused).path("code").asString("")).isEqualTo("SIGN_ERROR");
        assertThat(verifying.control().truths()).isEmpty();
    }

    @Test
    void aVerifyingOneAnswersAWellSignedRequest() {
        Embedding verifying = Embedding.verifying(1);
        byte[] body = Json.bytes(Terms.creation("SIGNED-2"));
        long now = verifying.time.instant().getEpochSecond();

        assertThat(verifying.weChat.answer(
                "POST",
                Embedding.ORDERS,
                Map.of(
                        "Accept",
                        "application/json",
                        "Content-Type",
                        "application/json",
                        "User-Agent",
                        "test",
                        "Authorization",
                        MerchantClient.authorization(
                                "POST", Embedding.ORDERS, new String(body, StandardCharsets.UTF_8), now)),
                body))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void theClockIsNotMovedThroughTheControl() {
        assertThatThrownBy(() -> embedding.control().advance(Duration.ofSeconds(1)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> embedding.control().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private void inUse(String outOrderNo) {
        embedding.create(outOrderNo);
        embedding.control().accept(outOrderNo);
        embedding.pass(Duration.ofSeconds(1));
    }

    private String collection(String outOrderNo) {
        return Embedding.json(embedding.query(outOrderNo)).path("collection").path("state").asString("");
    }

    /** Everything the merchant sees in a life with faults, as text. */
    private static List<String> story(Embedding embedding) {
        List<String> seen = new ArrayList<>();
        embedding.control().script(Fault.of(FaultKind.WRONG_SIGNATURE, Operation.CONFIRM_CALLBACK));
        seen.add(text(embedding.create("STORY-1")));
        embedding.control().accept("STORY-1");
        seen.add(embedding.control().returnByButton("STORY-1"));
        embedding.pass(Duration.ofMinutes(1));
        for (FaultKind kind : new FaultKind[]{FaultKind.OTHER_ORDER, FaultKind.UNKNOWN_SERIAL, FaultKind.HTML_AFTER}) {
            seen.add(text(embedding.query("STORY-1", Fault.of(kind, Operation.QUERY)).orElseThrow()));
        }
        seen.add(text(embedding.complete("STORY-1", 800)));
        embedding.pass(Duration.ofMinutes(1));
        seen.add(text(embedding.query("STORY-1")));
        embedding.received.forEach(callback -> seen.add(callback.toString()));
        assertThat(embedding.received).hasSize(2);
        return seen;
    }

    private static String text(WireAnswer answer) {
        return answer.status() + " " + answer.headers() + " " + answer.body().text();
    }

    private static boolean signedByWeChat(Map<String, String> headers, byte[] body) {
        return RsaSignature.verify(
                Embedding.KEYS.publicKey(),
                MessageSigner.message(
                        headers.getOrDefault("Wechatpay-Timestamp", ""),
                        headers.getOrDefault("Wechatpay-Nonce", ""),
                        body),
                headers.getOrDefault("Wechatpay-Signature", ""));
    }

    private static JsonNode plaintext(Embedding.Received callback) {
        JsonNode resource = Json.parse(callback.body()).path("resource");
        return Json.parse(AesGcm.decrypt(
                Vectors.API_V3_KEY,
                resource.path("nonce").asString(""),
                resource.path("associated_data").asString(""),
                resource.path("ciphertext").asString("")));
    }
}
