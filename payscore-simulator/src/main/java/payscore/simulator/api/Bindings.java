package payscore.simulator.api;

import payscore.simulator.json.Fields;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.Service;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.OrderKey;
import payscore.simulator.order.ServiceOrder;

/** Who may use what: (mchid, appid, service_id) belong together, and an order keeps what it was created with. */
final class Bindings {
    private final Registry registry;
    private final OrderBook book;

    Bindings(Registry registry, OrderBook book) {
        this.registry = registry;
        this.book = book;
    }

    Service service(String mchId, String appId, String serviceId) {
        Service service = registry.service(serviceId).orElseThrow(() -> ApiFailure.noAuth("商户暂无权限使用此服务", "268503786"));
        if (!service.isBoundTo(mchId, appId)) {
            throw ApiFailure.noAuth("mch_id和appid未绑定，商户暂无权限使用此服务", "271302149");
        }
        return service;
    }

    /** The order of the path, provided the body names its appid and service_id. */
    ServiceOrder order(Call call, Fields fields) {
        String appId = fields.text("appid", 32);
        String serviceId = fields.text("service_id", 32);
        service(call.merchant().mchId(), appId, serviceId);
        return order(call.merchant().mchId(), call.outOrderNo().orElse(""), appId, serviceId);
    }

    ServiceOrder order(String mchId, String outOrderNo, String appId, String serviceId) {
        ServiceOrder order = book.find(new OrderKey(mchId, outOrderNo)).orElseThrow(ApiFailure::orderNotExist);
        if (!order.appId().equals(appId) || !order.serviceId().equals(serviceId)) {
            throw ApiFailure.invalidRequest("appid或service_id与创建订单时不一致");
        }
        return order;
    }
}
