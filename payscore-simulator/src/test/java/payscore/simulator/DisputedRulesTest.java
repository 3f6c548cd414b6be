package payscore.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import payscore.simulator.api.WireAnswer;
import payscore.simulator.callback.Delivery;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Switches;
import payscore.simulator.order.Collected;
import payscore.simulator.order.DeductionScript;
import payscore.simulator.order.Position;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Both readings of the rules on which WeChat's papers disagree or say nothing, and the views that lag behind. */
class DisputedRulesTest {
    private static final String ORDER = "DISPUTED-1";

    private final Embedding embedding = new Embedding(1);
    private ObjectNode completion = embedding.completion(800);

    @Test
    void aCompletedOrderMayBeCancelledByTheApiPages() {
        collecting();

        assertThat(embedding.cancel(ORDER, "不收了").status()).isEqualTo(200);
        assertThat(position()).isEqualTo(Position.REVOKED);
    }

    @Test
    void aCompletedOrderMayNotBeCancelledByTheStrictReading() {
        change(switches -> switches.withCancelWhileCollecting(false));
        collecting();

        assertThat(refusal(embedding.cancel(ORDER, "不收了"))).isEqualTo("271316592");
        assertThat(position()).isEqualTo(Position.COLLECTING);
    }

    @Test
    void theSameCompletionAgainAnswersTheOrder() {
        collecting();

        assertThat(embedding.post(completeTarget(), completion).status()).isEqualTo(200);
    }

    @Test
    void theSameCompletionAgainIsRefusedByTheStrictReading() {
        change(switches -> switches.withCompleteReentry(false));
        collecting();

        assertThat(refusal(embedding.post(completeTarget(), completion))).isEqualTo("271302262");
        assertThat(position()).isEqualTo(Position.COLLECTING);
    }

    @Test
    void theSameCancellationAgainAnswersTheOrder() {
        embedding.create(ORDER);
        embedding.cancel(ORDER, "不用了");

        assertThat(embedding.cancel(ORDER, "不用了").status()).isEqualTo(200);
    }

    @Test
    void theSameCancellationAgainIsRefusedByTheStrictReading() {
        change(switches -> switches.withCancelReentry(false));
        embedding.create(ORDER);
        embedding.cancel(ORDER, "不用了");

        assertThat(refusal(embedding.cancel(ORDER, "不用了"))).isEqualTo("271302333");
    }

    @Test
    void theSameModificationAgainAnswersTheOrder() {
        collecting();
        embedding.post(modifyTarget(), Terms.modification(500));

        assertThat(embedding.post(modifyTarget(), Terms.modification(500)).status()).isEqualTo(200);
    }

    @Test
    void theSameModificationAgainIsRefusedByTheStrictReading() {
        change(switches -> switches.withModifyReentry(false));
        collecting();
        embedding.post(modifyTarget(), Terms.modification(500));

        assertThat(embedding.post(modifyTarget(), Terms.modification(500)).status()).isEqualTo(400);
        assertThat(embedding.control().truth(ORDER).orElseThrow().total()).contains(500L);
    }

    @Test
    void moneyMayComeInOnePieceWithOneCallback() {
        inUse();
        complete();
        embedding.pass(Duration.ofHours(1));

        assertThat(paidCallbacks()).hasSize(1);
        assertThat(charges()).extracting(Collected::amount).containsExactly(800L);
    }

    @Test
    void moneyMayComeInPartsWithACallbackEachThatShowsOneMoreDetail() {
        change(switches -> switches.withCollectionParts(3));
        inUse();
        complete();
        embedding.pass(Duration.ofSeconds(3));

        JsonNode part = query().path("collection");
        assertThat(part.path("state").asString("")).isEqualTo("USER_PAYING");
        assertThat(part.path("paid_amount").asLong(0)).isEqualTo(266);
        assertThat(part.path("paying_amount").asLong(0)).isEqualTo(534);
        assertThat(part.path("details").size()).isEqualTo(1);
        assertThat(refusal(embedding.cancel(ORDER, "不收了"))).isEqualTo("271316592");
        assertThat(embedding.post(modifyTarget(), Terms.modification(266)).status()).isEqualTo(400);

        embedding.pass(Duration.ofHours(1));
        assertThat(query().path("collection").path("details").size()).isEqualTo(3);
        assertThat(paidCallbacks()).hasSize(3).extracting(Delivery::notificationId).doesNotHaveDuplicates();
        assertThat(charges()).extracting(Collected::amount).containsExactly(266L, 267L, 267L);
        assertThat(charges()).extracting(Collected::transactionId).doesNotHaveDuplicates();
        assertThat(position()).isEqualTo(Position.PAID);
    }

    @Test
    void theUserMayPayTheRestOfAPartlyPaidOrder() {
        change(switches -> switches.withCollectionParts(2));
        inUse();
        complete();
        embedding.pass(Duration.ofSeconds(3));

        embedding.control().pay(ORDER);

        assertThat(charges()).extracting(Collected::amount).containsExactly(400L, 400L);
        assertThat(position()).isEqualTo(Position.PAID);
    }

