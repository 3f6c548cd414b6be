package payscore.adapter.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import payscore.adapter.web.WebSliceTest;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.application.fixture.Authorizations;
import payscore.application.fixture.Bills;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.PrePermit;
import payscore.application.port.in.TerminateAuthorization;
import payscore.application.port.in.refund.ReadRefund;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.RefundTerms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiDescriptionTest extends WebSliceTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PROBLEM = Pattern.compile("/problems/[a-z-]+");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void isOpenApi31AndDescribesEveryOperationOfTheApi() {
        var description = description();

        assertThat(description.at("/openapi").stringValue()).startsWith("3.1");
        var described = new TreeSet<String>();
        description.get("paths").properties().forEach(path -> path.getValue().propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var served = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/v1/"))
                .forEach(path -> mapping.getMethodsCondition().getMethods()
                        .forEach(method -> served.add(method + " " + path))));
        assertThat(described).isEqualTo(served).hasSize(38);
    }

    @Test
    void everyOperationHasASummaryExamplesAndItsProblems() {
        operations().forEach((name, operation) -> {
            assertThat(operation.at("/summary").isString()).as(name).isTrue();
            assertThat(operation.at("/description").isString()).as(name).isTrue();
            assertThat(operation.at("/responses/401/content/application~1problem+json/examples").isObject()).as(name)
                    .isTrue();
            assertThat(operation.at("/responses/200/content/application~1json/example").isObject()).as(name).isTrue();
            assertThat(operation.at("/responses/200/content/application~1json/schema").has("$ref")).as(name).isTrue();
            if (operation.has("requestBody")) {
                assertThat(operation.at("/requestBody/content/application~1json/example").isObject()).as(name).isTrue();
                assertThat(operation.at("/requestBody/content/application~1json/schema").has("$ref")).as(name).isTrue();
            }
        });
    }

    @Test
    void everyUnsafeOperationTakesAnIdempotencyKeyAndNoOther() {
        operations().forEach((name, operation) -> assertThat(parametersOf(operation).contains("header Idempotency-Key"))
                .as(name).isEqualTo(name.startsWith("POST")));
    }

    @Test
    void everyOperationOnAnOrderNamesNumberAndMerchant() {
        operations().forEach((name, operation) -> {
            if (name.contains("{out_order_no}")) {
                assertThat(parametersOf(operation)).as(name).contains("path out_order_no", "query mch_id");
            }
            assertThat(parametersOf(operation)).as(name).noneMatch(p -> p.contains("key") || p.contains("caller"));
        });
    }

    @Test
    void everyDocumentedProblemIsInTheCatalogue() {
        var documented = new TreeSet<String>();
        PROBLEM.matcher(description().toString()).results().forEach(found -> documented.add(found.group()));

        var catalogue = Arrays.stream(ProblemCatalogue.values()).map(ProblemCatalogue::type).toList();
        assertThat(catalogue).containsAll(documented);
        // Those two are answered where there is no operation.
        assertThat(documented).containsAll(catalogue.stream()
                .filter(type -> !List.of("/problems/not-found", "/problems/method-not-allowed").contains(type))
                .toList());
    }

    @Test
    void fieldsAreNamedAsTheyTravelAndRequiredWhereTheyAre() {
        var creation = description().at("/components/schemas/CreateServiceOrderRequest");

        assertThat(names(creation.get("required"))).containsExactlyInAnyOrder(
                "out_order_no", "service_id", "service_introduction", "time_range", "risk_fund");
        assertThat(creation.get("properties").propertyNames()).contains("mch_id", "post_payments", "device");
        assertThat(creation.get("additionalProperties").booleanValue()).isFalse();
        assertThat(description().at("/components/schemas/MiniProgram/properties").propertyNames())
                .containsExactlyInAnyOrder("businessType", "extraData");
    }

    @Test
    void examplesOfAnswersHaveOnlyFieldsOfTheirSchemas() {
        var schemas = description().at("/components/schemas");
        operations().forEach((name, operation) -> {
            var content = operation.at("/responses/200/content/application~1json");
            checkFields(name, content.get("example"), content.get("schema"), schemas);
        });
    }

    @Test
    void examplesOfRequestsAreAccepted() {
        useCases.create = request -> new CreateServiceOrder.Outcome.AlreadyThere(ServiceOrders.created());
        useCases.complete = (key, terms) -> new DecisionOutcome.Done(ServiceOrders.collecting());
        useCases.cancel = (key, reason) -> new DecisionOutcome.Done(ServiceOrders.cancelled());
        useCases.modify = (key, lower) -> new DecisionOutcome.Done(ServiceOrders.collecting());
        useCases.sync = (key, paidTime) -> new DecisionOutcome.Done(ServiceOrders.paidOrder());
        var refunding = ServiceOrders.paidOrder().refund(new RefundTerms(new OutRefundNo("RF20250602_000001"),
                new Fen(300), Optional.empty()), ServiceOrders.PAID_AT).order();
        useCases.refund = (key, terms) -> new DecisionOutcome.Done(refunding);
        useCases.readRefund = (mchId, number) -> new ReadRefund.View(
                refunding, refunding.refunds().list().getFirst(), Optional.empty());
        useCases.applyAbnormal = (mchId, number, payee) -> new DecisionOutcome.Done(refunding);
        useCases.answerReturn = userReturn -> ServiceOrders.inUse();
        useCases.prePermit = request -> new PrePermit.Outcome.AlreadyThere(Authorizations.prePermitted());
        useCases.terminateAuthorization = (target, reason) -> new TerminateAuthorization.Outcome.Done(
                Authorizations.unavailable());
        useCases.answerAuthorizationReturn = key -> Authorizations.available();
        useCases.judgeDifference = (key, judgement, note) -> Bills.difference(1, 1);
        operations().forEach((name, operation) -> {
            if (operation.has("requestBody")) {
                var path = name.replace("POST ", "").replace("{out_order_no}", "PS20250601_000001")
                        .replace("{authorization_code}", "AUTH20250601000001").replace("{date}", "2025-06-01")
                        .replace("{difference_id}", "PAYMENT_AMOUNT.1")
                        .replace("{out_refund_no}", "RF20250602_000001");
                var example = operation.at("/requestBody/content/application~1json/example").toString();
                assertThat(post(path, example)).as(name).hasStatus(200);
            }
        });
    }

    @Test
    void theDescriptionIsOpenAndTheApiIsProtectedByABearerKey() {
        assertThat(description().at("/components/securitySchemes/api_key/scheme").stringValue()).isEqualTo("bearer");
        assertThat(description().at("/security/0").has("api_key")).isTrue();
        assertThat(mvc.get().uri("/swagger-ui.html")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/swagger-ui/index.html")).hasStatusOk();
    }

    private void checkFields(String name, JsonNode example, JsonNode schema, JsonNode schemas) {
        var resolved = schema.has("$ref")
                ? schemas.get(schema.get("$ref").stringValue().replace("#/components/schemas/", ""))
                : schema;
        if (example.isArray()) {
            example.forEach(element -> checkFields(name, element, resolved.get("items"), schemas));
        } else if (example.isObject() && resolved.has("properties")) {
            assertThat(resolved.get("properties").propertyNames()).as(name).containsAll(example.propertyNames());
            assertThat(example.propertyNames()).as(name).containsAll(names(resolved.path("required")));
            example.properties().forEach(field -> checkFields(name + "." + field.getKey(), field.getValue(),
                    resolved.get("properties").get(field.getKey()), schemas));
        }
    }

    private static List<String> parametersOf(JsonNode operation) {
        return operation.path("parameters").valueStream()
                .map(parameter -> parameter.get("in").stringValue() + " " + parameter.get("name").stringValue())
                .toList();
    }

    private static List<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    private TreeMap<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        description().get("paths").properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> operations.put(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        operation.getValue())));
        return operations;
    }

    private JsonNode description() {
        var answer = mvc.get().uri("/v3/api-docs").exchange();
        assertThat(answer).hasStatusOk();
        return JSON.readTree(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
