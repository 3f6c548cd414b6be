package payscore.application.port.out.wechat;

import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.QueryId;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderReference;

/** A question about one order: WeChat wants the service and the app beside the number. */
public record OrderQuery(MchId mchId, AppId appId, ServiceId serviceId, ServiceOrderReference reference) {
    public static OrderQuery about(ServiceOrder order) {
        return new OrderQuery(order.key().mchId(), order.appId(), order.serviceId(),
                new ServiceOrderReference.ByOutOrderNo(order.key().outOrderNo()));
    }

    public static OrderQuery about(QueryId queryId, MchId mchId, Service service) {
        return new OrderQuery(
                mchId, service.appId(), service.serviceId(), new ServiceOrderReference.ByQueryId(queryId));
    }
}
