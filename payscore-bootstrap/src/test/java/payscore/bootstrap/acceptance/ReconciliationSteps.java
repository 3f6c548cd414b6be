package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** WeChat's bills, and what the service makes of them. Each scenario has a day of its own. */
public class ReconciliationSteps {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger DAYS_TAKEN = new AtomicInteger(3);

    private final Scene scene;
    private final CompletionSteps completion;
    private final RefundSteps refunds;
    private Optional<LocalDate> taken = Optional.empty();
    private long runBefore;

    public ReconciliationSteps(Scene scene, CompletionSteps completion, RefundSteps refunds) {
        this.scene = scene;
        this.completion = completion;
        this.refunds = refunds;
    }

    @After
    public void billsAreRightAgain() {
        play(List.of());
        present();
    }

    @Given("a service order that was paid some days ago with {long} fen")
    public void paidSomeDaysAgo(long total) {
        completion.aServiceOrderInService();
        completion.cannotDeduct();
        completion.completes(total);
        onThatDay();
        completion.pays();
        present();
        completion.isPaid(total);
    }

    @Given("a payment in the merchant's shop some days ago")
    public void paymentInTheShop() {
        onThatDay();
        scene.weChat.post("/simulator/shop-payments", Map.of("mch_id", merchantNumber(), "out_trade_no", shopNumber()));
        present();
    }

    @Given("somebody refunded {long} fen of it that day on WeChat's merchant platform")
    public void refundedByHand(long amount) {
        onThatDay();
        assertThat(scene.weChat.post("/simulator/orders/" + scene.number + "/refund-by-hand",
                Map.of("out_refund_no", "by-hand-" + scene.number, "amount", amount)).status()).isEqualTo(200);
        present();
    }

    @Given("the merchant refunded {long} fen of it that day")
    public void refunded(long amount) {
        refunds.takesItsTime();
        refunds.refunds(amount);
        onThatDay();
        refunds.isPaidOut();
        present();
        refunds.comesToBePaidOut();
    }

    @Given("WeChat's bills repeat their lines")
    public void repeated() {
        play(List.of("DUPLICATE_LINES"));
    }

    @Given("WeChat's bills lack a line")
    public void lacking() {
        play(List.of("MISSING_LINE"));
    }

    @Given("WeChat's bills lack the refunds")
    public void lackingRefunds() {
        play(List.of("MISSING_REFUNDS"));
    }

    @Given("WeChat's bills are late")
    public void late() {
        play(List.of("LATE"));
    }

    @Given("WeChat's bills are cut short")
    public void cutShort() {
        play(List.of("TRUNCATED"));
    }

    @Given("WeChat's bills are not theirs")
    public void notTheirs() {
        play(List.of("WRONG_HASH"));
    }

    @When("WeChat's bills are right again")
    public void rightAgain() {
        play(List.of());
    }

    @When("the merchant has that day compared with WeChat's bill")
    public void compares() {
        runBefore = report().path("run").asLong(0);
        assertThat(scene.merchant.post(path("/run"), "").status()).isEqualTo(200);
    }

    @When("the merchant resolves the difference")
    public void resolves() {
        var id = theDifference().path("difference_id").asString();
        assertThat(scene.merchant.post(path("/differences/" + id + "/resolve"), Map.of("note", "asked WeChat"))
                .status()).isEqualTo(200);
    }

    @Then("the day is compared")
    public void isCompared() {
        Scene.eventually(() -> {
            var report = report();
            assertThat(report.path("status").asString()).as("%s", report).isEqualTo("DONE");
            assertThat(report.path("run").asLong()).isGreaterThan(runBefore);
        });
    }

    @Then("the comparison waits for a bill that is right")
    public void waits() {
        Scene.eventually(() -> {
            var report = report();
            assertThat(report.path("attempts").asLong()).as("%s", report).isPositive();
            assertThat(report.path("status").asString()).isEqualTo("PENDING");
            assertThat(report.path("last_outcome").asString()).isNotEmpty();
            assertThat(report.has("next_attempt_at")).isTrue();
        });
    }

