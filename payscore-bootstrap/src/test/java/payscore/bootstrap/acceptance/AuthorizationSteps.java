package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import payscore.simulator.setup.DevelopmentSetup;

/** Authorisations in no-confirm mode: the merchant's calls, the user's phone, WeChat's reports. */
public class AuthorizationSteps {
    private static final String AUTHORIZATIONS = "/v1/authorizations";

    /** Of the simulator's users the one who fails the risk check. */
    private static final String RISKY_USER = "oUpF8uRisk0000000000000000003";

    private final Scene scene;
    private String user = "oAcceptance" + UUID.randomUUID().toString().substring(0, 13);

    public AuthorizationSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("an authorisation waiting for its user")
    public void waiting() {
        prePermits();
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(201);
    }

    @Given("an authorised user")
    public void authorised() {
        waiting();
        authorises();
        becomesAvailable();
    }

    @Given("an authorised user who fails the risk check")
    public void risky() {
        user = RISKY_USER;
        authorised();
    }

    @Given("WeChat's answer to the pre-permit gets lost")
    public void theAnswerGetsLost() {
        scene.fault("DROP_AFTER", "PRE_PERMIT", Map.of());
    }

    @Given("WeChat's reports of the authorisation get lost")
    public void reportsGetLost() {
        scene.fault("SUPPRESS", "CALLBACK", Map.of("times", 10));
    }

    @Given("WeChat holds its report of the grant back")
    public void heldBack() {
        scene.fault("HOLD", "OPEN_CALLBACK", Map.of());
    }

    @When("the merchant pre-permits an authorisation")
    public void prePermits() {
        scene.tell(scene.merchant.post(AUTHORIZATIONS, Map.of("authorization_code", scene.number, "service_id",
                DevelopmentSetup.NO_CONFIRM_SERVICE_ID)));
    }

    @When("the user authorises on the phone")
    public void authorises() {
        assertThat(scene.weChat.post("/simulator/permissions/" + scene.number + "/authorize", Map.of("openid", user))
                .status()).isEqualTo(200);
    }

    @When("the user agrees on the launched page")
    public void agreesOnTheLaunchedPage() {
        var launch = launched();
        assertThat(launch.status()).as("%s", launch.body()).isEqualTo(200);
        var page = scene.weChat.post("/simulator/phone/pages", JsonClient.JSON.createObjectNode().put("openid", user)
                .set("launch", launch.body().path("launch").path("jsapi")));
        assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
        assertThat(scene.weChat.post("/simulator/phone/pages/" + page.text("session") + "/accept", "{}").status())
                .isEqualTo(200);
    }

    @When("the user withdraws a moment later")
    public void withdraws() {
        var now = Instant.parse(scene.weChat.get("/simulator/clock").text("now"));
        // Times of grants and withdrawals are told in seconds.
        Scene.eventually(() -> assertThat(Instant.parse(scene.weChat.get("/simulator/clock").text("now")))
                .isAfter(now.plus(Duration.ofMillis(1_100))));
        assertThat(scene.weChat.post("/simulator/permissions/" + scene.number + "/withdraw", "{}").status())
                .isEqualTo(200);
    }

    @When("WeChat sends its held back report of the grant")
    public void sendsWhatItHeldBack() {
        assertThat(scene.weChat.post("/simulator/permissions/" + scene.number + "/release-callbacks", "{}").body()
                .path("released").asInt()).isEqualTo(1);
    }

    @When("the user comes back from authorising")
    public void comesBack() {
        scene.tell(scene.merchant.post("/v1/authorization-returns", Map.of("authorization_code", scene.number)));
    }

    @When("the merchant creates an order for the authorised user")
    public void createsAnOrder() {
        create(scene.number);
    }

    @When("the merchant terminates the authorisation")
    public void terminates() {
        scene.tell(scene.merchant.post(AUTHORIZATIONS + "/" + scene.number + "/terminate",
                Map.of("reason", "moved away")));
    }

