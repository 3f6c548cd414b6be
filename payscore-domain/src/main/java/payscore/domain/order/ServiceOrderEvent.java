package payscore.domain.order;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.money.Fen;

/**
 * What happened to an order; exactly one for each of its versions, kept for ever as its history.
 *
 * @param occurredAt when WeChat says it happened, where it says so
 * @param learnedAt our clock
 * @param amount the amount it is about, in fen
 * @param remark for people: a code, a reason, WeChat's words; never personal data
 */
public record ServiceOrderEvent(
        Kind kind,
        Source source,
        Optional<Instant> occurredAt,
        Instant learnedAt,
        Optional<Fen> amount,
        Optional<String> remark) {
    /** What happened, in past tense. */
    public enum Kind {
        REQUESTED, ADOPTED, DECLINED, CREATED, TICKET_RENEWED, LAUNCHED, CONFIRMED, CONFIRMATION_DETAILED,
        COMPLETION_DECIDED,
        COMPLETED, CANCELLATION_DECIDED, CANCELLED, MODIFICATION_DECIDED, MODIFIED, SYNC_DECIDED, COLLECTION_DECIDED,
        COLLECTION_DETAILED, PAID, CLOSED_WITH_ZERO, EXPIRED, REFUND_DECIDED, REFUND_ADVANCED, REFUND_SUCCEEDED,
        REFUND_ABNORMAL, REFUND_CLOSED, DOUBT_SETTLED, AUDITED,
        QUARANTINED, PAID_TWICE, ABNORMAL_REFUND_DECIDED, REFUND_RESUMED
    }

    /** What happened and how we know, in plain English; the same words in the history and in the log. */
    public String sentence() {
        return EventSentence.about(this);
    }
}
