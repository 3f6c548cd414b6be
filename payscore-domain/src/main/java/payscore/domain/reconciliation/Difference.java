package payscore.domain.reconciliation;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;

/**
 * Where a bill and we differ, and what became of that; immutable. Kept for ever: a difference that was explained is still evidence.
 *
 * @param subject the {@code transaction_id} or the number of the refund it is about
 * @param tradeType of a payment of the bill
 * @param outOrderNo the order it is about, as far as either side says
 * @param ours the amount we know
 * @param theirs the amount the bill says
 * @param remark why it has this fate, for people
 * @param dueAt when WeChat is asked about it next; empty when nobody asks any more
 * @param checks how often WeChat was asked in vain
 * @param run the latest run of the day's reconciliation that found it
 * @param version counts the changes, from 1
 */
public record Difference(
        DifferenceKey key,
        DifferenceKind kind,
        String subject,
        Optional<TradeType> tradeType,
        Optional<OutOrderNo> outOrderNo,
        Optional<Fen> ours,
        Optional<Fen> theirs,
        Fate fate,
        String remark,
        Optional<Instant> dueAt,
        int checks,
        int run,
        Instant foundAt,
        Instant changedAt,
        long version) {
    /** Just found. What WeChat can be asked about is due at once. */
    public static Difference found(DifferenceKey key, Finding finding, int run, Instant now) {
        return new Difference(key, finding.kind(), finding.subject(), finding.tradeType(), finding.outOrderNo(),
                finding.ours(), finding.theirs(), Fate.OPEN, "", Optional.of(now).filter(at -> finding.canBeAsked()), 0,
                run, now, now, 1);
    }

    /** The order it is about; empty when neither side says. */
    public Optional<ServiceOrderKey> order() {
        return outOrderNo.map(number -> new ServiceOrderKey(key.mchId(), number));
    }

    /** A later run finds it again, perhaps with other amounts. What only a machine had settled is open again. */
    public Difference foundAgain(Finding finding, int laterRun, Instant now) {
        var isOpenAgain = fate == Fate.SETTLED;
        return new Difference(key, kind, subject, finding.tradeType(), finding.outOrderNo().or(() -> outOrderNo),
                finding.ours(), finding.theirs(), isOpenAgain ? Fate.OPEN : fate, isOpenAgain ? "" : remark,
                fate == Fate.OPEN || isOpenAgain ? Optional.of(now).filter(at -> finding.canBeAsked()) : dueAt, checks,
                laterRun, foundAt, now, version + 1);
    }

    public Difference settled(String why, Instant now) {
        return ended(Fate.SETTLED, why, now);
    }

    public Difference adopted(String why, Instant now) {
        return ended(Fate.ADOPTED, why, now);
    }

    public Difference unrelated(String why, Instant now) {
        return ended(Fate.UNRELATED, why, now);
    }

    /** WeChat was asked and could not be, or did not answer. */
    public Difference unanswered(Instant nextDue, Instant now) {
        return with(fate, remark, Optional.of(nextDue), checks + 1, now);
    }

    /** WeChat was asked, and it still differs: from now on it is a person's. */
    public Difference leftToPeople(String why, Instant now) {
        return with(fate, why, Optional.empty(), checks, now);
    }

    /**
     * The merchant looks into it.
     *
     * @throws DifferenceNotOpen when it is explained already
     */
    public Difference acknowledged(DifferenceNote note, Instant now) {
        if (fate == Fate.ACKNOWLEDGED && remark.equals(note.value())) {
            return this;
        }
        requireUnexplained();
        return with(Fate.ACKNOWLEDGED, note.value(), dueAt, checks, now);
    }

    /**
     * The merchant has dealt with it.
     *
     * @throws DifferenceNotOpen when it is explained already, in another way
     */
    public Difference resolved(DifferenceNote note, Instant now) {
        if (fate == Fate.RESOLVED && remark.equals(note.value())) {
            return this;
        }
        requireUnexplained();
        return ended(Fate.RESOLVED, note.value(), now);
    }

    private void requireUnexplained() {
        if (!fate.isUnexplained()) {
            throw new DifferenceNotOpen(key, fate);
        }
    }

    private Difference ended(Fate end, String why, Instant now) {
        return with(end, why, Optional.empty(), checks, now);
    }

    private Difference with(Fate next, String why, Optional<Instant> nextDue, int checked, Instant now) {
        return new Difference(key, kind, subject, tradeType, outOrderNo, ours, theirs, next, why, nextDue, checked, run,
                foundAt, now, version + 1);
    }
}
