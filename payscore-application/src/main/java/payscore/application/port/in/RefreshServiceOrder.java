package payscore.application.port.in;

import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Asks WeChat now where an order stands. */
public interface RefreshServiceOrder {
    /** @throws ServiceOrderNotFound when there is no such order */
    Outcome refresh(ServiceOrderKey key);

    sealed interface Outcome {
        ServiceOrder order();

        /** WeChat answered; the order is up to date. */
        record UpToDate(ServiceOrder order) implements Outcome {}

        /** WeChat knows no such order, yet or at all; nothing follows from that alone. */
        record NotAtWeChat(ServiceOrder order) implements Outcome {}

        /**
         * No usable answer.
         *
         * @param cause few distinct words
         */
        record WeChatUnavailable(ServiceOrder order, String cause) implements Outcome {}
    }
}
