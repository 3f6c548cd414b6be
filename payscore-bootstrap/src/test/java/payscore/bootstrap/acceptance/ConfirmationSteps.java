package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The user's phone, WeChat's reports of it, and what the merchant learns. */
public class ConfirmationSteps {
    private final Scene scene;
    private final List<String> packages = new ArrayList<>();
    private boolean movedTime;
    private int forgedStatus;

    public ConfirmationSteps(Scene scene) {
        this.scene = scene;
    }

    @After
    public void backToThePresent() {
        if (movedTime) {
            scene.weChat.post("/simulator/clock", Map.of("now", Instant.now().toString()));
        }
    }

    @Given("WeChat's reports get lost")
    @假如("微信的回调丢失")
    public void reportsGetLost() {
        scene.fault("SUPPRESS", "CALLBACK", Map.of("times", 10));
    }

    @Given("WeChat reports everything twice")
    @假如("微信的回调每次都发两遍")
    public void everythingTwice() {
        scene.fault("DUPLICATE", "CALLBACK", Map.of("times", 10));
    }

    @Given("WeChat holds its reports back")
    public void heldBack() {
        scene.fault("HOLD", "CALLBACK", Map.of());
    }

    @Given("WeChat probes the signature check")
    public void probes() {
        scene.fault("SIGNTEST", "CALLBACK", Map.of());
    }

    @When("the user confirms on the phone")
    @当("用户在手机上确认")
    public void confirms() {
        assertThat(scene.weChat.post("/simulator/orders/" + scene.number + "/accept", "{}").status()).isEqualTo(200);
    }

    @When("the user declines on the phone")
    @当("用户在手机上拒绝")
    public void declines() {
        answerReturn(scene.weChat.post("/simulator/orders/" + scene.number + "/decline", "{}").text("query_id"));
    }

    @When("the user comes back by the button")
    @当("用户点按钮返回")
    public void comesBackByTheButton() {
        answerReturn(
                scene.weChat.post("/simulator/orders/" + scene.number + "/return-by-button", "{}").text("query_id"));
    }

    @When("the user comes back by the arrow")
    @当("用户点左上角箭头返回")
    public void comesBackByTheArrow() {
        scene.tell(scene.merchant.post("/v1/confirmation-returns", Map.of("out_order_no", scene.number)));
    }

    @When("the merchant's front end sends an invented query id")
    public void inventedQueryId() {
        answerReturn("invented-query-id");
    }

    @When("WeChat sends what it held back")
    public void sendsWhatItHeldBack() {
        var released = scene.weChat.post("/simulator/notifications/release", Map.of("out_order_no", scene.number));
        assertThat(released.body().path("released").asInt()).isEqualTo(1);
        Scene.eventually(() -> assertThat(deliveries()).contains(204));
    }

    @When("somebody forges a report of the confirmation")
    @当("有人伪造确认回调")
    public void forges() {
        var forged = new JsonClient(scene.deployment.service(), Map.of(
                "Wechatpay-Timestamp", String.valueOf(Instant.now().getEpochSecond()),
                "Wechatpay-Nonce", "0123456789abcdef0123456789abcdef", "Wechatpay-Signature", "Zm9yZ2Vk",
                "Wechatpay-Serial", "PUB_KEY_ID_FORGED", "Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048"));
        forgedStatus = forged.post("/wechat/notifications/" + scene.deployment.mchId(), """
                {"id":"EV-FORGED","create_time":"2026-01-01T00:00:00+08:00","event_type":"PAYSCORE.USER_CONFIRM",
                 "resource_type":"encrypt-resource","resource":{"algorithm":"AEAD_AES_256_GCM","ciphertext":"eA==",
                 "nonce":"123456789012","original_type":"payscore"}}
                """).status();
    }

    @When("the merchant launches the confirmation page twice")
    public void launchesTwice() {
        for (int i = 0; i < 2; i++) {
            var launch = scene.merchant.post("/v1/service-orders/" + scene.number + "/confirmation-launch", "");
            assertThat(launch.status()).as("%s", launch.body()).isEqualTo(200);
            var extraData = launch.body().path("launch").path("mini_program").path("extraData");
            packages.add(extraData.path("package").asString());
            assertThat(extraData.propertyNames()).containsExactlyInAnyOrder(
                    "mch_id", "package", "timestamp", "nonce_str", "sign_type", "sign");
        }
    }

