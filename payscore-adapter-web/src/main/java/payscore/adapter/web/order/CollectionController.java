package payscore.adapter.web.order;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.security.Caller;
import payscore.application.port.in.collection.CollectServiceOrder;
import payscore.application.port.in.collection.ModifyServiceOrder;
import payscore.application.port.in.collection.SyncServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Takes what the merchant decides while WeChat collects a completed order. */
@RestController
public final class CollectionController {
    private final ModifyServiceOrder modifyServiceOrder;
    private final SyncServiceOrder syncServiceOrder;
    private final CollectServiceOrder collectServiceOrder;

    public CollectionController(ModifyServiceOrder modifyServiceOrder, SyncServiceOrder syncServiceOrder,
            CollectServiceOrder collectServiceOrder) {
        this.modifyServiceOrder = modifyServiceOrder;
        this.syncServiceOrder = syncServiceOrder;
        this.collectServiceOrder = collectServiceOrder;
    }

    @Described(summary = "Lower the amount", details = "Only while WeChat collects, and only downwards, above zero; post_payments and post_discounts are the complete new lists. "
            + "While a deduction is under way WeChat refuses for some minutes: the answer is 202 until it is certain. A paid order is refunded instead.", answers = {
                    @Described.Answer(code = "200", meaning = "WeChat collects the lower amount."),
                    @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet, or not final; it is being found out.")}, problems = {
                            ProblemCatalogue.SERVICE_ORDER_NOT_MODIFIABLE, ProblemCatalogue.CONCURRENT_CHANGE,
                            ProblemCatalogue.INVALID_TERMS, ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/service-orders/{out_order_no}/modify")
    ResponseEntity<ServiceOrderResponse> modify(
            ServiceOrderKey key, @RequestBody ModifyServiceOrderRequest body, Caller caller) {
        return ServiceOrderAnswers.of(modifyServiceOrder.modify(key, body.toCommand()), caller);
    }

    @Described(summary = "Report a payment outside PayScore", details = "The user has paid the merchant in cash or by another way; WeChat then collects no more. Report it even when WeChat was "
            + "faster: the order then says paid_twice, a person is asked to look, and one of the two payments is to be refunded.", answers = {
                    @Described.Answer(code = "200", meaning = "WeChat counts the payment; the order is paid."),
                    @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet, or not final; it is being found out.")}, problems = {
                            ProblemCatalogue.SERVICE_ORDER_NOT_SYNCABLE, ProblemCatalogue.CONCURRENT_CHANGE,
                            ProblemCatalogue.INVALID_TERMS, ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/service-orders/{out_order_no}/sync")
    ResponseEntity<ServiceOrderResponse> sync(
            ServiceOrderKey key, @RequestBody SyncServiceOrderRequest body, Caller caller) {
        return ServiceOrderAnswers.of(syncServiceOrder.sync(key, body.toCommand()), caller);
    }

    @Described(summary = "Collect now", details = "Asks WeChat for one extra deduction; WeChat goes on trying by itself either way. WeChat grants this to some services only, see "
            + "collects-on-demand. A deduction that fails is declined-by-wechat; use a new Idempotency-Key for another attempt.", answers = {
                    @Described.Answer(code = "200", meaning = "WeChat has made the attempt; state tells whether the order is paid by now."),
                    @Described.Answer(code = "202", meaning = "It is not known whether WeChat made the attempt; it is being found out and not repeated.")}, problems = {
                            ProblemCatalogue.SERVICE_ORDER_NOT_COLLECTABLE, ProblemCatalogue.CONCURRENT_CHANGE,
                            ProblemCatalogue.COLLECTION_NOT_GRANTED, ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/service-orders/{out_order_no}/collect")
    ResponseEntity<ServiceOrderResponse> collect(ServiceOrderKey key, Caller caller) {
        return ServiceOrderAnswers.of(collectServiceOrder.collect(key), caller);
    }
}