    @Test
    void errorsAreSigned() {
        assertThat(embedding.query("ABSENT").headers()).containsKey("Wechatpay-Signature");
    }

    @Test
    void errorsMayBeUnsignedWhileSuccessIsSigned() {
        change(switches -> switches.withErrorsSigned(false));

        assertThat(embedding.query("ABSENT").headers()).doesNotContainKey("Wechatpay-Signature");
        assertThat(embedding.create(ORDER).headers()).containsKey("Wechatpay-Signature");
    }

    @Test
    void aDeadOrderSaysHowItDied() {
        embedding.create(ORDER);
        embedding.cancel(ORDER, "不用了");

        assertThat(query().path("state").asString("")).isEqualTo("REVOKED");
    }

    @Test
    void aDeadOrderMaySayClosed() {
        change(switches -> switches.withDeadIsClosed(true));
        embedding.create(ORDER);
        embedding.create("DISPUTED-2");
        embedding.cancel(ORDER, "不用了");
        embedding.pass(Duration.ofDays(31));

        assertThat(query().path("state").asString("")).isEqualTo("CLOSED");
        assertThat(Embedding.json(embedding.query("DISPUTED-2")).path("state").asString("")).isEqualTo("CLOSED");
        assertThat(position()).isEqualTo(Position.REVOKED);
    }

    @Test
    void aQueryMayLagBehindByAsManyTransitionsAsWanted() {
        collecting();

        assertThat(staleState(1)).isEqualTo("DOING/USER_CONFIRM");
        assertThat(staleState(2)).isEqualTo("CREATED/");
        assertThat(staleState(9)).isEqualTo("CREATED/");
        assertThat(position()).isEqualTo(Position.COLLECTING);
    }

    @Test
    void aQueryMayNotFindAnOrderThatIsThere() {
        embedding.create(ORDER);

        assertThat(embedding.query(ORDER, Fault.of(FaultKind.NOT_VISIBLE, Operation.QUERY)))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(404));
        assertThat(query().path("state").asString("")).isEqualTo("CREATED");
    }

    @Test
    void lotsThrowEverySwitchBothWays() {
        SplittableRandom random = new SplittableRandom(1);
        List<JsonNode> drawn = Stream.generate(() -> Switches.drawn(random))
                .limit(200)
                .<JsonNode>map(Json.MAPPER::valueToTree)
                .toList();
        Set<String> keptAsTheyAre = Set.of("dead_is_closed", "launch_freshness", "request_life", "wire_time");

        assertThat(drawn.getFirst().propertyNames())
                .allSatisfy(name -> assertThat(drawn.stream().map(one -> one.get(name)).distinct())
                        .as(name)
                        .satisfies(values -> assertThat(values.size() > 1).isNotEqualTo(keptAsTheyAre.contains(name))));
    }

    private void inUse() {
        embedding.create(ORDER);
        embedding.control().accept(ORDER);
        embedding.pass(Duration.ofSeconds(1));
    }

    private void complete() {
        completion = embedding.completion(800);
        assertThat(embedding.post(completeTarget(), completion).status()).isEqualTo(200);
    }

    private void collecting() {
        inUse();
        embedding.control().scriptDeduction(ORDER, DeductionScript.neverSucceeds());
        complete();
    }

    private void change(UnaryOperator<Switches> change) {
        embedding.control().change(change);
    }

    private JsonNode query() {
        return Embedding.json(embedding.query(ORDER));
    }

    private String staleState(int transitions) {
        Fault stale = Fault.of(FaultKind.STALE_STATE, Operation.QUERY).counting(transitions);
        JsonNode json = Embedding.json(embedding.query(ORDER, stale).orElseThrow());
        return json.path("state").asString("") + "/" + json.path("state_description").asString("");
    }

    private Position position() {
        return embedding.control().truth(ORDER).orElseThrow().position();
    }

    private List<Collected> charges() {
        return embedding.control().truth(ORDER).orElseThrow().charges();
    }

    private List<Delivery> paidCallbacks() {
        return embedding.control().deliveries(ORDER).stream()
                .filter(delivery -> delivery.eventType().equals("PAYSCORE.USER_PAID"))
                .toList();
    }

    private static String completeTarget() {
        return Embedding.ORDERS + "/" + ORDER + "/complete";
    }

    private static String modifyTarget() {
        return Embedding.ORDERS + "/" + ORDER + "/modify";
    }

    /** WeChat's internal result code of a refusal. */
    private static String refusal(WireAnswer answer) {
        assertThat(answer.status()).isEqualTo(400);
        String requestId = answer.headers().getOrDefault("Request-ID", "");
        return requestId.substring(requestId.lastIndexOf('-') + 1);
    }
}
