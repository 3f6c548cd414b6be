package payscore.application.port.in;

import java.util.Optional;
import payscore.application.port.out.store.Command;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.Decline;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.permission.TerminationReason;

/** Withdraws a user's authorisation. Orders that run go on; new ones are refused. */
public interface TerminateAuthorization {
    /**
     * @throws AuthorizationNotFound when there is no such authorisation
     * @throws payscore.domain.permission.AuthorizationNotReady when no user has authorised
     * @throws payscore.application.port.out.store.CommandUnderway when something else about it is unfinished
     * @throws payscore.domain.violation.InvalidTerms when the service is not the merchant's
     */
    Outcome terminate(Target target, TerminationReason reason);

    /** Which authorisation. */
    sealed interface Target {
        record ByCode(AuthorizationKey key) implements Target {}

        /** Whatever code it has, and if it has none. */
        record ByUser(MchId mchId, ServiceId serviceId, OpenId openId) implements Target {}
    }

    sealed interface Outcome {
        Authorization authorization();

        /** It is withdrawn, now or earlier. */
        record Done(Authorization authorization) implements Outcome {}

        /** WeChat's answer is not known yet, or not final; it will be found out. */
        record NotKnownYet(Authorization authorization, Optional<Command> unfinished) implements Outcome {}

        /** WeChat refused for good. */
        record Declined(Authorization authorization, Decline decline) implements Outcome {}
    }
}
