package payscore.adapter.web.order;

import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.correlation.LogContext;
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

    @PostMapping("/v1/service-orders")
    ResponseEntity<ServiceOrderResponse> create(@RequestBody CreateServiceOrderRequest body, Caller caller) {
        var request = body.toRequest(caller);
        LogContext.about(request.outOrderNo());
        return ServiceOrderAnswers.of(createServiceOrder.create(request), caller);
    }

    @GetMapping("/v1/service-orders/{out_order_no}")
    ServiceOrderResponse read(ServiceOrderKey key) {
        var view = readServiceOrder.read(key);
        return ServiceOrderResponse.of(view.order(), view.unfinished());
    }

    @GetMapping("/v1/service-orders")
    ServiceOrderPage list(@RequestParam(name = "state", defaultValue = "") List<String> state,
            @RequestParam(name = "created_after") Optional<String> createdAfter,
            @RequestParam(name = "cursor") Optional<String> cursor,
            @RequestParam(name = "limit") Optional<String> limit,
            @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId, Caller caller) {
        var merchant = caller.merchant(mchId, CallerArgument.MCH_ID_MISSING);
        var page = new ListParameters(state, createdAfter, cursor, limit).toPage(merchant);
        return page.of(listServiceOrders.list(page.filter()));
    }

    @PostMapping("/v1/service-orders/{out_order_no}/refresh")
    ServiceOrderResponse refresh(ServiceOrderKey key) {
        return ServiceOrderAnswers.of(refreshServiceOrder.refresh(key));
    }
}