    @When("the merchant terminates the user's authorisation")
    public void terminatesByUser() {
        var answer = scene.merchant.post("/v1/authorization-terminations", Map.of("service_id",
                DevelopmentSetup.NO_CONFIRM_SERVICE_ID, "openid", user, "reason", "moved away"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    @Then("the authorisation becomes available")
    public void becomesAvailable() {
        Scene.eventually(() -> stands("AVAILABLE"));
        assertThat(read().text("openid")).isEqualTo(user);
    }

    @Then("the authorisation is withdrawn")
    public void isWithdrawn() {
        Scene.eventually(() -> stands("UNAVAILABLE"));
    }

    @Then("the authorisation stays withdrawn")
    public void staysWithdrawn() {
        Scene.eventually(() -> assertThat(scene.weChat.get("/simulator/deliveries?out_order_no=" + scene.number).body())
                .filteredOn(delivery -> delivery.path("event_type").asString().endsWith("USER_OPEN_SERVICE"))
                .anyMatch(delivery -> delivery.path("status").asInt() / 100 == 2));
        // The report is applied before one that comes after it: WeChat is asked, and says the same.
        var refreshed = scene.merchant.post(AUTHORIZATIONS + "/" + scene.number + "/refresh", "{}");
        assertThat(refreshed.text("authorization_state")).isEqualTo("UNAVAILABLE");
    }

    @Then("the authorisation comes to wait for its user")
    public void comesToWait() {
        Scene.eventually(() -> stands("UNBINDUSER"));
    }

    @Then("the merchant is told that the user authorised")
    public void toldAuthorised() {
        assertThat(scene.answer().body().path("authorized").asBoolean()).isTrue();
    }

    @Then("the merchant is told that the user has not authorised")
    public void toldNotAuthorised() {
        assertThat(scene.answer().body().path("authorized").asBoolean()).isFalse();
        assertThat(scene.answer().text("authorization_state")).isEqualTo("UNBINDUSER");
    }

    @Then("the merchant is told that the authorisation is not known yet")
    @Then("the merchant is told that the withdrawal is not known yet")
    public void notKnownYet() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(202);
    }

    @Then("the merchant can launch the authorisation page")
    public void canLaunch() {
        assertThat(launched().body().path("launch").path("mini_program").path("businessType").asString())
                .isEqualTo("wxpayScoreEnable");
    }

    @Then("WeChat was asked to pre-permit once")
    public void askedOnce() {
        assertThat(scene.callsTo("/v3/payscore/permissions")).isEqualTo(1);
    }

    @Then("the order for the authorised user is in service at once")
    public void inServiceAtOnce() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(201);
        assertThat(scene.answer().text("state")).isEqualTo("DOING");
        assertThat(scene.answer().text("state_description")).isEqualTo("USER_CONFIRM");
        assertThat(scene.answer().body().has("openid")).as("what may be kept does not name the user").isFalse();
        assertThat(scene.order().text("openid")).isEqualTo(user);
    }

    @Then("the order for the authorised user can be completed")
    public void canBeCompleted() {
        var answer = scene.merchant.post("/v1/service-orders/" + scene.number + "/complete", """
                {"post_payments":[{"name":"Rental","amount":300}],"total_amount":300}""");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    @Then("no further order for the user can be created")
    public void noFurtherOrder() {
        create(scene.number + "-2");
        assertThat(scene.answer().text("wechat_code")).isEqualTo("NO_AUTH");
    }

    private void create(String number) {
        scene.tell(scene.merchant.post("/v1/service-orders", """
                {"out_order_no":"%s","service_id":"%s","service_introduction":"Power bank",
                 "time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"ESTIMATE_ORDER_COST","amount":9900},
                 "openid":"%s"}
                """.formatted(number, DevelopmentSetup.NO_CONFIRM_SERVICE_ID, user)));
    }

    private JsonClient.Answer launched() {
        return scene.merchant.post(AUTHORIZATIONS + "/" + scene.number + "/launch", "{}");
    }

    void refreshes() {
        scene.tell(scene.merchant.post(AUTHORIZATIONS + "/" + scene.number + "/refresh", "{}"));
    }

    JsonClient.Answer read() {
        return scene.merchant.get(AUTHORIZATIONS + "/" + scene.number);
    }

    private void stands(String state) {
        var answer = read();
        assertThat(answer.text("authorization_state")).as("%s", answer.body()).isEqualTo(state);
    }
}
