package payscore.domain.order;

import java.util.Optional;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.money.PaymentCollection;

/** The state of an order, each with only what that state knows. */
public sealed interface ServiceOrderState {
    Position position();

    /** @param decline WeChat's definite refusal of the creation; the same creation may be asked for again */
    record Requested(Optional<Decline> decline) implements ServiceOrderState {
        @Override
        public Position position() {
            return Position.REQUESTED;
        }
    }

    /** @param ticket absent when the order was found by query, whose answer carries no {@code package} */
    record Created(Optional<ConfirmationTicket> ticket) implements ServiceOrderState {
        @Override
        public Position position() {
            return Position.CREATED;
        }
    }

    record InUse() implements ServiceOrderState {
        @Override
        public Position position() {
            return Position.IN_USE;
        }
    }

    record Collecting(PaymentCollection collection) implements ServiceOrderState {
        @Override
        public Position position() {
            return Position.COLLECTING;
        }
    }

    record Paid(PaymentCollection collection) implements ServiceOrderState {
        @Override
        public Position position() {
            return Position.PAID;
        }
    }

    record ClosedWithZero() implements ServiceOrderState {
        @Override
        public Position position() {
            return Position.CLOSED_WITH_ZERO;
        }
    }

    record Cancelled() implements ServiceOrderState {
        @Override
        public Position position() {
            return Position.CANCELLED;
        }
    }

    record Expired() implements ServiceOrderState {
        @Override
        public Position position() {
            return Position.EXPIRED;
        }
    }

    /** What WeChat collects or has collected; only a completed order has it. */
    default Optional<PaymentCollection> paymentCollection() {
        return switch (this) {
            case Collecting(var collection) -> Optional.of(collection);
            case Paid(var collection) -> Optional.of(collection);
            case Requested r -> Optional.empty();
            case Created c -> Optional.empty();
            case InUse i -> Optional.empty();
            case ClosedWithZero z -> Optional.empty();
            case Cancelled c -> Optional.empty();
            case Expired e -> Optional.empty();
        };
    }
}