    @Then("nothing differs about the service order")
    public void nothingDiffers() {
        assertThat(differences()).noneMatch(this::isAboutTheOrder);
    }

    @Then("the bill lacks the payment of {long} fen")
    public void lacksThePayment(long amount) {
        assertThat(theDifference().path("kind").asString()).isEqualTo("PAYMENT_NOT_THEIRS");
        assertThat(theDifference().path("fate").asString()).isEqualTo("OPEN");
        assertThat(theDifference().path("our_amount").asLong()).isEqualTo(amount);
    }

    @Then("the bill lacks the refund of {long} fen")
    public void lacksTheRefund(long amount) {
        assertThat(theDifference().path("kind").asString()).isEqualTo("REFUND_NOT_THEIRS");
        assertThat(theDifference().path("fate").asString()).isEqualTo("OPEN");
        assertThat(theDifference().path("our_amount").asLong()).isEqualTo(amount);
    }

    @Then("the difference is settled")
    public void isSettled() {
        assertThat(theDifference().path("fate").asString()).isEqualTo("SETTLED");
    }

    @Then("the difference stays resolved")
    public void staysResolved() {
        assertThat(theDifference().path("fate").asString()).isEqualTo("RESOLVED");
    }

    @Then("the bill shows a refund of {long} fen that the service does not know")
    public void showsARefund(long amount) {
        assertThat(theDifference().path("kind").asString()).isEqualTo("REFUND_NOT_OURS");
        assertThat(theDifference().path("their_amount").asLong()).isEqualTo(amount);
    }

    @Then("the merchant's spreadsheet of the day shows it")
    public void spreadsheet() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(scene.deployment.service() + path("/differences")))
                .header("Authorization", "Bearer " + scene.deployment.apiKey()).header("Accept", "text/csv").build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                    type -> assertThat(type).startsWith("text/csv"));
            assertThat(answer.body()).contains("\"REFUND_NOT_OURS\"", "\"" + scene.number + "\"");
        }
    }

    @Then("the payment turns out to be another business")
    public void anotherBusiness() {
        Scene.eventually(() -> assertThat(differences())
                .filteredOn(difference -> difference.path("out_order_no").asString("").equals(shopNumber()))
                .singleElement()
                .satisfies(difference -> assertThat(difference.path("fate").asString()).isEqualTo("UNRELATED")));
    }

    private JsonNode report() {
        return scene.merchant.get(path("")).body();
    }

    private List<JsonNode> differences() {
        var items = scene.merchant.get(path("/differences?limit=100")).body().path("items");
        return items.valueStream().toList();
    }

    private JsonNode theDifference() {
        return differences().stream().filter(this::isAboutTheOrder).findFirst().orElseThrow();
    }

    private boolean isAboutTheOrder(JsonNode difference) {
        return difference.path("out_order_no").asString("").equals(scene.number);
    }

    private String path(String more) {
        return "/v1/reconciliations/" + day() + more;
    }

    /** Scenarios of other features take none: WeChat's bills reach back three months only. */
    private LocalDate day() {
        var day = taken.orElseGet(() -> LocalDate.now(BEIJING).minusDays(DAYS_TAKEN.getAndIncrement()));
        taken = Optional.of(day);
        return day;
    }

    private String shopNumber() {
        return "shop-" + day();
    }

    private String merchantNumber() {
        return scene.merchant.get("/v1/service-orders?limit=1").body().path("items").path(0).path("mch_id").asString();
    }

    private void play(List<String> tricks) {
        assertThat(scene.weChat.post("/simulator/bills", Map.of("tricks", tricks)).status()).isEqualTo(200);
    }

    private void onThatDay() {
        moveTo(day().atTime(12, 0).atZone(BEIJING).toInstant());
    }

    private void present() {
        moveTo(Instant.now());
    }

    private void moveTo(Instant instant) {
        assertThat(scene.weChat.post("/simulator/clock", Map.of("now", instant.toString())).status()).isEqualTo(200);
    }
}
