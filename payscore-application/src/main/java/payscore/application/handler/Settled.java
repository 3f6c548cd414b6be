package payscore.application.handler;

import payscore.domain.order.Decline;

/**
 * How a command stands after an attempt.
 *
 * @param <S> what it is about, as it stands now
 */
public sealed interface Settled<S> {
    record Done<S>(S subject) implements Settled<S> {}

    record Open<S>(S subject) implements Settled<S> {}

    record Rejected<S>(S subject, Decline decline) implements Settled<S> {}
}
