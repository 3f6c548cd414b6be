package payscore.domain.permission;

import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Subject;

/** What identifies an authorisation: codes are unique per merchant only. */
public record AuthorizationKey(MchId mchId, AuthorizationCode code) implements Subject {
    @Override
    public Kind kind() {
        return Kind.AUTHORIZATION;
    }

    @Override
    public String number() {
        return code.value();
    }

    @Override
    public String toString() {
        return mchId + "/authorization/" + code;
    }
}
