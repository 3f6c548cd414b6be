package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.time.OffsetDateTime;
import payscore.simulator.setup.DevelopmentSetup;

/** Orders of a service that is bound to an industry. */
public class IndustrySteps {
    private final Scene scene;
    private final ConfirmationSteps confirmation;

    public IndustrySteps(Scene scene, ConfirmationSteps confirmation) {
        this.scene = scene;
        this.confirmation = confirmation;
    }

    @Given("a power bank that is rented out")
    public void aPowerBankThatIsRentedOut() {
        rentsOutOfCabinet("CAB-0001", "收费标准");
        confirmation.confirms();
        confirmation.comesIntoService();
        // A service lasts at least the second that WeChat can tell start from end by.
        var start = OffsetDateTime.parse(scene.order().body().path("time_range").path("start_time").asString());
        Scene.eventually(() -> assertThat(Instant.now()).isAfter(start.toInstant().plusSeconds(2)));
    }

    @When("the merchant rents out a power bank of cabinet {string} with the line {string}")
    public void rentsOutOfCabinet(String cabinet, String line) {
        rentOut(line, ",\"device\":{\"start_device_id\":\"" + cabinet + "\"}");
    }

    @When("the merchant rents out a power bank of no cabinet with the line {string}")
    public void rentsOutOfNoCabinet(String line) {
        rentOut(line, "");
    }

    @When("the merchant charges {long} fen for {string} of use")
    public void charges(long total, String time) {
        scene.tell(scene.merchant.post("/v1/service-orders/" + scene.number + "/complete", """
                {"post_payments":[{"name":"收费标准","amount":%d,"description":"3元/1小时"},
                 {"name":"使用时长","description":"%s"}],"total_amount":%d}
                """.formatted(total, time, total)));
    }

    @Then("the merchant is told that {string} {string}")
    public void isTold(String pointer, String rule) {
        assertThat(scene.answer().text("type")).endsWith("/problems/invalid-terms");
        assertThat(scene.answer().body().path("errors")).as("%s", scene.answer().body())
                .anyMatch(error -> error.path("pointer").asString().equals(pointer)
                        && error.path("detail").asString().equals(rule));
    }

    @Then("WeChat was not asked to complete it")
    public void notAskedToComplete() {
        assertThat(scene.callsTo("/complete")).isZero();
    }

    @Then("WeChat was not asked to lower it")
    public void notAskedToLower() {
        assertThat(scene.callsTo("/modify")).isZero();
    }

    private void rentOut(String line, String device) {
        scene.tell(scene.merchant.post("/v1/service-orders", """
                {"out_order_no":"%s","service_id":"%s","service_introduction":"共享充电宝",
                 "post_payments":[{"name":"%s","description":"3元/1小时"}],
                 "time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"DEPOSIT","amount":9900}%s}
                """.formatted(scene.number, DevelopmentSetup.POWER_BANK_SERVICE_ID, line, device)));
    }
}
