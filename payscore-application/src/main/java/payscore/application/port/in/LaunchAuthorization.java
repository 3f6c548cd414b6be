package payscore.application.port.in;

import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.order.Decline;
import payscore.domain.permission.AuthorizationKey;

/** Gives fresh parameters for WeChat's page on which the user authorises; to be called when the user clicks. */
public interface LaunchAuthorization {
    /**
     * @throws AuthorizationNotFound when there is no such authorisation
     * @throws payscore.domain.permission.AuthorizationNotReady when a user has authorised or has withdrawn
     */
    Outcome launch(AuthorizationKey key);

    sealed interface Outcome {
        record Ready(LaunchParameters parameters) implements Outcome {}

        /** A fresh token was needed and WeChat gave no definite answer; try again. */
        record NotKnownYet() implements Outcome {}

        /** A fresh token was needed and WeChat refused it. */
        record Declined(Decline decline) implements Outcome {}
    }
}
