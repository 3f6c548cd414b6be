package payscore.adapter.web.order;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.security.Caller;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.domain.order.ServiceOrder;

/** Outcomes as HTTP answers: done is 200 or 201, not known yet is 202, WeChat's refusal is a problem. */
final class ServiceOrderAnswers {
    /** In seconds. Commands without an answer are settled within a few seconds as a rule. */
    private static final String RETRY_AFTER = "2";

    private ServiceOrderAnswers() {}

    static ResponseEntity<ServiceOrderResponse> of(CreateServiceOrder.Outcome outcome, Caller caller) {
        return switch (outcome) {
            case CreateServiceOrder.Outcome.Created(var order) -> ResponseEntity.created(
                    caller.locationOf(order.key())).body(ServiceOrderResponse.of(order));
            case CreateServiceOrder.Outcome.AlreadyThere(var order) ->
                ResponseEntity.ok(ServiceOrderResponse.of(order));
            case CreateServiceOrder.Outcome.NotKnownYet(var order) -> notKnownYet(order, caller);
            case CreateServiceOrder.Outcome.Declined(var order, var decline) ->
                throw new Refused(Problem.declined(order.key().outOrderNo(), decline));
        };
    }

    static ResponseEntity<ServiceOrderResponse> of(DecisionOutcome outcome, Caller caller) {
        return switch (outcome) {
            case DecisionOutcome.Done(var order) -> ResponseEntity.ok(ServiceOrderResponse.of(order));
            case DecisionOutcome.NotKnownYet(var order) -> notKnownYet(order, caller);
            case DecisionOutcome.Declined(var order, var decline) ->
                throw new Refused(Problem.declined(order.key().outOrderNo(), decline));
        };
    }

    static ServiceOrderResponse of(RefreshServiceOrder.Outcome outcome) {
        return switch (outcome) {
            case RefreshServiceOrder.Outcome.UpToDate(var order) -> ServiceOrderResponse.refreshed(order, true);
            case RefreshServiceOrder.Outcome.NotAtWeChat(var order) -> ServiceOrderResponse.refreshed(order, false);
            case RefreshServiceOrder.Outcome.WeChatUnavailable(var order, var cause) -> throw new Refused(
                    Problem.of(ProblemCatalogue.WECHAT_UNAVAILABLE, "WeChat could not be asked: " + cause + ".")
                            .about(order.key().outOrderNo()));
        };
    }

    private static ResponseEntity<ServiceOrderResponse> notKnownYet(ServiceOrder order, Caller caller) {
        return ResponseEntity.accepted().location(caller.locationOf(order.key()))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER).body(ServiceOrderResponse.of(order));
    }
}
