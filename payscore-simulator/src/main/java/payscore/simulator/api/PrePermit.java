package payscore.simulator.api;

import java.util.Optional;
import java.util.regex.Pattern;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Service;
import payscore.simulator.permission.Permission;
import payscore.simulator.permission.PermissionBook;
import tools.jackson.databind.node.ObjectNode;

/** B1. Again with the same parameters: a new token, while no user is bound; anything else is refused. */
final class PrePermit implements Endpoint {
    private static final Pattern AUTHORIZATION_CODE = Pattern.compile("[0-9A-Za-z_\\-*|]{1,32}");

    private final Bindings bindings;
    private final PermissionBook permissions;

    PrePermit(Bindings bindings, PermissionBook permissions) {
        this.bindings = bindings;
        this.permissions = permissions;
    }

    @Override
    public ObjectNode handle(Call call) {
        Fields body = Fields.of(call.body());
        String appId = body.text("appid", 32);
        String serviceId = body.text("service_id", 32);
        String code = body.text("authorization_code", 32);
        if (!AUTHORIZATION_CODE.matcher(code).matches()) {
            throw body.bad("authorization_code", "只能是数字、大小写字母_-*|");
        }
        if (body.has("notify_url")) {
            NotifyUrl.check(body);
        }
        String mchId = call.merchant().mchId();
        if (bindings.service(mchId, appId, serviceId).mode() != Service.Mode.NO_CONFIRM) {
            throw ApiFailure.noAuth("商户暂无权限使用此服务", "268503786");
        }
        ObjectNode request = Json.objectOf(call.body());
        Optional<Permission> known = permissions.find(mchId, code);
        if (known.filter(before -> before.state() != Permission.State.UNBINDUSER || !before.request().equals(request))
                .isPresent()) {
            throw ApiFailure.invalidRequest("订单重入参数校验失败", "271316598");
        }
        Permission permission = known.orElseGet(() -> permissions.prePermit(mchId, code, request));
        return Json.object().put("apply_permissions_token", permissions.issueToken(permission));
    }
}
