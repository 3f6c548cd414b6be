package payscore.application.handler.permission;

import payscore.application.port.out.store.Command;

/**
 * What a use case finds or makes before it speaks with WeChat.
 *
 * @param <O> the outcome of the use case
 */
sealed interface Remembered<O> {
    /** It is durable. */
    record ToSend<O>(Command command) implements Remembered<O> {}

    /** There is nothing to ask for. */
    record Known<O>(O outcome) implements Remembered<O> {}
}
