package payscore.adapter.wechat.wire;

import java.util.Optional;

/** The fields we read of an authorisation: of the answers to pre-permit and query (API reference B1 to B3), and of its events. */
record AuthorizationJson(
        Optional<String> mchid,
        Optional<String> appid,
        Optional<String> serviceId,
        Optional<String> openid,
        Optional<String> authorizationCode,
        Optional<String> authorizationState,
        Optional<String> cancelAuthorizationTime,
        Optional<String> authorizationSuccessTime,
        Optional<String> applyPermissionsToken,
        Optional<String> userServiceStatus,
        Optional<String> openorcloseTime) {}
