package payscore.application.port.in;

import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;

/** Asks WeChat now how an authorisation stands. */
public interface RefreshAuthorization {
    /** @throws AuthorizationNotFound when there is no such authorisation */
    Outcome refresh(AuthorizationKey key);

    sealed interface Outcome {
        Authorization authorization();

        /** WeChat answered; the authorisation is up to date. */
        record UpToDate(Authorization authorization) implements Outcome {}

        /** WeChat knows no such authorisation, yet or at all; nothing follows from that alone. */
        record NotAtWeChat(Authorization authorization) implements Outcome {}

        /**
         * No usable answer.
         *
         * @param cause few distinct words
         */
        record WeChatUnavailable(Authorization authorization, String cause) implements Outcome {}
    }
}
