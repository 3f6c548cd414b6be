package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import payscore.bootstrap.acceptance.JsonClient.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Merchants that come, change their keys and go while the service runs. */
public class RotationSteps {
    private final Scene scene;
    private final JsonClient operator;
    private final RotatingMerchant merchant;
    private String number = "";
    private boolean isSigningOtherwise;

    public RotationSteps(Scene scene) {
        this.scene = scene;
        this.operator = new JsonClient(scene.deployment.service(),
                Map.of("Authorization", "Bearer " + DevelopmentDeployment.started().operatorKey()));
        this.merchant = new RotatingMerchant(
                DevelopmentDeployment.started().merchantsFile().getParent(),
                scene.deployment.service().replaceFirst(".*:", ""));
    }

    @Given("a merchant that is added to the settings while the service runs")
    public void aMerchantIsAdded() {
        merchant.newPrivateKey();
        namePublicKey();
        LogScan.lookFor(merchant.secrets);
        register();
        assertThat(scene.weChat.post("/simulator/services", Map.of("service_id", merchant.serviceId, "bindings",
                List.of(Map.of("mch_id", merchant.mchId, "app_id", RotatingMerchant.APP_ID)), "sub_mode",
                "waive_deposit", "risk_ceiling", 50_000)).status()).isEqualTo(200);
        changeSettings("ADDED");
    }

    @Given("the settings name the coming API v3 key beside the present one")
    public void bothApiV3Keys() {
        merchant.settings.put("other-api-v3-key", merchant.secret());
        LogScan.lookFor(merchant.secrets);
        changeSettings("CHANGED");
    }

    @Given("the settings name no public key of WeChat's")
    public void noPublicKey() {
        merchant.settings.remove("wechatpay-public-key-id");
        merchant.settings.remove("wechatpay-public-key-path");
        changeSettings("CHANGED");
    }

    @Given("WeChat signs callbacks with its certificate")
    public void signsWithTheCertificate() {
        isSigningOtherwise = true;
        switchSigning("CERTIFICATE");
    }

    @When("WeChat signs some callbacks with its certificate and some with its public key")
    public void signsWithBoth() {
        isSigningOtherwise = true;
        switchSigning("MIXED");
    }

    @After("@in-process")
    public void leaveNothingBehind() {
        if (isSigningOtherwise) {
            switchSigning("PUBLIC_KEY");
        }
        merchant.takeOut(DevelopmentDeployment.started().merchantsFile());
    }

    @When("WeChat knows a new private key of the merchant beside the former one")
    public void weChatKnowsANewPrivateKey() {
        merchant.newPrivateKey();
        LogScan.lookFor(merchant.secrets);
        register();
    }

    @When("the settings name the new private key")
    public void settingsNameTheNewPrivateKey() {
        changeSettings("CHANGED");
    }

    @When("the settings name the new private key with a file that holds no key")
    public void noKey() {
        merchant.newPrivateKey();
        merchant.settings.put("private-key-path", RotatingMerchant.written(
                DevelopmentDeployment.started().merchantsFile().resolveSibling("no-key-" + merchant.mchId), "nothing"));
        changeSettings("REFUSED");
    }

    @When("WeChat forgets the former private key of the merchant")
    public void weChatForgets() {
        merchant.keys.keySet().removeIf(serialNo -> !serialNo.equals(merchant.settings.get("serial-no")));
        register();
    }

    @When("WeChat encrypts with the coming API v3 key of the merchant")
    public void encryptsWithTheComingKey() {
        merchant.apiV3Key = merchant.settings.getOrDefault("other-api-v3-key", "");
        register();
    }

    @When("the settings name WeChat's public key")
    public void settingsNameThePublicKey() {
        namePublicKey();
        changeSettings("CHANGED");
    }

    @When("the merchant is taken out of the settings")
    public void takenOut() {
        merchant.takeOut(DevelopmentDeployment.started().merchantsFile());
        scene.tell(operator.post("/v1/merchants/reload", ""));
    }

    @When("the merchant that was added creates a service order")
    public void creates() {
        scene.tell(create());
    }

