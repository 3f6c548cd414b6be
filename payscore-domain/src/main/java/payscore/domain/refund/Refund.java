package payscore.domain.refund;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;

/**
 * One refund.
 *
 * @param transactionId the collection it gives back from
 * @param amount more than 0 fen
 * @param total what the transaction collected, in fen
 * @param reason shown to the user
 * @param refundId WeChat's number, once it told it
 * @param succeededAt when WeChat says the money was paid back
 * @param refusal WeChat's code, while it is declined
 * @param requestedAt our clock when the merchant asked for it first
 * @param abnormality present once it has been ABNORMAL
 */
public record Refund(
        OutRefundNo outRefundNo,
        TransactionId transactionId,
        Fen amount,
        Fen total,
        Optional<String> reason,
        RefundStatus status,
        Optional<RefundId> refundId,
        Optional<Instant> succeededAt,
        Optional<String> refusal,
        Instant requestedAt,
        Optional<Abnormality> abnormality) {
    /** One that was never ABNORMAL. */
    public Refund(OutRefundNo outRefundNo, TransactionId transactionId, Fen amount, Fen total, Optional<String> reason,
            RefundStatus status, Optional<RefundId> refundId, Optional<Instant> succeededAt, Optional<String> refusal,
            Instant requestedAt) {
        this(outRefundNo, transactionId, amount, total, reason, status, refundId, succeededAt, refusal, requestedAt,
                Optional.empty());
    }

    /** Whether the merchant asks for the very same. */
    public boolean isFor(RefundTerms terms) {
        return outRefundNo.equals(terms.outRefundNo()) && amount.equals(terms.amount())
                && reason.equals(terms.reason());
    }

    /** Whether WeChat speaks of the refund we decided on, and not of another under its number. */
    public boolean isToldBy(RefundReport report) {
        return outRefundNo.equals(report.outRefundNo()) && transactionId.equals(report.transactionId())
                && amount.equals(report.amount());
    }

    /** Whether WeChat ends it otherwise than it has ended it before. */
    public boolean isContradictedBy(RefundReport report) {
        return status.isFinal() && report.status().isFinal() && status != report.status();
    }

    /** The latest wish to have it paid another way. */
    public Optional<Abnormality.Application> application() {
        return abnormality.flatMap(Abnormality::application);
    }

    /** Whether WeChat was, or is being, asked to pay it another way and the outcome is not known. */
    public boolean isBeingRedirected() {
        return application().filter(wish -> wish.outcome() == Abnormality.Outcome.DECIDED).isPresent();
    }

    /** Whether the user's card takes no money, so that it can be paid another way. */
    public boolean isStuck() {
        return status == RefundStatus.ABNORMAL;
    }

    /** @throws RefundNotAbnormal when it is not stuck, or WeChat's number for it is not known */
    Refund redirected(AbnormalRefundType type, Instant now) {
        if (!isStuck() || refundId.isEmpty()) {
            throw new RefundNotAbnormal(outRefundNo, status);
        }
        var wish = new Abnormality.Application(type, now, Abnormality.Outcome.DECIDED, Optional.empty());
        return with(abnormality.orElseGet(() -> Abnormality.since(requestedAt)).with(wish));
    }

    Refund redirectionDeclined(String code) {
        return with(abnormality.map(known -> known.application().map(wish -> known.with(wish.declined(code)))
                .orElse(known)));
    }

    /** Empty when what is told is known or late. */
    Optional<Refund> noting(RefundReport told, Occasion occasion, Instant now) {
        var isNews = isBackAndForth(told.status())
                ? isLater(told.status(), occasion, now)
                : told.status().isAbove(status);
        if (isNews) {
            return Optional.of(advancedBy(told, now));
        }
        // Accepted without a word of progress: what comes of it, later messages tell.
        return occasion == Occasion.APPLICATION && isBeingRedirected()
                ? Optional.of(with(abnormality.map(Refund::taken)))
                : Optional.empty();
    }

    /** Between these two a refund that was stuck once may go back and forth. */
    private boolean isBackAndForth(RefundStatus told) {
        return status.isOpenAtWeChat() && told.isOpenAtWeChat() && status != told
                && (isStuck() || abnormality.isPresent());
    }

    private boolean isLater(RefundStatus told, Occasion occasion, Instant now) {
        return switch (occasion) {
            case MESSAGE -> false;
            case QUERY -> abnormality.map(known -> known.isOlderThanAnyReplica(now)).orElse(true);
            case APPLICATION -> told == RefundStatus.PROCESSING;
        };
    }

    private Refund advancedBy(RefundReport told, Instant now) {
        var next = told.status() == RefundStatus.ABNORMAL
                ? Optional.of(abnormality.map(known -> known.turned(now)).orElseGet(() -> Abnormality.since(now)))
                : abnormality.map(Refund::taken).map(
                        known -> told.status() == RefundStatus.PROCESSING ? known.turned(now) : known);
        return new Refund(outRefundNo, transactionId, amount, total, reason, told.status(),
                refundId.or(told::refundId), told.succeededAt(), Optional.empty(), requestedAt, next);
    }

    private static Abnormality taken(Abnormality known) {
        return known.application().map(wish -> known.with(wish.taken())).orElse(known);
    }

    private Refund with(Abnormality next) {
        return with(Optional.of(next));
    }

    private Refund with(Optional<Abnormality> next) {
        return new Refund(outRefundNo, transactionId, amount, total, reason, status, refundId, succeededAt, refusal,
                requestedAt, next);
    }

    Refund declined(String code) {
        return new Refund(outRefundNo, transactionId, amount, total, reason, RefundStatus.DECLINED, refundId,
                succeededAt, Optional.of(code), requestedAt, abnormality);
    }
}
