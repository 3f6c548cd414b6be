package payscore.simulator.api;

import java.util.Optional;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Registry;
import payscore.simulator.permission.Permission;
import payscore.simulator.permission.PermissionBook;
import tools.jackson.databind.node.ObjectNode;

/** B2, B3: by code, and by user. */
final class QueryPermission implements Endpoint {
    private final Bindings bindings;
    private final PermissionBook permissions;
    private final Registry registry;

    QueryPermission(Bindings bindings, PermissionBook permissions, Registry registry) {
        this.bindings = bindings;
        this.permissions = permissions;
        this.registry = registry;
    }

    @Override
    public ObjectNode handle(Call call) {
        String mchId = call.merchant().mchId();
        String serviceId = required(call, "service_id");
        Optional<String> openid = call.openid();
        if (openid.isEmpty()) {
            requireService(mchId, serviceId);
            return permissions.find(mchId, call.outOrderNo().orElse(""))
                    .filter(permission -> permission.serviceId().equals(serviceId))
                    .map(Permission::entity)
                    .orElseThrow(ApiFailure::orderNotExist);
        }
        String appId = required(call, "appid");
        bindings.service(mchId, appId, serviceId);
        return permissions.ofUser(mchId, serviceId, openid.get())
                .map(Permission::byOpenid)
                .orElseGet(() -> Json.object()
                        .put("service_id", serviceId)
                        .put("appid", appId)
                        .put("mchid", mchId)
                        .put("openid", openid.get())
                        .put("authorization_state", Permission.State.UNAVAILABLE.name()));
    }

    private void requireService(String mchId, String serviceId) {
        boolean isTheirs = registry.service(serviceId).stream().flatMap(service -> service.bindings().stream())
                .anyMatch(bound -> bound.mchId().equals(mchId));
        if (!isTheirs) {
            throw ApiFailure.noAuth("商户暂无权限使用此服务", "268503786");
        }
    }

    private static String required(Call call, String name) {
        return Optional.ofNullable(call.query().get(name))
                .filter(text -> !text.isEmpty() && text.length() <= 32)
                .orElseThrow(() -> ApiFailure.badField("query", name, "缺少必填字段" + name));
    }
}
