package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Giving money back. The first refund of an order has the order's number, so that faults can be scripted for it. */
public class RefundSteps {
    private static final String ACCOUNT = "6222020200112233403";
    private static final String NAME = "欧阳某某";
    private static final String REFUNDS = "/v3/refund/domestic/refunds";

    private final Scene scene;
    private final CompletionSteps completion;

    public RefundSteps(Scene scene, CompletionSteps completion) {
        this.scene = scene;
        this.completion = completion;
    }

    @Given("a service order that was paid with {long} fen")
    public void paid(long total) {
        completion.aServiceOrderInService();
        completion.completes(total);
        completion.isPaid(total);
    }

    @Given("WeChat takes its time with the refund")
    public void takesItsTime() {
        plan(Map.of());
    }

    @Given("WeChat has too little of the merchant's money")
    public void hasTooLittle() {
        plan(Map.of("refusal", "NOT_ENOUGH"));
    }

    @Given("WeChat refuses the refund because the user's account is closed")
    public void accountIsClosed() {
        plan(Map.of("refusal", "USER_ACCOUNT_ABNORMAL"));
    }

    @Given("WeChat's answer to the refund gets lost")
    public void theAnswerGetsLost() {
        scene.fault("DROP_AFTER", "REFUND", Map.of());
    }

    @Given("the request for the refund gets lost")
    public void theRequestGetsLost() {
        scene.fault("DROP_BEFORE", "REFUND", Map.of());
    }

    @Given("WeChat's message about the refund gets lost")
    public void theMessageGetsLost() {
        scene.fault("SUPPRESS", "REFUND_CALLBACK", Map.of());
    }

    @Given("WeChat's answer about the other card gets lost")
    public void theAnswerAboutTheOtherCardGetsLost() {
        scene.fault("DROP_AFTER", "ABNORMAL_REFUND", Map.of());
    }

    @When("the merchant has the refund paid to another card of the user's")
    public void toAnotherCard() {
        LogScan.lookFor(List.of(ACCOUNT, NAME));
        payAnotherWay("""
                {"type":"USER_BANK_CARD","bank_type":"ICBC_DEBIT","bank_account":"%s","real_name":"%s"}"""
                .formatted(ACCOUNT, NAME));
    }

    @When("the merchant has the refund paid to its own account")
    public void toTheMerchant() {
        payAnotherWay("{\"type\":\"MERCHANT_BANK_CARD\"}");
    }

    @When("the merchant refunds {long} fen")
    @When("the merchant refunds the same {long} fen again")
    public void refunds(long amount) {
        refund(scene.number, amount);
    }

    @When("the merchant refunds {long} fen under the same number")
    public void refundsUnderTheSameNumber(long amount) {
        refund(scene.number, amount);
    }

    @When("the merchant refunds {long} fen under another number")
    public void refundsUnderAnotherNumber(long amount) {
        refund(scene.number + "-2", amount);
    }

    @When("the merchant has topped its account up")
    public void hasToppedUp() {
        plan(Map.of("after", "PT1S"));
    }

    @When("WeChat reports that the user's card takes no money")
    public void isAbnormal() {
        settle("abnormal");
    }

    @When("WeChat pays the refund out")
    public void isPaidOut() {
        settle("success");
    }

    @When("WeChat closes the refund")
    public void isClosed() {
        settle("closed");
    }