    @When("the user does nothing for 31 days")
    public void nothingFor31Days() {
        movedTime = true;
        scene.weChat.post("/simulator/clock", Map.of("advance", "P31D"));
    }

    @When("the merchant asks for the state")
    public void asksForTheState() {
        scene.tell(scene.merchant.post("/v1/service-orders/" + scene.number + "/refresh", ""));
    }

    @When("the merchant cancels the service order")
    @当("商户取消服务订单")
    public void cancels() {
        asksToCancel();
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(200);
    }

    void asksToCancel() {
        scene.tell(scene.merchant.post(
                "/v1/service-orders/" + scene.number + "/cancel", Map.of("reason", "no power bank left")));
    }

    @Then("the service order comes into service")
    @那么("服务订单进入服务中")
    public void comesIntoService() {
        Scene.eventually(() -> scene.stands("DOING", "USER_CONFIRM"));
    }

    @Then("the service order is in service")
    @那么("服务订单处于服务中")
    public void isInService() {
        scene.stands("DOING", "USER_CONFIRM");
    }

    @Then("the merchant is told that the user confirmed")
    @那么("商户被告知用户已确认")
    public void toldConfirmed() {
        assertThat(scene.answer().body().path("confirmed").asBoolean()).as("%s", scene.answer().body()).isTrue();
    }

    @Then("the merchant is told that the user has not confirmed")
    @那么("商户被告知用户尚未确认")
    public void toldNotConfirmed() {
        assertThat(scene.answer().status()).isEqualTo(200);
        assertThat(scene.answer().body().path("confirmed").asBoolean(true)).isFalse();
    }

    @Then("the merchant is told that there is no such order")
    public void noSuchOrder() {
        assertThat(scene.answer().text("type")).endsWith("/problems/service-order-not-found");
    }

    @Then("WeChat's report was delivered {int} times")
    @那么("微信的回调送达 {int} 次")
    public void deliveredTimes(int times) {
        Scene.eventually(() -> assertThat(deliveries()).hasSize(times).containsOnly(204));
    }

    @Then("the confirmation was learned once")
    @那么("确认只被记录一次")
    public void learnedOnce() {
        var confirmations = 0;
        for (var entry : scene.merchant.get("/v1/service-orders/" + scene.number + "/history").body().path("entries")) {
            confirmations += entry.path("event").asString().equals("CONFIRMED") ? 1 : 0;
        }
        assertThat(confirmations).isEqualTo(1);
    }

    @Then("the forged report is turned away")
    @那么("伪造的回调被拒绝")
    public void turnedAway() {
        assertThat(forgedStatus).isEqualTo(401);
    }

    @Then("the first report is turned away")
    public void firstReportTurnedAway() {
        Scene.eventually(() -> assertThat(deliveries()).startsWith(401));
        movedTime = true;
        scene.weChat.post("/simulator/clock", Map.of("advance", "PT20S"));
    }

    @Then("both launches open the page with packages of their own")
    public void packagesOfTheirOwn() {
        assertThat(packages).hasSize(2).doesNotHaveDuplicates();
    }

    @Then("the service order has expired")
    public void hasExpired() {
        scene.stands("EXPIRED", "");
    }

    @Then("the service order is cancelled")
    @那么("服务订单已取消")
    public void isCancelled() {
        scene.stands("REVOKED", "");
        assertThat(scene.orderAtWeChat().text("state")).isEqualTo("REVOKED");
    }

    @Then("the user can no longer confirm")
    @那么("用户不能再确认")
    public void canNoLongerConfirm() {
        assertThat(scene.weChat.post("/simulator/orders/" + scene.number + "/accept", "{}").status())
                .isGreaterThanOrEqualTo(400);
    }

    private void answerReturn(String queryId) {
        scene.tell(scene.merchant.post("/v1/confirmation-returns",
                Map.of("query_id", queryId, "service_id", scene.deployment.serviceId())));
    }

    /** Our HTTP status of each delivery, oldest first. */
    private List<Integer> deliveries() {
        var statuses = new ArrayList<Integer>();
        for (var delivery : scene.weChat.get("/simulator/deliveries?out_order_no=" + scene.number).body()) {
            statuses.add(delivery.path("status").asInt());
        }
        return statuses;
    }
}
