package payscore.adapter.web.order;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.security.Caller;
import payscore.application.port.in.CancelServiceOrder;
import payscore.application.port.in.CompleteServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Takes the merchant's decisions about an order. */
@RestController
public final class DecisionController {
    private final CompleteServiceOrder completeServiceOrder;
    private final CancelServiceOrder cancelServiceOrder;

    public DecisionController(CompleteServiceOrder completeServiceOrder, CancelServiceOrder cancelServiceOrder) {
        this.completeServiceOrder = completeServiceOrder;
        this.cancelServiceOrder = cancelServiceOrder;
    }

    @Described(summary = "Complete an order", details = "Ends the service with its final amount; WeChat collects by itself. total_amount is the sum of "
            + "post_payments less the sum of post_discounts, exactly.", answers = {
                    @Described.Answer(code = "200", meaning = "WeChat has the completed order."),
                    @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet; it is being found out.")}, problems = {
                            ProblemCatalogue.SERVICE_ORDER_NOT_COMPLETABLE, ProblemCatalogue.CONCURRENT_CHANGE,
                            ProblemCatalogue.INVALID_TERMS, ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/service-orders/{out_order_no}/complete")
    ResponseEntity<ServiceOrderResponse> complete(
            ServiceOrderKey key, @RequestBody CompleteServiceOrderRequest body, Caller caller) {
        return ServiceOrderAnswers.of(completeServiceOrder.complete(key, body.toCommand()), caller);
    }

    @Described(summary = "Cancel an order", details = "The service does not take place.", answers = {
            @Described.Answer(code = "200", meaning = "The order is cancelled."),
            @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet; it is being found out.")}, problems = {
                    ProblemCatalogue.SERVICE_ORDER_NOT_CANCELLABLE, ProblemCatalogue.CONCURRENT_CHANGE,
                    ProblemCatalogue.INVALID_TERMS, ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/service-orders/{out_order_no}/cancel")
    ResponseEntity<ServiceOrderResponse> cancel(
            ServiceOrderKey key, @RequestBody CancelServiceOrderRequest body, Caller caller) {
        return ServiceOrderAnswers.of(cancelServiceOrder.cancel(key, body.toCommand()), caller);
    }
}