    @Then("the refund is on its way")
    public void isOnItsWay() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(200);
        assertThat(scene.answer().body().path("refund").path("status").asString("")).isEqualTo("PROCESSING");
    }

    @Then("nothing of the card is told or kept")
    public void nothingOfTheCard() {
        assertThat(scene.answer().body().toString()).doesNotContain(ACCOUNT, NAME);
        assertThat(scene.merchant.get("/v1/service-orders/" + scene.number + "/history").body().toString())
                .doesNotContain(ACCOUNT, NAME);
        assertThat(scene.weChat.get("/simulator/requests").body().toString()).doesNotContain(ACCOUNT, NAME);
    }

    @Then("the merchant is told that the refund is not stuck")
    public void isNotStuck() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(409);
        assertThat(scene.answer().text("type")).isEqualTo("/problems/refund-not-abnormal");
    }

    @Then("WeChat was asked for another card once")
    public void askedForAnotherCardOnce() {
        var id = scene.merchant.get("/v1/refunds/" + scene.number).body().path("refund").path("refund_id").asString();
        assertThat(scene.callsTo(REFUNDS + "/" + id + "/apply-abnormal-refund")).isEqualTo(1);
    }

    @Then("the refund comes to be on its way")
    public void comesToBeOnItsWay() {
        comesToBe("PROCESSING");
    }

    @Then("the refund comes to be paid out")
    public void comesToBePaidOut() {
        comesToBe("SUCCESS");
    }

    @Then("the refund comes to be stuck")
    public void comesToBeStuck() {
        comesToBe("ABNORMAL");
    }

    @Then("the refund comes to be closed")
    public void comesToBeClosed() {
        comesToBe("CLOSED");
    }

    @Then("the refund is waiting for the merchant's money")
    public void isWaiting() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(202);
        assertThat(scene.answer().body().path("waiting").path("code").asString("")).isEqualTo("NOT_ENOUGH");
    }

    @Then("the merchant is told that the number is another refund's")
    public void isAnothers() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(409);
        assertThat(scene.answer().text("type")).isEqualTo("/problems/out-refund-no-reused");
    }

    @Then("WeChat was asked for the refund once")
    public void askedOnce() {
        assertThat(scene.callsTo(REFUNDS)).isEqualTo(1);
    }

    @Then("WeChat was never asked for a refund")
    public void neverAsked() {
        assertThat(scene.callsTo(REFUNDS)).isZero();
    }

    @Then("WeChat has one refund of {long} fen")
    public void weChatHasOne(long amount) {
        var amounts = new LinkedHashMap<String, Long>();
        scene.weChat.get("/simulator/refunds").body().forEach(refund -> {
            if (refund.path("out_refund_no").asString("").startsWith(scene.number)) {
                amounts.put(refund.path("out_refund_no").asString(""),
                        refund.path("amount").path("refund").asLong());
            }
        });
        assertThat(amounts).containsExactly(Map.entry(scene.number, amount));
    }

    @Then("{long} fen of the service order are refunded or on their way")
    public void claimed(long amount) {
        var list = scene.merchant.get("/v1/service-orders/" + scene.number + "/refunds");
        assertThat(list.body().path("claimed_amount").asLong(-1)).as("%s", list.body()).isEqualTo(amount);
    }

    private void refund(String refundNumber, long amount) {
        scene.tell(scene.merchant.post("/v1/service-orders/" + scene.number + "/refunds", """
                {"out_refund_no":"%s","amount":%d,"reason":"One hour too many"}""".formatted(refundNumber, amount)));
    }

    private void payAnotherWay(String body) {
        scene.tell(scene.merchant.post("/v1/refunds/" + scene.number + "/apply-abnormal-refund", body));
    }

    private void plan(Map<String, Object> plan) {
        var planned = new LinkedHashMap<String, Object>(plan);
        planned.put("out_refund_no", scene.number);
        assertThat(scene.weChat.post("/simulator/refunds/plan", planned).status()).isEqualTo(200);
    }

    private void settle(String outcome) {
        assertThat(scene.weChat.post("/simulator/refunds/" + scene.number + "/settle", Map.of("outcome", outcome))
                .status()).isEqualTo(200);
    }

    private void comesToBe(String status) {
        Scene.eventually(() -> {
            var refund = scene.merchant.get("/v1/refunds/" + scene.number).body();
            assertThat(refund.path("refund").path("status").asString("")).as("%s", refund).isEqualTo(status);
        });
    }
}
