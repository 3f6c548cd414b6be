package payscore.application.port.in;

import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.order.Decline;
import payscore.domain.order.ServiceOrderKey;

/** Signs fresh parameters for WeChat's confirmation page; to be called when the user clicks. */
public interface LaunchConfirmation {
    /**
     * @throws ServiceOrderNotFound when there is no such order
     * @throws payscore.domain.order.ServiceOrderNotReady when it does not wait for a confirmation
     */
    Outcome launch(ServiceOrderKey key);

    sealed interface Outcome {
        record Ready(LaunchParameters parameters) implements Outcome {}

        /** A fresh ticket was needed and WeChat gave no definite answer; try again. */
        record NotKnownYet() implements Outcome {}

        /** A fresh ticket was needed and WeChat refused it. */
        record Declined(Decline decline) implements Outcome {}
    }
}
