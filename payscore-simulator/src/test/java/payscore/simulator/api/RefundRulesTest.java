package payscore.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.simulator.MerchantClient;
import payscore.simulator.MerchantClient.Reply;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Terms;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.order.Refund;
import payscore.simulator.order.RefundPlan;

/** Part C of the API reference: 800 fen were collected by one transaction. */
class RefundRulesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");
    private static final String REFUNDS = "/v3/refund/domestic/refunds";

    private Simulator simulator;
    private MerchantClient merchant;
    private String transactionId;

    @BeforeEach
    void collect() {
        simulator = Simulator.start(Simulators.configuration().with(SimulatedClock.standingAt(NOW)));
        merchant = new MerchantClient(simulator);
        merchant.create(Terms.creation("PS1").toString());
        simulator.control().accept("PS1");
        simulator.control().advance(Duration.ofHours(1));
        assertThat(merchant.act("PS1", "complete", Terms.completion(simulator, 800).toString()).status())
                .isEqualTo(200);
        simulator.control().pay("PS1");
        transactionId = simulator.control().truth("PS1").orElseThrow().collected().getFirst().transactionId()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aRefundIsProcessingAndSucceedsByItself() {
        assertThat(refund("R1", 300).json().path("status").asString()).isEqualTo("PROCESSING");
        simulator.control().advance(Duration.ofSeconds(2));

        var queried = merchant.get(REFUNDS + "/R1").json();
        assertThat(queried.path("status").asString()).isEqualTo("SUCCESS");
        assertThat(queried.path("success_time").asString("")).startsWith("2026-06-01T11:00:02");
        assertThat(queried.path("amount").path("refund").asLong()).isEqualTo(300);
        assertThat(queried.path("transaction_id").asString()).isEqualTo(transactionId);
    }

    @Test
    void theSameAgainIsTheSameRefundAndAnythingElseUnderItsNumberIsRefused() {
        var first = refund("R1", 300);

        assertThat(refund("R1", 300).json().path("refund_id")).isEqualTo(first.json().path("refund_id"));
        assertThat(refund("R1", 301).code()).isEqualTo("INVALID_REQUEST");
        assertThat(simulator.control().refunds()).hasSize(1);
    }

    @Test
    void allTogetherAreAtMostTheTransactionAndAClosedOneFreesItsPart() {
        stays();
        refund("R1", 500);
        simulator.control().advance(Duration.ofMinutes(1));
        assertThat(refund("R2", 301).code()).isEqualTo("INVALID_REQUEST");
        simulator.control().settleRefund("R1", Refund.Status.CLOSED);

        assertThat(refund("R2", 800).status()).isEqualTo(200);
    }

    @Test
    void twoOfATransactionAreOneMinuteApart() {
        refund("R1", 1);
        simulator.control().advance(Duration.ofSeconds(59));
        assertThat(refund("R2", 1).status()).isEqualTo(429);
        simulator.control().advance(Duration.ofSeconds(1));
        assertThat(refund("R2", 1).status()).isEqualTo(200);
    }

    @Test
    void afterAYearNothingIsGivenBack() {
        simulator.control().advance(Duration.ofDays(365));
        assertThat(refund("R1", 1).status()).isEqualTo(200);
        simulator.control().advance(Duration.ofMinutes(1));
        assertThat(refund("R2", 1).code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void theNumberOfTheOrderIsNoTransaction() {
        var body = body("R1", 1).replace("\"transaction_id\":\"" + transactionId, "\"out_trade_no\":\"PS1");

        assertThat(merchant.post(REFUNDS, body).status()).isEqualTo(404);
        assertThat(merchant.get(REFUNDS + "/R1").code()).isEqualTo("RESOURCE_NOT_EXISTS");
    }

    @Test
    void theTotalIsTheTransactionsAndTheFieldsHaveTheirForms() {
        assertThat(merchant.post(REFUNDS, body("R1", 1).replace("\"total\":800", "\"total\":801")).code())
                .isEqualTo("INVALID_REQUEST");
        assertThat(merchant.post(REFUNDS, body("R 1", 1)).code()).isEqualTo("PARAM_ERROR");
        assertThat(merchant.post(REFUNDS, body("R1", 0)).code()).isEqualTo("PARAM_ERROR");
        assertThat(merchant.post(REFUNDS, body("R1", 1).replace("CNY", "USD")).code()).isEqualTo("PARAM_ERROR");
    }

    @ParameterizedTest
    @CsvSource({"NOT_ENOUGH, 403", "USER_ACCOUNT_ABNORMAL, 403", "NO_AUTH, 403", "REQUEST_BLOCKED, 403",
            "MCH_NOT_EXISTS, 400", "PARAM_ERROR, 400", "INVALID_REQUEST, 400", "RESOURCE_NOT_EXISTS, 404",
            "FREQUENCY_LIMITED, 429", "SYSTEM_ERROR, 500"})
    void everyDocumentedRefusalCanBeHad(String code, int status) {
        simulator.control().planRefund(
                "R1", new RefundPlan(Refund.Status.SUCCESS, Optional.empty(), Optional.of(code)));

        assertThat(refund("R1", 1).code()).isEqualTo(code);
        assertThat(refund("R1", 1).status()).isEqualTo(status);
        assertThat(refund("R2", 1).status()).isEqualTo(200);
    }

    @Test
    void abnormalMayStillSucceedAndWhatIsFinalStays() {
        stays();
        refund("R1", 300);
        simulator.control().settleRefund("R1", Refund.Status.ABNORMAL);
        simulator.control().settleRefund("R1", Refund.Status.SUCCESS);
        simulator.control().settleRefund("R1", Refund.Status.CLOSED);

        assertThat(merchant.get(REFUNDS + "/R1").json().path("status").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void aStuckRefundIsPaidToTheMerchantAndOnlyAStuckOne() {
        stays();
        var id = refund("R1", 300).json().path("refund_id").asString();
        var body = "{\"out_refund_no\":\"R1\",\"type\":\"MERCHANT_BANK_CARD\"}";
        assertThat(abnormal(id, body).code()).isEqualTo("INVALID_REQUEST");
        simulator.control().settleRefund("R1", Refund.Status.ABNORMAL);
        assertThat(abnormal("503", body).code()).isEqualTo("RESOURCE_NOT_EXISTS");

        assertThat(abnormal(id, body).json().path("status").asString()).isEqualTo("PROCESSING");
        assertThat(abnormal(id, body).code()).isEqualTo("INVALID_REQUEST");
        simulator.control().settleRefund("R1", Refund.Status.SUCCESS);
        assertThat(merchant.get(REFUNDS + "/R1").json().path("status").asString()).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"type\":\"ELSEWHERE\"", "\"type\":\"USER_BANK_CARD\"",
            "\"type\":\"USER_BANK_CARD\",\"bank_type\":\"ICBC_DEBIT\",\"bank_account\":\"6222\",\"real_name\":\"Zhang\""})
    void aUsersCardIsNamedEncrypted(String fields) {
        stays();
        var id = refund("R1", 300).json().path("refund_id").asString();
        simulator.control().settleRefund("R1", Refund.Status.ABNORMAL);

        assertThat(abnormal(id, "{\"out_refund_no\":\"R1\"," + fields + "}").code()).isEqualTo("PARAM_ERROR");
        assertThat(simulator.control().payeeOf("R1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NOT_ENOUGH, 403", "USER_ACCOUNT_ABNORMAL, 403", "NO_AUTH, 403", "REQUEST_BLOCKED, 403",
            "MCH_NOT_EXISTS, 400", "PARAM_ERROR, 400", "INVALID_REQUEST, 400", "RESOURCE_NOT_EXISTS, 404",
            "FREQUENCY_LIMITED, 429", "SYSTEM_ERROR, 500"})
    void everyDocumentedRefusalOfAnotherWayCanBeHad(String code, int status) {
        stays();
        var id = refund("R1", 300).json().path("refund_id").asString();
        simulator.control().settleRefund("R1", Refund.Status.ABNORMAL);
        simulator.control().planRefund(
                "R1", new RefundPlan(Refund.Status.SUCCESS, Optional.empty(), Optional.of(code)));

        var answer = abnormal(id, "{\"out_refund_no\":\"R1\",\"type\":\"MERCHANT_BANK_CARD\"}");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    private Reply abnormal(String refundId, String body) {
        return merchant.post(REFUNDS + "/" + refundId + "/apply-abnormal-refund", body);
    }

    private void stays() {
        simulator.control().planRefunds(new RefundPlan(Refund.Status.SUCCESS, Optional.empty(), Optional.empty()));
    }

    private Reply refund(String number, long amount) {
        return merchant.post(REFUNDS, body(number, amount));
    }

    private String body(String number, long amount) {
        return """
                {"transaction_id":"%s","out_refund_no":"%s","amount":{"refund":%d,"total":800,"currency":"CNY"}}"""
                .formatted(transactionId, number, amount);
    }
}
