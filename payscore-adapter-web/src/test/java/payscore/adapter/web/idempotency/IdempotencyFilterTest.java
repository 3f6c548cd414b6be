package payscore.adapter.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.OutOrderNoReused;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Decline;
import payscore.domain.refund.RefundNotAbnormal;
import payscore.domain.refund.RefundStatus;

class IdempotencyFilterTest extends WebSliceTest {
    private final AtomicInteger executions = new AtomicInteger();

    @Test
    @Covers("M01")
    void aRepetitionGetsTheFirstAnswerAndIsNotCarriedOut() {
        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));

        var first = send(TestKeys.ALPHA, "k", CREATION);
        var second = send(TestKeys.ALPHA, "k", CREATION);

        assertThat(first).hasStatus(201).doesNotContainHeader("Idempotent-Replayed");
        assertThat(second).hasStatus(201).hasHeader("Idempotent-Replayed", "true")
                .hasHeader("Location", "/v1/service-orders/PS20250601_000001").hasContentType("application/json");
        assertThat(second.getResponse().getContentAsByteArray()).isNotEmpty()
                .isEqualTo(first.getResponse().getContentAsByteArray());
        assertThat(executions).hasValue(1);
    }

    @Test
    void whiteSpaceAndOrderOfFieldsDoNotMakeOtherContent() {
        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));
        send(TestKeys.ALPHA, "k", CREATION);

        var reordered = CREATION.replace("\"name\": \"DEPOSIT\", \"amount\": 9900",
                "\"amount\":9900,\"name\":\"DEPOSIT\"");
        assertThat(send(TestKeys.ALPHA, "k", reordered)).hasStatus(201).hasHeader("Idempotent-Replayed", "true");
    }

    @Test
    void whatIsKeptNowhereIsNotKeptAsADigestEither() {
        var executions = new AtomicInteger();
        useCases.applyAbnormal = (mchId, number, payee) -> {
            executions.incrementAndGet();
            throw new RefundNotAbnormal(number, RefundStatus.SUCCESS);
        };
        var card = """
                {"type": "USER_BANK_CARD", "bank_type": "ICBC_DEBIT", "bank_account": "6222", "real_name": "Z"}""";
        for (var body : List.of(card, card.replace("6222", "6223").replace("Z", "Y"))) {
            assertThat(post("/v1/refunds/R1/apply-abnormal-refund").header("Idempotency-Key", "card")
                    .contentType("application/json").content(body)).hasStatus(409);
        }
        assertThat(executions).hasValue(1);
    }

    @Test
    @Covers("M02")
    void otherBodyOtherPathAndOtherQueryAreOtherContent() {
        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));
        send(TestKeys.ALPHA, "k", CREATION);

        assertThat(send(TestKeys.ALPHA, "k", CREATION.replace("9900", "9901"))).hasStatus(422);
        assertThat(post("/v1/service-orders/A1/refresh").header("Idempotency-Key", "k")).hasStatus(422);
        assertThat(post("/v1/service-orders?mch_id=1").header("Idempotency-Key", "k").contentType("application/json")
                .content(CREATION)).hasStatus(422);
        assertThat(executions).hasValue(1);
    }

    @Test
    void keysOfDifferentOwnersAreDifferent() {
        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));

        send(TestKeys.ALPHA, "k", CREATION);
        assertThat(send(TestKeys.BETA, "k", CREATION)).hasStatus(201).doesNotContainHeader("Idempotent-Replayed");

        assertThat(executions).hasValue(2);
    }

    @Test
    void withoutAKeyEveryRequestIsCarriedOut() {
        createWith(new CreateServiceOrder.Outcome.AlreadyThere(ServiceOrders.created()));

        post("/v1/service-orders", CREATION);
        post("/v1/service-orders", CREATION);

        assertThat(executions).hasValue(2);
    }

    @Test
    void definiteRefusalsAreReplayed() {
        createWith(new CreateServiceOrder.Outcome.Declined(ServiceOrders.requested(), new Decline("NO_AUTH", "no")));
        send(TestKeys.ALPHA, "declined", CREATION);
        assertThat(send(TestKeys.ALPHA, "declined", CREATION)).hasStatus(422).hasHeader("Idempotent-Replayed", "true")
                .hasContentType("application/problem+json");
        assertThat(executions).hasValue(1);

        failWith(new OutOrderNoReused(ServiceOrders.KEY));
        send(TestKeys.ALPHA, "reused", CREATION);
        assertThat(send(TestKeys.ALPHA, "reused", CREATION)).hasStatus(409).hasHeader("Idempotent-Replayed", "true");
    }

    @Test
    void whatIsNotDefiniteIsCarriedOutAgain() {
        createWith(new CreateServiceOrder.Outcome.NotKnownYet(ServiceOrders.requested()));
        assertThat(send(TestKeys.ALPHA, "k", CREATION)).hasStatus(202);

        failWith(new IllegalStateException("boom"));
        assertThat(send(TestKeys.ALPHA, "k", CREATION)).hasStatus(500);

        failWith(new CommandUnderway(Subject.of(ServiceOrders.KEY)));
        assertThat(send(TestKeys.ALPHA, "k", CREATION)).hasStatus(409);

        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));
        assertThat(send(TestKeys.ALPHA, "k", CREATION)).hasStatus(201).doesNotContainHeader("Idempotent-Replayed");
        assertThat(executions).hasValue(4);
    }

    @Test
    void whileNobodyKnowsWhatWasStoredNothingIsReleased() {
        failWith(new StoreFailure.CommitUnknown("connection lost", new IllegalStateException()));
        assertThat(send(TestKeys.ALPHA, "k", CREATION)).hasStatus(503);

        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));
        assertThat(send(TestKeys.ALPHA, "k", CREATION)).hasStatus(409).hasHeader("Retry-After", "1");
        assertThat(executions).hasValue(1);
    }

    @Test
    void aStoreThatRefusedBeforeAnythingWasStoredLetsARepetitionTryAgain() {
        failWith(new StoreFailure.Unavailable("read-only", new IllegalStateException()));
        assertThat(send(TestKeys.ALPHA, "k", CREATION)).hasStatus(503);

        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));
        assertThat(send(TestKeys.ALPHA, "k", CREATION)).hasStatus(201);
    }

    @Test
    void anAnswerThatCannotBeKeptIsGivenAllTheSameAndItsClaimIsLeft() {
        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));
        for (var failure : failures()) {
            idempotencyRecords.whenSettling(() -> {
                throw failure;
            });
            var key = failure.getClass().getSimpleName();

            assertThat(send(TestKeys.ALPHA, key, CREATION)).hasStatus(201);
            assertThat(idempotencyRecords.isClaimed("alpha", key)).isTrue();
        }
    }

    @Test
    void aClaimThatCannotBeGivenUpDoesNotHideTheAnswer() {
        createWith(new CreateServiceOrder.Outcome.NotKnownYet(ServiceOrders.requested()));
        for (var failure : failures()) {
            idempotencyRecords.whenSettling(() -> {
                throw failure;
            });

            assertThat(send(TestKeys.ALPHA, failure.getClass().getSimpleName(), CREATION)).hasStatus(202);
        }
    }

    @Test
    void withoutAClaimNothingIsCarriedOut() {
        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));
        var types = failures().stream().map(failure -> {
            idempotencyRecords.whenClaiming(() -> {
                throw failure;
            });
            return send(TestKeys.ALPHA, "k", CREATION);
        }).toList();

        assertThat(types.get(0)).hasStatus(503).bodyText().contains("/problems/store-unavailable");
        assertThat(types.get(1)).hasStatus(409).bodyText().contains("/problems/concurrent-change");
        assertThat(types.get(2)).hasStatus(503).bodyText().contains("/problems/store-unavailable")
                .contains("Nothing was carried out");
        assertThat(executions).hasValue(0);
    }

    private static List<StoreFailure> failures() {
        var cause = new IllegalStateException();
        return List.of(new StoreFailure.Unavailable("read-only", cause), new StoreFailure.Conflict("deadlock", cause),
                new StoreFailure.CommitUnknown("connection lost", cause));
    }

    @Test
    void aLaunchIsSignedAnewAndItsTicketIsNotKept() {
        useCases.launchConfirmation = key -> {
            var fields = new LinkedHashMap<String, String>();
            fields.put("package", "ticket" + executions.incrementAndGet());
            return new LaunchConfirmation.Outcome.Ready(
                    new LaunchParameters("wxpayScoreUse", fields, Optional.empty()));
        };

        for (int launch = 1; launch <= 2; launch++) {
            assertThat(post("/v1/service-orders/A1/confirmation-launch").header("Idempotency-Key", "k")).hasStatus(200)
                    .bodyText().contains("ticket" + launch);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a\tb"})
    void aKeyIsVisibleAscii(String key) {
        assertThat(send(TestKeys.ALPHA, key, CREATION)).hasStatus(400).bodyJson()
                .extractingPath("$.errors[0].parameter").isEqualTo("Idempotency-Key");
    }

    @Test
    void aKeyHasAtMost255CharactersAndComesOnce() {
        createWith(new CreateServiceOrder.Outcome.Created(ServiceOrders.created()));

        assertThat(send(TestKeys.ALPHA, "k".repeat(255), CREATION)).hasStatus(201);
        assertThat(send(TestKeys.ALPHA, "k".repeat(256), CREATION)).hasStatus(400);
        assertThat(post("/v1/service-orders").header("Idempotency-Key", "a", "b").contentType("application/json")
                .content(CREATION)).hasStatus(400);
    }

    private void createWith(CreateServiceOrder.Outcome outcome) {
        useCases.create = request -> {
            executions.incrementAndGet();
            return outcome;
        };
    }

    private void failWith(RuntimeException failure) {
        useCases.create = request -> {
            executions.incrementAndGet();
            throw failure;
        };
    }

    private MvcTestResult send(String apiKey, String key, String body) {
        return mvc.post().uri("/v1/service-orders").header("Authorization", "Bearer " + apiKey)
                .header("Idempotency-Key", key).contentType("application/json").content(body).exchange();
    }
}
