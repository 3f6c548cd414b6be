package payscore.application.port.in;

import java.util.Optional;
import payscore.application.port.out.store.Command;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.Decline;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;

/** Prepares a user's authorisation of a service at WeChat. Repeating it is safe and finds the same authorisation. */
public interface PrePermit {
    /**
     * @throws payscore.domain.violation.InvalidTerms when the service is unknown or its users confirm each order
     * @throws AuthorizationCodeReused when the code belongs to another service's authorisation
     */
    Outcome prePermit(Request request);

    record Request(MchId mchId, AuthorizationCode code, ServiceId serviceId) {
        public AuthorizationKey key() {
            return new AuthorizationKey(mchId, code);
        }
    }

    sealed interface Outcome {
        Authorization authorization();

        /** WeChat pre-permitted it just now. */
        record Created(Authorization authorization) implements Outcome {}

        /** The same authorisation was there already. */
        record AlreadyThere(Authorization authorization) implements Outcome {}

        /** WeChat's answer is not known yet; it will be found out. */
        record NotKnownYet(Authorization authorization, Optional<Command> unfinished) implements Outcome {}

        /** WeChat refused. */
        record Declined(Authorization authorization, Decline decline) implements Outcome {}
    }
}
