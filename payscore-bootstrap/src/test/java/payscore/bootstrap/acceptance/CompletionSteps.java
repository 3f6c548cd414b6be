package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** Completing orders and getting paid. */
public class CompletionSteps {
    private final Scene scene;
    private final CreationSteps creation;
    private final ConfirmationSteps confirmation;

    public CompletionSteps(Scene scene, CreationSteps creation, ConfirmationSteps confirmation) {
        this.scene = scene;
        this.creation = creation;
        this.confirmation = confirmation;
    }

    @Given("a service order in service")
    @假如("一个服务中的服务订单")
    public void aServiceOrderInService() {
        creation.aServiceOrderWaitingForConfirmation();
        confirmation.confirms();
        isUnderWay();
    }

    /** The user's confirmation has come through, and some time has passed since. */
    void isUnderWay() {
        confirmation.comesIntoService();
        // A service lasts at least the second that WeChat can tell start from end by.
        var start = OffsetDateTime.parse(scene.order().body().path("time_range").path("start_time").asString());
        Scene.eventually(() -> assertThat(Instant.now()).isAfter(start.toInstant().plusSeconds(2)));
    }

    @Given("WeChat cannot deduct from the user")
    @假如("微信无法从用户扣款")
    public void cannotDeduct() {
        scene.weChat.post("/simulator/deductions", Map.of("out_order_no", scene.number, "failures", -1));
    }

    @Given("WeChat's answer to the completion gets lost")
    @假如("微信对完结请求的应答丢失")
    public void theAnswerGetsLost() {
        scene.fault("DROP_AFTER", "COMPLETE", Map.of());
    }

    @When("the merchant completes it with {long} fen")
    @When("the merchant completes it with {long} fen again")
    @当("商户以 {long} 分完结订单")
    @当("商户再次以 {long} 分完结订单")
    public void completes(long total) {
        complete(total, total);
    }

    @When("the merchant completes it with a total that is not the sum")
    @当("商户提交的总金额不等于各项之和")
    public void notTheSum() {
        complete(600, 601);
    }

    @When("the user pays on the phone")
    @当("用户在手机上付款")
    public void pays() {
        assertThat(scene.weChat.post("/simulator/orders/" + scene.number + "/pay", "{}").status()).isEqualTo(200);
    }

    @Then("WeChat is collecting {long} fen")
    @那么("微信正在收取 {long} 分")
    public void isCollecting(long total) {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(200);
        assertThat(scene.answer().text("state_description")).isEqualTo("MCH_COMPLETE");
        assertThat(scene.answer().body().path("collection").path("total_amount").asLong()).isEqualTo(total);
    }

    @Then("the service order is paid with {long} fen")
    @那么("服务订单已支付 {long} 分")
    public void isPaid(long total) {
        Scene.eventually(() -> {
            scene.stands("DONE", "");
            var collection = scene.order().body().path("collection");
            assertThat(collection.path("state").asString()).isEqualTo("USER_PAID");
            assertThat(collection.path("paid_amount").asLong()).isEqualTo(total);
            assertThat(collection.path("details").path(0).path("transaction_id").asString("")).isNotEmpty();
        });
    }

    @Then("the service order is closed without payment")
    @那么("服务订单无需付款而关闭")
    public void closedWithoutPayment() {
        scene.stands("DONE", "");
        assertThat(scene.order().body().has("collection")).isFalse();
    }

    @Then("the user was charged once")
    @那么("用户只被扣款一次")
    public void chargedOnce() {
        assertThat(scene.orderAtWeChat().body().path("entity").path("collection").path("details").size()).isEqualTo(1);
    }

    @Then("WeChat was asked to complete it once")
    @那么("只向微信请求完结一次")
    public void askedOnce() {
        assertThat(scene.callsTo("/complete")).isEqualTo(1);
    }

    private void complete(long fee, long total) {
        scene.tell(scene.merchant.post("/v1/service-orders/" + scene.number + "/complete", """
                {"post_payments":[{"name":"Rental","amount":%d}],"total_amount":%d}
                """.formatted(fee, total)));
    }
}
