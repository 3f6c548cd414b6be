package payscore.domain.order;

import java.util.Optional;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;

/** Something WeChat signed about where an order stands. A fact is never refused: it is applied, known, late or contradictory. */
public sealed interface Fact {
    /** A fact that names a position of the life cycle; all but {@link Unrecognised}. */
    sealed interface Standing extends Fact {
        Position position();
    }

    /**
     * T1, T3, T5.
     *
     * @param ticket only the answer to create carries one
     */
    record Created(Optional<ConfirmationTicket> ticket) implements Standing {
        @Override
        public Position position() {
            return Position.CREATED;
        }
    }

    /**
     * T2, T4.
     *
     * @param riskAmount the risk fund WeChat confirmed the order with, where it says so
     */
    record Confirmed(Confirmation confirmation, Optional<Fen> riskAmount) implements Standing {
        @Override
        public Position position() {
            return Position.IN_USE;
        }
    }

    /** T9, T11, T13. */
    record Completed(Confirmation confirmation, PaymentCollection collection) implements Standing {
        @Override
        public Position position() {
            return Position.COLLECTING;
        }
    }

    /** T12, T14. */
    record Paid(Confirmation confirmation, PaymentCollection collection) implements Standing {
        @Override
        public Position position() {
            return Position.PAID;
        }
    }

    /** T10. */
    record ClosedWithZero(Confirmation confirmation) implements Standing {
        @Override
        public Position position() {
            return Position.CLOSED_WITH_ZERO;
        }
    }

    /** T6, T8, T15. */
    record Cancelled() implements Standing {
        @Override
        public Position position() {
            return Position.CANCELLED;
        }
    }

    /** T7. */
    record Expired() implements Standing {
        @Override
        public Position position() {
            return Position.EXPIRED;
        }
    }

    /**
     * Words we do not know, or a mixture that cannot be.
     *
     * @param words the three fields as WeChat wrote them
     */
    record Unrecognised(String words) implements Fact {}

    /** What the fact tells about the user's confirmation. */
    default Confirmation confirmed() {
        return switch (this) {
            case Confirmed confirmed -> confirmed.confirmation();
            case Completed completed -> completed.confirmation();
            case Paid paid -> paid.confirmation();
            case ClosedWithZero closed -> closed.confirmation();
            case Created c -> Confirmation.UNKNOWN;
            case Cancelled c -> Confirmation.UNKNOWN;
            case Expired e -> Confirmation.UNKNOWN;
            case Unrecognised u -> Confirmation.UNKNOWN;
        };
    }
}