    @When("the user confirms its service order")
    public void confirms() {
        assertThat(scene.weChat.post("/simulator/orders/" + number + "/accept", "{}").status()).isEqualTo(200);
    }

    @When("the merchant cancels its service order")
    public void cancels() {
        assertThat(operator.post("/v1/service-orders/" + number + "/cancel?mch_id=" + merchant.mchId,
                Map.of("reason", "taken out")).status()).isEqualTo(200);
    }

    @Then("its service order waits for confirmation")
    public void waits() {
        assertThat(scene.answer().status()).as("%s", scene.answer().body()).isEqualTo(201);
        assertThat(scene.weChat.get("/simulator/orders/" + number).text("state")).isEqualTo("CREATED");
    }

    @Then("the operator is told that the merchant was refused because of its {string}")
    public void isRefused(String setting) {
        assertThat(outcome().path("problems").path(0).path("property").asString("")).contains("." + setting);
        assertThat(listed().path("problems").path(0).path("property").asString("")).contains("." + setting);
    }

    @Then("the callback about its service order was taken")
    public void callbackTaken() {
        Scene.eventually(() -> assertThat(scene.weChat.get("/simulator/deliveries?out_order_no=" + number).body())
                .isNotEmpty().allMatch(delivery -> delivery.path("status").asInt() / 100 == 2));
    }

    @Then("the operator sees the merchant leaving")
    public void leaving() {
        assertThat(outcome().path("result").asString("")).as("%s", scene.answer().body()).isEqualTo("LEAVING");
        assertThat(listed().path("leaving").asBoolean()).isTrue();
    }

    @Then("the merchant is refused a new service order")
    public void refusedANewOrder() {
        var before = number;
        assertThat(create().text("type")).endsWith("/problems/invalid-terms");
        number = before;
    }

    @Then("the operator comes to see the merchant no more")
    public void seenNoMore() {
        Scene.eventually(() -> assertThat(listed().isMissingNode()).isTrue());
    }

    @Then("the operator sees the merchant with its serial number and none of its keys")
    public void seesNoSecret() {
        assertThat(listed().path("serial_no").asString("")).isEqualTo(merchant.settings.get("serial-no"));
        assertThat(operator.get("/v1/merchants").body().toString()).doesNotContain(merchant.secrets);
    }

    private void namePublicKey() {
        merchant.settings.put("wechatpay-public-key-id", DevelopmentDeployment.started().weChatPublicKeyId());
        merchant.settings.put("wechatpay-public-key-path",
                DevelopmentDeployment.started().weChatPublicKey().toString());
    }

    private Answer create() {
        number = "R-" + UUID.randomUUID().toString().substring(0, 23);
        return operator.post("/v1/service-orders", """
                {"mch_id":"%s","out_order_no":"%s","service_id":"%s","service_introduction":"Power bank",
                 "post_payments":[{"name":"Rental","description":"3 yuan an hour"}],
                 "time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"DEPOSIT","amount":9900}}
                """.formatted(merchant.mchId, number, merchant.serviceId));
    }

    private void register() {
        assertThat(scene.weChat.post("/simulator/merchants", merchant.atWeChat()).status()).isEqualTo(200);
    }

    /** The node may have noticed the file by itself before it is told to look, and then nothing has changed any more. */
    private void changeSettings(String result) {
        merchant.write(DevelopmentDeployment.started().merchantsFile());
        scene.tell(operator.post("/v1/merchants/reload", ""));
        assertThat(outcome().path("result").asString("")).as("%s", scene.answer().body())
                .isIn(result.equals("REFUSED") ? List.of(result) : List.of(result, "UNCHANGED"));
    }

    private JsonNode outcome() {
        return ofMerchant(scene.answer().body().path("merchants"));
    }

    private JsonNode listed() {
        return ofMerchant(operator.get("/v1/merchants").body().path("items"));
    }

    private JsonNode ofMerchant(JsonNode items) {
        for (var item : items) {
            if (item.path("mch_id").asString("").equals(merchant.mchId)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    private void switchSigning(String signing) {
        assertThat(scene.weChat.patch("/simulator/switches", Map.of("callback_signing", signing)).status())
                .isEqualTo(200);
    }
}
