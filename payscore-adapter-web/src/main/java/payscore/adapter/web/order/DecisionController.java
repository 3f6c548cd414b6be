package payscore.adapter.web.order;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
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

    @PostMapping("/v1/service-orders/{out_order_no}/complete")
    ResponseEntity<ServiceOrderResponse> complete(
            ServiceOrderKey key, @RequestBody CompleteServiceOrderRequest body, Caller caller) {
        return ServiceOrderAnswers.of(completeServiceOrder.complete(key, body.toCommand()), caller);
    }

    @PostMapping("/v1/service-orders/{out_order_no}/cancel")
    ResponseEntity<ServiceOrderResponse> cancel(
            ServiceOrderKey key, @RequestBody CancelServiceOrderRequest body, Caller caller) {
        return ServiceOrderAnswers.of(cancelServiceOrder.cancel(key, body.toCommand()), caller);
    }
}
