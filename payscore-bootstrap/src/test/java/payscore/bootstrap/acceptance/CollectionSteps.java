package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What a merchant does while WeChat collects. */
public class CollectionSteps {
    private final Scene scene;
    private final CompletionSteps completion;
    private Instant paidTime = Instant.EPOCH;

    public CollectionSteps(Scene scene, CompletionSteps completion) {
        this.scene = scene;
        this.completion = completion;
    }

    @Given("a service order that WeChat cannot collect {long} fen for")
    public void cannotCollect(long total) {
        completed(total, -1);
    }

    @Given("a service order that WeChat can collect {long} fen for at the second attempt")
    public void canCollectAtTheSecondAttempt(long total) {
        completed(total, 1);
        // The first attempt, two seconds after the completion, has failed by then.
        var completedAt = Instant.now();
        Scene.eventually(() -> assertThat(Instant.now()).isAfter(completedAt.plusSeconds(4)));
    }

    @Given("WeChat's answer to the lower amount gets lost")
    public void theAnswerToTheLowerAmountGetsLost() {
        scene.fault("DROP_AFTER", "MODIFY", Map.of());
    }

    @Given("WeChat's answer to the payment elsewhere gets lost")
    public void theAnswerToThePaymentGetsLost() {
        scene.fault("DROP_AFTER", "SYNC", Map.of());
    }

    @Given("the user stands in the cashier")
    public void standsInTheCashier() {
        assertThat(scene.weChat.post("/simulator/orders/" + scene.number + "/open-cashier", "{}").status())
                .isEqualTo(200);
    }

    @Given("WeChat has not granted extra attempts")
    public void hasNotGranted() {
        scene.fault("ERROR_BEFORE", "COLLECT", Map.of("status", 403, "code", "NO_AUTH", "message", "当前无权限进行此操作"));
    }

    @Given("WeChat cancels no completed orders")
    public void cancelsNoCompletedOrders() {
        scene.fault("ERROR_BEFORE", "CANCEL",
                Map.of("status", 400, "code", "PARAM_ERROR", "message", "当前订单状态不满足撤销条件", "times", 100));
    }

    @When("the merchant lowers the amount to {long} fen")
    public void lowers(long total) {
        scene.tell(scene.merchant.post("/v1/service-orders/" + scene.number + "/modify", """
                {"post_payments":[{"name":"Rental","amount":%d}],"total_amount":%d,"reason":"One hour too many"}
                """.formatted(total, total)));
    }

    @When("the merchant reports that it was paid in cash")
    public void paidInCash() {
        paidTime = Instant.now();
        sync();
    }

    @When("the merchant reports the same payment again")
    public void paidInCashAgain() {
        sync();
    }

    @When("the merchant reports a payment of tomorrow")
    public void paidTomorrow() {
        paidTime = Instant.now().plus(Duration.ofDays(1));
        sync();
    }

    @When("the merchant asks to collect now")
    public void collectsNow() {
        scene.tell(scene.merchant.post("/v1/service-orders/" + scene.number + "/collect", ""));
    }

    @When("the merchant tries to cancel the service order")
    public void triesToCancel() {
        scene.tell(scene.merchant.post(
                "/v1/service-orders/" + scene.number + "/cancel", Map.of("reason", "a complaint")));
    }

    @Then("the lower amount of {long} fen becomes known")
    public void becomesKnown(long total) {
        Scene.eventually(() -> {
            stillCollecting(total);
            assertThat(scene.order().body().has("unfinished_command")).isFalse();
        });
    }

    @Then("the service order is still being collected with {long} fen")
    public void stillCollecting(long total) {
        scene.stands("DOING", "MCH_COMPLETE");
        assertThat(scene.order().body().path("collection").path("paying_amount").asLong()).isEqualTo(total);
        assertThat(scene.orderAtWeChat().body().path("entity").path("collection").path("paying_amount").asLong())
                .isEqualTo(total);
    }

    @Then("WeChat was asked to lower it once")
    public void askedToLowerOnce() {
        assertThat(scene.callsTo("/modify")).isEqualTo(1);
    }

    @Then("WeChat was told of the payment once")
    public void toldOnce() {
        assertThat(scene.callsTo("/sync")).isEqualTo(1);
    }

    @Then("nothing is open about the service order")
    public void nothingIsOpen() {
        Scene.eventually(() -> assertThat(scene.order().body().has("unfinished_command")).isFalse());
    }

    @Then("nobody has to look at the service order")
    public void nobodyHasToLook() {
        assertThat(scene.order().body().has("quarantine")).isFalse();
    }

    @Then("the service order counts as paid elsewhere")
    public void countsAsPaidElsewhere() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(200);
        isPaidElsewhere();
    }

    @Then("the service order comes to count as paid elsewhere")
    public void comesToCountAsPaidElsewhere() {
        Scene.eventually(this::isPaidElsewhere);
    }

    @Then("the service order comes to say that the user paid twice")
    public void saysPaidTwice() {
        Scene.eventually(() -> {
            var order = scene.order().body();
            assertThat(order.path("paid_twice").asBoolean(false)).as("%s", order).isTrue();
            assertThat(order.path("quarantine").path("reason").asString("")).startsWith("paid twice");
        });
    }

    private void isPaidElsewhere() {
        scene.stands("DONE", "");
        var order = scene.order().body();
        assertThat(order.path("collection").path("details").path(0).path("paid_type").asString("")).isEqualTo("MCH");
        assertThat(order.has("quarantine")).as("%s", order).isFalse();
    }

    private void sync() {
        scene.tell(scene.merchant.post("/v1/service-orders/" + scene.number + "/sync", """
                {"type":"Order_Paid","detail":{"paid_time":"%s"}}""".formatted(paidTime)));
    }

    /** @param failures attempts of WeChat's that fail, -1: all */
    private void completed(long total, int failures) {
        completion.aServiceOrderInService();
        assertThat(scene.weChat.post("/simulator/deductions",
                Map.of("out_order_no", scene.number, "failures", failures)).status()).isEqualTo(200);
        completion.completes(total);
        completion.isCollecting(total);
        // A payment elsewhere is later than the completion by WeChat's clock, which knows whole seconds.
        var completedAt = Instant.now();
        Scene.eventually(() -> assertThat(Instant.now()).isAfter(completedAt.plusSeconds(1)));
    }
}
