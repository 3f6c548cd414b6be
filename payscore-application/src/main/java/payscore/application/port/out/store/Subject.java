package payscore.application.port.out.store;

import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;

/** What a command or a message to the merchant is about: something of one merchant's, under a number that is unique among its kind. */
public record Subject(MchId mchId, Kind kind, String number) {
    /** What is numbered. */
    public enum Kind {
        SERVICE_ORDER, AUTHORIZATION
    }

    public static Subject of(ServiceOrderKey key) {
        return new Subject(key.mchId(), Kind.SERVICE_ORDER, key.outOrderNo().value());
    }

    public static Subject of(AuthorizationKey key) {
        return new Subject(key.mchId(), Kind.AUTHORIZATION, key.code().value());
    }

    /** @throws IllegalStateException when it is no order */
    public ServiceOrderKey orderKey() {
        require(Kind.SERVICE_ORDER);
        return new ServiceOrderKey(mchId, new OutOrderNo(number));
    }

    /** @throws IllegalStateException when it is no authorisation */
    public AuthorizationKey authorizationKey() {
        require(Kind.AUTHORIZATION);
        return new AuthorizationKey(mchId, new AuthorizationCode(number));
    }

    private void require(Kind expected) {
        if (kind != expected) {
            throw new IllegalStateException(this + " is no " + expected);
        }
    }

    /** As its key is written. */
    @Override
    public String toString() {
        return switch (kind) {
            case SERVICE_ORDER -> mchId + "/" + number;
            case AUTHORIZATION -> mchId + "/authorization/" + number;
        };
    }
}
