package payscore.adapter.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.BusinessReferenceInUse;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.OutOrderNoReused;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.in.WebhookDeliveryNotFound;
import payscore.application.port.in.WebhookEndpointNotFound;
import payscore.application.port.in.WebhookEndpointSwitchedOff;
import payscore.application.port.in.refund.OutRefundNoReused;
import payscore.application.port.in.refund.RefundNotFound;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.DuplicateServiceOrder;
import payscore.application.port.out.store.StaleServiceOrder;
import payscore.application.port.out.store.StaleWebhookDelivery;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Subject;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.Decision;
import payscore.domain.order.Decline;
import payscore.domain.violation.InvalidTerms;

/** One test a problem; each is seen as a caller sees it. */
class EveryProblemTest extends WebSliceTest {
    private static final String ORDER = "/v1/service-orders/PS20250601_000001";
    private static final Decline DECLINE = new Decline("NO_AUTH", "商户无权限");

    @Test
    void malformedRequestListsEveryMistakeWithItsPlace() {
        var answer = post("/v1/service-orders", """
                {"out_order_no": 7, "service_id": null, "service_introduction": "充电宝", "state": "DONE",
                 "post_payments": [{"name": "租借费用", "amount": "900", "price": 1}],
                 "time_range": "OnAccept", "risk_fund": {"name": "DEPOSIT", "amount": 1.5}}""");

        assertThat(answer).hasStatus(400).hasContentType("application/problem+json").bodyJson().isLenientlyEqualTo("""
                {"type": "/problems/malformed-request", "status": 400, "errors": [
                  {"pointer": "/state", "detail": "is not a field of this document"},
                  {"pointer": "/out_order_no", "detail": "must be a string"},
                  {"pointer": "/service_id", "detail": "is required"},
                  {"pointer": "/post_payments/0/price", "detail": "is not a field of this document"},
                  {"pointer": "/post_payments/0/amount",
                   "detail": "must be an integer, written without fraction or exponent"},
                  {"pointer": "/time_range", "detail": "must be an object"},
                  {"pointer": "/risk_fund/amount", "detail": "must be an integer, written without fraction or exponent"}
                ]}""");
    }

    @Test
    void malformedRequestNamesBadParameters() {
        assertThat(get("/v1/service-orders?state=PAID&limit=101&cursor=abc&created_after=2025-06-01")).hasStatus(400)
                .bodyJson().extractingPath("$.errors[*].parameter").asArray()
                .containsExactly("state", "created_after", "cursor", "limit");
    }

    @Test
    void malformedRequestForQueryParametersNobodyKnowsOrRepeats() {
        for (var query : new String[]{"?status=DOING", "?limit=1&limit=2", "?State=DOING", "?mch_id=1&mch_id=2"}) {
            isProblem(get("/v1/service-orders" + query).exchange(), 400, "/problems/malformed-request");
        }
        isProblem(get(ORDER + "?verbose=true").exchange(), 400, "/problems/malformed-request");
        isProblem(post(ORDER + "/refresh?state=DOING").exchange(), 400, "/problems/malformed-request");
    }

    @Test
    void unauthorizedSaysHow() {
        assertThat(mvc.get().uri(ORDER)).hasStatus(401).hasHeader("WWW-Authenticate", "Bearer realm=\"payscore\"")
                .bodyJson().extractingPath("$.type").isEqualTo("/problems/unauthorized");
    }

    @Test
    void forbiddenMerchantWhenCreatingOrListingForAnother() {
        isProblem(post("/v1/service-orders", CREATION.replaceFirst("\\{", "{\"mch_id\": \"1900000200\",")), 403,
                "/problems/forbidden-merchant");
        isProblem(get("/v1/service-orders?mch_id=1900000200").exchange(), 403, "/problems/forbidden-merchant");
    }

    @Test
    void operatorsOnlyForAMerchantsKey() {
        isProblem(get("/v1/merchants").exchange(), 403, "/problems/operators-only");
        isProblem(post("/v1/merchants/reload").exchange(), 403, "/problems/operators-only");
    }

