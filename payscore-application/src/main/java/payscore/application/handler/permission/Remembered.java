package payscore.application.handler.permission;

import payscore.domain.permission.Authorization;

/**
 * What a use case finds or makes before it speaks with WeChat.
 *
 * @param <O> the outcome of the use case
 */
sealed interface Remembered<O> {
    /** The intent is durable. */
    record ToSend<O>(Authorization authorization) implements Remembered<O> {}

    /** There is nothing to ask for. */
    record Known<O>(O outcome) implements Remembered<O> {}
}
