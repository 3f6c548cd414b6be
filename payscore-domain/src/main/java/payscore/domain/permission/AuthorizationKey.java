package payscore.domain.permission;

import payscore.domain.merchant.MchId;

/** What identifies an authorisation: codes are unique per merchant only. */
public record AuthorizationKey(MchId mchId, AuthorizationCode code) {
    @Override
    public String toString() {
        return mchId + "/authorization/" + code;
    }
}