    @Test
    void notFoundForAPathNobodyServes() {
        isProblem(get("/v1/orders").exchange(), 404, "/problems/not-found");
        isProblem(mvc.get().uri("/nothing/here").exchange(), 404, "/problems/not-found");
    }

    @Test
    void serviceOrderNotFound() {
        useCases.read = key -> {
            throw new ServiceOrderNotFound();
        };

        isProblem(get(ORDER).exchange(), 404, "/problems/service-order-not-found");
    }

    @Test
    void methodNotAllowedNamesThoseThatAre() {
        var answer = post(ORDER, "{}");

        isProblem(answer, 405, "/problems/method-not-allowed");
        assertThat(answer).hasHeader("Allow", "GET");
    }

    @Test
    @Covers("M06")
    void businessReferenceInUse() {
        useCases.create = request -> {
            throw new BusinessReferenceInUse(new BusinessReference("rental 4711"), ServiceOrders.KEY);
        };

        assertThat(post("/v1/service-orders", CREATION)).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                {"type": "/problems/business-reference-in-use", "status": 409, "out_order_no": "PS20250601_000001"}""");
    }

    @Test
    void refundNotFound() {
        useCases.readRefund = (mchId, outRefundNo) -> {
            throw new RefundNotFound();
        };

        isProblem(get("/v1/refunds/R1").exchange(), 404, "/problems/refund-not-found");
        isProblem(get("/v1/refunds/R%20").exchange(), 404, "/problems/refund-not-found");
    }

    @Test
    void outRefundNoReused() {
        useCases.refund = (key, terms) -> {
            throw new OutRefundNoReused(terms.outRefundNo());
        };

        isProblem(post(ORDER + "/refunds", "{\"out_refund_no\": \"R1\", \"amount\": 1}"), 409,
                "/problems/out-refund-no-reused");
    }

    @Test
    void serviceOrderNotRefundable() {
        useCases.refund = (key, terms) -> {
            ServiceOrders.collecting().requireReadyFor(Decision.REFUND);
            return new DecisionOutcome.Done(ServiceOrders.collecting());
        };

        isProblem(post(ORDER + "/refunds", "{\"out_refund_no\": \"R1\", \"amount\": 1}"), 409,
                "/problems/service-order-not-refundable");
    }

    @Test
    void outOrderNoReused() {
        useCases.create = request -> {
            throw new OutOrderNoReused(ServiceOrders.KEY);
        };

        assertThat(post("/v1/service-orders", CREATION)).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                {"type": "/problems/out-order-no-reused", "status": 409, "out_order_no": "PS20250601_000001"}""");
    }

    @Test
    void concurrentChangeForEveryLostRace() {
        useCases.cancel = (key, reason) -> {
            throw new CommandUnderway(Subject.of(key));
        };
        var underway = post(ORDER + "/cancel", "{\"reason\": \"改变主意\"}");
        isProblem(underway, 409, "/problems/concurrent-change");
        assertThat(underway).hasHeader("Retry-After", "2");

        useCases.cancel = (key, reason) -> {
            throw new StaleServiceOrder(key, 3);
        };
        isProblem(post(ORDER + "/cancel", "{\"reason\": \"改变主意\"}"), 409, "/problems/concurrent-change");

        useCases.create = request -> {
            throw new DuplicateServiceOrder(request.key());
        };
        isProblem(post("/v1/service-orders", CREATION), 409, "/problems/concurrent-change");
    }

    @Test
    void aDecisionThePositionForbidsSaysWhereTheOrderStands() {
        useCases.complete = (key, terms) -> {
            ServiceOrders.collecting().requireReadyFor(Decision.COMPLETE);
            throw new AssertionError();
        };
        assertThat(post(ORDER + "/complete", COMPLETION)).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                {"type": "/problems/service-order-not-completable", "title": "The service order cannot be completed",
                 "detail": "Service order PS20250601_000001 is DOING.", "out_order_no": "PS20250601_000001",
                 "state": "DOING", "state_description": "MCH_COMPLETE"}""");

        useCases.cancel = (key, reason) -> {
            ServiceOrders.paidOrder().requireReadyFor(Decision.CANCEL);
            throw new AssertionError();
        };
        isProblem(post(ORDER + "/cancel", "{\"reason\": \"x\"}"), 409, "/problems/service-order-not-cancellable");

        useCases.launchConfirmation = key -> {
            ServiceOrders.inUse().requireReadyFor(Decision.LAUNCH);
            throw new AssertionError();
        };
        isProblem(post(ORDER + "/confirmation-launch").exchange(), 409, "/problems/service-order-not-confirmable");

        useCases.launchDetail = key -> {
            ServiceOrders.requested().requireReadyFor(Decision.SHOW_DETAIL);
            throw new AssertionError();
        };
        var notShowable = post(ORDER + "/detail-launch").exchange();
        isProblem(notShowable, 409, "/problems/service-order-not-showable");
        assertThat(notShowable).bodyJson().doesNotHavePath("$.state_description");
    }

    @Test
    void payloadTooLarge() {
        isProblem(post("/v1/service-orders", " ".repeat(64 * 1024 + 1)), 413, "/problems/payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json;charset=GBK", "application/vnd.merchant+json",
            "application/cbor",
            "application/x-www-form-urlencoded", "nonsense", "*/*"})
    void unsupportedMediaType(String contentType) {
        isProblem(post("/v1/service-orders").header("Content-Type", contentType).content(CREATION).exchange(), 415,
                "/problems/unsupported-media-type");
    }

    @Test
    void unsupportedMediaTypeWhenNoneIsNamed() {
        isProblem(post("/v1/service-orders").content(CREATION).exchange(), 415, "/problems/unsupported-media-type");
    }

    @Test
    void invalidTermsListsEveryBrokenRule() {
        var answer = post("/v1/service-orders", """
                {"out_order_no": "%s", "service_id": "2002", "service_introduction": "",
                 "post_payments": [{"name": "a", "amount": -1}, {"name": "b"}], "post_discounts": [
                   {"name": "", "description": "d", "count": 0}],
                 "time_range": {"start_time": "tomorrow", "end_time": "2025-02-30", "end_time_remark": "x"},
                 "location": {}, "risk_fund": {"name": "LOAN", "amount": 2147483648},
                 "attach": "\\u0000", "device": {}}""".formatted("x".repeat(33)));

        assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.errors[*].pointer").asArray().containsExactly(
                "/out_order_no", "/service_introduction", "/post_payments/0/amount", "/post_payments/1/amount",
                "/post_discounts/0/name", "/post_discounts/0/count", "/time_range/start_time", "/time_range/end_time",
                "/location/start_location", "/risk_fund/name", "/risk_fund/amount", "/attach", "/device");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/invalid-terms");
    }

    @Test
    void invalidTermsOfACompletionAreListedAtOnce() {
        assertThat(post(ORDER + "/complete", """
                {"post_payments": [{"name": "a", "amount": 5}], "total_amount": 6,
                 "time_range": {"end_time": "x", "end_time_remark": "%s"},
                 "location": {"end_location": ""}, "device": {"end_device_id": ""}}""".formatted("y".repeat(21))))
                .hasStatus(422).bodyJson().extractingPath("$.errors[*].pointer").asArray().containsExactly(
                        "/total_amount", "/time_range/end_time", "/device/end_device_id",
                        "/time_range/end_time_remark", "/location/end_location");
        isProblem(post(ORDER + "/cancel", "{\"reason\": \"\"}"), 422, "/problems/invalid-terms");
    }

    @Test
    void invalidTermsOfAUseCaseKeepTheirPlace() {
        useCases.create = request -> {
            throw InvalidTerms.at("/risk_fund/amount", "must not exceed the service's ceiling of 50000 fen");
        };

        assertThat(post("/v1/service-orders", CREATION)).hasStatus(422).bodyJson().isLenientlyEqualTo("""
                {"errors": [{"pointer": "/risk_fund/amount",
                             "detail": "must not exceed the service's ceiling of 50000 fen"}]}""");
    }

    @Test
    void declinedByWechatRepeatsWechatsWords() {
        useCases.create = request -> new CreateServiceOrder.Outcome.Declined(ServiceOrders.requested(), DECLINE);
        useCases.complete = (key, terms) -> new DecisionOutcome.Declined(ServiceOrders.inUse(), DECLINE);
        useCases.launchConfirmation = key -> new LaunchConfirmation.Outcome.Declined(DECLINE);
        var expected = """
                {"type": "/problems/declined-by-wechat", "status": 422, "out_order_no": "PS20250601_000001",
                 "wechat_code": "NO_AUTH", "wechat_message": "商户无权限"}""";

        assertThat(post("/v1/service-orders", CREATION)).hasStatus(422).bodyJson().isLenientlyEqualTo(expected);
        assertThat(post(ORDER + "/complete", COMPLETION)).hasStatus(422).bodyJson().isLenientlyEqualTo(expected);
        assertThat(post(ORDER + "/confirmation-launch")).hasStatus(422).bodyJson().isLenientlyEqualTo(expected);
    }

    @Test
    void ofNoPermissionItSaysWhereToLookAndOfNothingElse() {
        useCases.create = request -> new CreateServiceOrder.Outcome.Declined(ServiceOrders.requested(), DECLINE);
        useCases.complete = (key, terms) -> new DecisionOutcome.Declined(
                ServiceOrders.inUse(), new Decline("PARAM_ERROR", "参数错误"));

        assertThat(post("/v1/service-orders", CREATION)).bodyJson().extractingPath("$.detail").asString()
                .contains("bound to one another at WeChat", "test white list");
        assertThat(post(ORDER + "/complete", COMPLETION)).bodyJson().extractingPath("$.detail")
                .isEqualTo("WeChat declined the request: PARAM_ERROR.");
    }

    @Test
    @Covers("M02")
    void idempotencyKeyReused() {
        useCases.create = request -> new CreateServiceOrder.Outcome.Created(ServiceOrders.created());
        postKeyed(CREATION);

        isProblem(postKeyed(CREATION.replace("9900", "9901")), 422, "/problems/idempotency-key-reused");
    }

    @Test
    void requestInProgress() {
        useCases.create = request -> {
            var second = postKeyed(CREATION);
            isProblem(second, 409, "/problems/request-in-progress");
            assertThat(second).hasHeader("Retry-After", "1");
            return new CreateServiceOrder.Outcome.Created(ServiceOrders.created());
        };

        assertThat(postKeyed(CREATION)).hasStatus(201);
    }

    @Test
    @Covers("R02")
    void internalErrorExplainsNothing() {
        useCases.read = key -> {
            throw new IllegalStateException("jdbc:h2 said: SELECT secret");
        };

        var answer = get(ORDER).header("X-Correlation-Id", "c-1").exchange();

        assertThat(answer).hasStatus(500).bodyJson().isStrictlyEqualTo("""
                {"type": "/problems/internal-error", "title": "Something went wrong on our side", "status": 500,
                 "detail": "The fault has been logged under the id of this request.",
                 "instance": "urn:correlation:c-1"}""");
    }

    @Test
    void wechatUnavailableSaysWhenToTryAgain() {
        useCases.refresh = key -> new RefreshServiceOrder.Outcome.WeChatUnavailable(ServiceOrders.created(), "timeout");
        useCases.launchConfirmation = key -> new LaunchConfirmation.Outcome.NotKnownYet();

        for (var operation : new String[]{"/refresh", "/confirmation-launch"}) {
            var answer = post(ORDER + operation).exchange();
            isProblem(answer, 503, "/problems/wechat-unavailable");
            assertThat(answer).hasHeader("Retry-After", "5");
        }
    }

    @Test
    void webhookDeliveryNotFound() {
        useCases.readDelivery = (mchId, messageId, endpoint) -> {
            throw new WebhookDeliveryNotFound();
        };

        isProblem(get("/v1/webhook-deliveries/m?endpoint=main").exchange(), 404,
                "/problems/webhook-delivery-not-found");
        isProblem(get("/v1/webhook-deliveries/m?endpoint=%20").exchange(), 404, "/problems/webhook-delivery-not-found");
        isProblem(get("/v1/webhook-deliveries/m").exchange(), 400, "/problems/malformed-request");
    }

    @Test
    void webhookEndpointNotFoundAndSwitchedOff() {
        useCases.enableEndpoint = endpoint -> {
            throw new WebhookEndpointNotFound();
        };
        useCases.replayParked = endpoint -> {
            throw new WebhookEndpointSwitchedOff();
        };

        isProblem(post("/v1/webhook-endpoints/main/enable").exchange(), 404, "/problems/webhook-endpoint-not-found");
        isProblem(post("/v1/webhook-endpoints/main/replay-parked").exchange(), 409,
                "/problems/webhook-endpoint-switched-off");
    }

    @Test
    void concurrentChangeWhenADeliveryIsBeingSent() {
        useCases.replayDelivery = (mchId, messageId, endpoint) -> {
            throw new StaleWebhookDelivery(messageId, endpoint);
        };

        isProblem(post("/v1/webhook-deliveries/m/replay?endpoint=main").exchange(), 409, "/problems/concurrent-change");
    }

    @Test
    void storeUnavailableSaysWhenToTryAgain() {
        useCases.read = key -> {
            throw new StoreFailure.Unavailable("jdbc:mysql said: secret", new IllegalStateException());
        };

        var answer = get(ORDER).exchange();
        isProblem(answer, 503, "/problems/store-unavailable");
        assertThat(answer).hasHeader("Retry-After", "5").bodyText().doesNotContain("secret");
    }

    @Test
    void concurrentChangeForATransactionThatLostItsLocks() {
        useCases.cancel = (key, reason) -> {
            throw new StoreFailure.Conflict("deadlock", new IllegalStateException());
        };

        isProblem(post(ORDER + "/cancel", "{\"reason\": \"x\"}"), 409, "/problems/concurrent-change");
    }

    @Test
    void outcomeUnknownSaysThatItMayHaveBeenCarriedOut() {
        useCases.create = request -> {
            throw new StoreFailure.CommitUnknown("connection lost", new IllegalStateException());
        };

        var answer = post("/v1/service-orders", CREATION);
        isProblem(answer, 503, "/problems/outcome-unknown");
        assertThat(answer).hasHeader("Retry-After", "5").bodyJson().extractingPath("$.detail").asString()
                .contains("may have been carried out", "same out_order_no and Idempotency-Key");
    }

    @Test
    void noMoreErrorsAreListedThanAnybodyReads() {
        var body = IntStream.range(0, 1000).mapToObj(i -> "\"f" + i + "\": 1")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(post("/v1/service-orders", body)).hasStatus(400).bodyJson().extractingPath("$.errors").asArray()
                .hasSize(Problem.ERRORS_MAX);
    }

    private MvcTestResult postKeyed(String body) {
        return mvc.post().uri("/v1/service-orders").header("Authorization", "Bearer " + TestKeys.ALPHA)
                .header("Idempotency-Key", "key-1").contentType("application/json").content(body).exchange();
    }

    private static void isProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json").bodyJson()
                .isLenientlyEqualTo("{\"type\": \"%s\", \"status\": %d, \"instance\": \"urn:correlation:%s\"}"
                        .formatted(type, status, Optional.ofNullable(answer.getResponse().getHeader("X-Correlation-Id"))
                                .orElseThrow()));
    }
}
