package payscore.application.port.in;

import java.util.Optional;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationFact;

/** Asks WeChat whether a user has authorised a service, whoever asked the user for it. */
public interface FindAuthorization {
    /**
     * @throws payscore.domain.violation.InvalidTerms when the service or the app is not the merchant's
     * @throws AuthorizationNotFound when WeChat knows none
     * @throws PayScoreUnavailable when WeChat gave no usable answer
     */
    Found find(Question question);

    /** @param appId the app the user is known under; without it the service's own */
    record Question(MchId mchId, ServiceId serviceId, Optional<AppId> appId, OpenId openId) {}

    /** @param code where WeChat tells it */
    record Found(MchId mchId, ServiceId serviceId, AppId appId, OpenId openId, Optional<AuthorizationCode> code,
            AuthorizationFact.Standing standing) {}
}
