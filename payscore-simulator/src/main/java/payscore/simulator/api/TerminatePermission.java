package payscore.simulator.api;

import java.util.Optional;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Registry;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.Position;
import payscore.simulator.permission.Permission;
import payscore.simulator.permission.PermissionBook;
import tools.jackson.databind.node.ObjectNode;

/** B4, B5: by code, and by user; refused while the user has unfinished orders under the service. */
final class TerminatePermission implements Endpoint {
    private static final int REASON_MAX = 50;

    private final Bindings bindings;
    private final PermissionBook permissions;
    private final OrderBook orders;
    private final Registry registry;

    TerminatePermission(Bindings bindings, PermissionBook permissions, OrderBook orders, Registry registry) {
        this.bindings = bindings;
        this.permissions = permissions;
        this.orders = orders;
        this.registry = registry;
    }

    @Override
    public ObjectNode handle(Call call) {
        Fields body = Fields.of(call.body());
        String mchId = call.merchant().mchId();
        String serviceId = body.text("service_id", 32);
        body.text("reason", REASON_MAX);
        Optional<Permission> found;
        if (call.openid().isPresent()) {
            bindings.service(mchId, body.text("appid", 32), serviceId);
            found = permissions.ofUser(mchId, serviceId, call.openid().get());
        } else {
            if (registry.service(serviceId).isEmpty()) {
                throw ApiFailure.noAuth("商户暂无权限使用此服务", "268503786");
            }
            found = permissions.find(mchId, call.outOrderNo().orElse(""))
                    .filter(permission -> permission.serviceId().equals(serviceId));
        }
        Permission permission = found.filter(known -> known.state() == Permission.State.AVAILABLE)
                .orElseThrow(() -> ApiFailure.invalidRequest("商户解除授权的授权码不是这个用户签约的授权"));
        if (hasUnfinishedOrders(permission)) {
            throw ApiFailure.invalidRequest("用户存在未完成的服务订单");
        }
        permissions.close(permission);
        return Json.object();
    }

    private boolean hasUnfinishedOrders(Permission permission) {
        return orders.all().stream()
                .filter(order -> order.key().mchId().equals(permission.mchId()))
                .filter(order -> order.serviceId().equals(permission.serviceId()))
                .filter(order -> order.openid().equals(permission.openid()))
                .anyMatch(order -> order.position() == Position.IN_USE || order.position() == Position.COLLECTING);
    }
}
