package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.Map;

/** Creating orders, and what the merchant is told about them. */
public class CreationSteps {
    private static final String CREATE = "/v3/payscore/serviceorder";

    private final Scene scene;

    public CreationSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a service order waiting for confirmation")
    @假如("一个等待用户确认的服务订单")
    public void aServiceOrderWaitingForConfirmation() {
        create("Power bank", 9900);
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(201);
    }

    @Given("WeChat's answer to the creation gets lost")
    @假如("微信对创建请求的应答丢失")
    public void theAnswerGetsLost() {
        scene.fault("DROP_AFTER", "CREATE", Map.of());
    }

    @Given("the request to create gets lost")
    @假如("创建请求没有到达微信")
    public void theRequestGetsLost() {
        scene.fault("DROP_BEFORE", "CREATE", Map.of());
    }

    @Given("WeChat reports an internal error after the creation")
    public void anInternalErrorAfterTheCreation() {
        scene.fault("ERROR_AFTER", "CREATE", Map.of());
    }

    @Given("WeChat's answer to the creation is not signed correctly")
    public void theAnswerIsNotSignedCorrectly() {
        scene.fault("WRONG_SIGNATURE", "CREATE", Map.of());
    }

    @Given("WeChat refuses the creation for lack of permission")
    public void weChatRefuses() {
        scene.fault("ERROR_BEFORE", "CREATE", Map.of("status", 403, "code", "NO_AUTH", "message", "no permission"));
    }

    @Given("WeChat reports the confirmation before it answers the creation")
    public void theReportOvertakesTheAnswer() {
        scene.fault("ANSWER_AFTER_CALLBACK", "CREATE", Map.of());
    }

    @When("the merchant creates a service order")
    @When("the merchant creates the same service order again")
    @当("商户创建服务订单")
    @当("商户再次创建同一服务订单")
    public void theMerchantCreates() {
        create("Power bank", 9900);
    }

    @When("the merchant uses its number for other terms")
    @当("商户用同一单号提交不同的条款")
    public void otherTerms() {
        create("Umbrella", 9900);
    }

    @When("the merchant creates a service order with a risk amount above the ceiling")
    @当("商户创建风险金额超过上限的服务订单")
    public void aboveTheCeiling() {
        create("Power bank", 50_001);
    }

    @Then("the merchant is told that it is there already")
    @那么("商户被告知订单已经存在")
    public void itIsThereAlready() {
        assertThat(scene.answer().status()).isEqualTo(200);
    }

    @Then("the merchant is told that the number is taken")
    @那么("商户被告知单号已被占用")
    public void theNumberIsTaken() {
        assertThat(scene.answer().text("type")).endsWith("/problems/out-order-no-reused");
    }

    @Then("the merchant is told which term is wrong")
    @那么("商户被告知哪一项条款有误")
    public void whichTermIsWrong() {
        assertThat(scene.answer().text("type")).endsWith("/problems/invalid-terms");
        assertThat(scene.answer().body().path("errors").path(0).path("pointer").asString()).startsWith("/");
    }

    @Then("the merchant is told that the answer is not known yet")
    @那么("商户被告知结果尚未可知")
    public void notKnownYet() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(202);
    }

    @Then("the merchant is told that WeChat refused")
    public void weChatRefused() {
        assertThat(scene.answer().text("type")).endsWith("/problems/declined-by-wechat");
    }

    @Then("the merchant is told that this is not possible now")
    @那么("商户被告知此刻不能这样做")
    public void notPossibleNow() {
        assertThat(scene.answer().status()).isEqualTo(409);
        assertThat(scene.answer().text("type")).contains("/problems/service-order-not-");
    }

    @Then("the service order waits for confirmation")
    @那么("服务订单等待用户确认")
    public void waitsForConfirmation() {
        scene.stands("CREATED", "");
    }

    @Then("the service order comes to wait for confirmation")
    @那么("服务订单最终等待用户确认")
    public void comesToWaitForConfirmation() {
        Scene.eventually(() -> scene.stands("CREATED", ""));
    }

    @Then("WeChat has the service order")
    @那么("微信有这个服务订单")
    public void weChatHasIt() {
        assertThat(scene.orderAtWeChat().text("state")).isEqualTo("CREATED");
    }

    @Then("WeChat was asked to create it once")
    @那么("只向微信请求创建一次")
    public void askedOnce() {
        assertThat(scene.callsTo(CREATE)).isEqualTo(1);
    }

    @Then("WeChat was not asked to create it")
    @那么("没有向微信请求创建")
    public void notAsked() {
        assertThat(scene.callsTo(CREATE)).isZero();
    }

    private void create(String introduction, long riskAmount) {
        scene.tell(scene.merchant.post("/v1/service-orders", """
                {"out_order_no":"%s","service_id":"%s","service_introduction":"%s",
                 "post_payments":[{"name":"Rental","description":"3 yuan an hour, 99 at most"}],
                 "time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"DEPOSIT","amount":%d}}
                """.formatted(scene.number, scene.deployment.serviceId(), introduction, riskAmount)));
    }
}
