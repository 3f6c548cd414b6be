package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** Creating orders, and what the merchant is told about them. */
public class CreationSteps {
    private static final String CREATE = "/v3/payscore/serviceorder";

    private final Scene scene;

    public CreationSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a service order waiting for confirmation")
    public void aServiceOrderWaitingForConfirmation() {
        create("Power bank", 9900);
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(201);
    }

    @Given("WeChat's answer to the creation gets lost")
    public void theAnswerGetsLost() {
        scene.fault("DROP_AFTER", "CREATE", Map.of());
    }

    @Given("the request to create gets lost")
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
    public void theMerchantCreates() {
        create("Power bank", 9900);
    }

    @When("the merchant uses its number for other terms")
    public void otherTerms() {
        create("Umbrella", 9900);
    }

    @When("the merchant creates a service order with a risk amount above the ceiling")
    public void aboveTheCeiling() {
        create("Power bank", 50_001);
    }

    @Then("the merchant is told that it is there already")
    public void itIsThereAlready() {
        assertThat(scene.answer().status()).isEqualTo(200);
    }

    @Then("the merchant is told that the number is taken")
    public void theNumberIsTaken() {
        assertThat(scene.answer().text("type")).endsWith("/problems/out-order-no-reused");
    }

    @Then("the merchant is told which term is wrong")
    public void whichTermIsWrong() {
        assertThat(scene.answer().text("type")).endsWith("/problems/invalid-terms");
        assertThat(scene.answer().body().path("errors").path(0).path("pointer").asString()).startsWith("/");
    }

    @Then("the merchant is told that the answer is not known yet")
    public void notKnownYet() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(202);
    }

    @Then("the merchant is told that WeChat refused")
    public void weChatRefused() {
        assertThat(scene.answer().text("type")).endsWith("/problems/declined-by-wechat");
    }

    @Then("the merchant is told that this is not possible now")
    public void notPossibleNow() {
        assertThat(scene.answer().status()).isEqualTo(409);
        assertThat(scene.answer().text("type")).contains("/problems/service-order-not-");
    }

    @Then("the service order waits for confirmation")
    public void waitsForConfirmation() {
        scene.stands("CREATED", "");
    }

    @Then("the service order comes to wait for confirmation")
    public void comesToWaitForConfirmation() {
        Scene.eventually(() -> scene.stands("CREATED", ""));
    }

    @Then("WeChat has the service order")
    public void weChatHasIt() {
        assertThat(scene.orderAtWeChat().text("state")).isEqualTo("CREATED");
    }

    @Then("WeChat was asked to create it once")
    public void askedOnce() {
        assertThat(scene.callsTo(CREATE)).isEqualTo(1);
    }

    @Then("WeChat was not asked to create it")
    public void notAsked() {
        assertThat(scene.callsTo(CREATE)).isZero();
    }

    private void create(String introduction, long riskAmount) {
        scene.tell(scene.merchant.post("/v1/service-orders", """
                {"out_order_no":"%s","service_id":"2002000000000558128851361561536","service_introduction":"%s",
                 "post_payments":[{"name":"Rental","description":"3 yuan an hour, 99 at most"}],
                 "time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"DEPOSIT","amount":%d}}
                """.formatted(scene.number, introduction, riskAmount)));
    }
}
