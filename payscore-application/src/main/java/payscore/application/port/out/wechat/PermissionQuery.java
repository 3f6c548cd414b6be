package payscore.application.port.out.wechat;

import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationCode;

/** A question about one authorisation. */
public sealed interface PermissionQuery {
    MchId mchId();

    ServiceId serviceId();

    AppId appId();

    /** @param appId not asked with; the answer must not name another */
    record ByCode(MchId mchId, ServiceId serviceId, AppId appId, AuthorizationCode code) implements PermissionQuery {}

    record ByUser(MchId mchId, ServiceId serviceId, AppId appId, OpenId openId) implements PermissionQuery {}

    static PermissionQuery about(Authorization authorization) {
        var key = authorization.key();
        return key.code().isStandIn()
                ? new ByUser(key.mchId(), authorization.serviceId(), authorization.appId(),
                        authorization.openId().orElseThrow())
                : new ByCode(key.mchId(), authorization.serviceId(), authorization.appId(), key.code());
    }
}
