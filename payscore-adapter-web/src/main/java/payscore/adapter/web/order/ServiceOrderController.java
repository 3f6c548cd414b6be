package payscore.adapter.web.order;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.correlation.LogContext;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.security.Caller;
import payscore.adapter.web.security.CallerArgument;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.ListServiceOrders;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Creates, reads, lists and refreshes service orders. */
@RestController
public final class ServiceOrderController {
    private final CreateServiceOrder createServiceOrder;
    private final ReadServiceOrder readServiceOrder;
    private final ListServiceOrders listServiceOrders;
    private final RefreshServiceOrder refreshServiceOrder;

    public ServiceOrderController(CreateServiceOrder createServiceOrder, ReadServiceOrder readServiceOrder,
            ListServiceOrders listServiceOrders, RefreshServiceOrder refreshServiceOrder) {
        this.createServiceOrder = createServiceOrder;
        this.readServiceOrder = readServiceOrder;
        this.listServiceOrders = listServiceOrders;
        this.refreshServiceOrder = refreshServiceOrder;
    }

    @Described(summary = "Create a service order", details = "Repeating it with the same out_order_no and terms is safe and finds the same order.", answers = {
            @Described.Answer(code = "201", meaning = "WeChat created it just now."),
            @Described.Answer(code = "200", meaning = "The same order was there already."),
            @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet; it is being found out.")}, problems = {
                    ProblemCatalogue.FORBIDDEN_MERCHANT, ProblemCatalogue.OUT_ORDER_NO_REUSED,
                    ProblemCatalogue.BUSINESS_REFERENCE_IN_USE,
                    ProblemCatalogue.CONCURRENT_CHANGE, ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/service-orders")
    ResponseEntity<ServiceOrderResponse> create(@RequestBody CreateServiceOrderRequest body, Caller caller) {
        var request = body.toRequest(caller);
        LogContext.about(request.outOrderNo());
        return ServiceOrderAnswers.of(createServiceOrder.create(request), caller);
    }

    @Described(summary = "Read a service order", details = "Shows what is known here; asks nobody. `unfinished_command` tells what WeChat has not answered yet.", answers = @Described.Answer(code = "200", meaning = "The order."))
    @GetMapping("/v1/service-orders/{out_order_no}")
    ServiceOrderResponse read(ServiceOrderKey key) {
        var view = readServiceOrder.read(key);
        return ServiceOrderResponse.of(view.order(), view.unfinished());
    }

    @Described(summary = "List service orders", details = "In the order of their creation, page by page: send `next_cursor` as `cursor` until there is none.", answers = @Described.Answer(code = "200", meaning = "One page."), problems = ProblemCatalogue.FORBIDDEN_MERCHANT)
    @GetMapping("/v1/service-orders")
    ServiceOrderPage list(
            @Parameter(description = "Only orders in one of these states; may be repeated. REQUESTED, CREATED, DOING, DONE, REVOKED or EXPIRED.") @RequestParam(name = "state", defaultValue = "") List<String> state,
            @Parameter(description = "Only orders created after this RFC 3339 time; its plus sign is written %2B.") @RequestParam(name = "created_after") Optional<String> createdAfter,
            @Parameter(description = "next_cursor of the page before.") @RequestParam(name = "cursor") Optional<String> cursor,
            @Parameter(description = "1 to 100, 20 unless told.", example = "20") @RequestParam(name = "limit") Optional<String> limit,
            @Parameter(description = "Whose orders; may be left out when the API key acts for one merchant only.") @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        var merchant = caller.merchant(mchId, CallerArgument.MCH_ID_MISSING);
        var page = new ListParameters(state, createdAfter, cursor, limit).toPage(merchant);
        return page.of(listServiceOrders.list(page.filter()));
    }

    @Described(summary = "Ask WeChat where an order stands", details = "`known_to_wechat` is false when WeChat knows no such order, yet or at all: nothing else follows from that, "
            + "a creation may still be under way.", answers = @Described.Answer(code = "200", meaning = "The order after WeChat's answer."), problems = {
                    ProblemCatalogue.CONCURRENT_CHANGE, ProblemCatalogue.WECHAT_UNAVAILABLE})
    @PostMapping("/v1/service-orders/{out_order_no}/refresh")
    ServiceOrderResponse refresh(ServiceOrderKey key) {
        return ServiceOrderAnswers.of(refreshServiceOrder.refresh(key));
    }
}
