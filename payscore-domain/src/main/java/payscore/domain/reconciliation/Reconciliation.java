package payscore.domain.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import payscore.domain.merchant.MchId;

/**
 * A merchant's day that is owed a comparison with WeChat's bill, or has had it; immutable.
 *
 * @param day of the bill, in Beijing
 * @param run how often a comparison was begun; marks of an earlier run do not count
 * @param attempts how often the bill could not be had since it was asked for
 * @param dueAt when it is worked on next, while it is not over
 * @param outcome why the latest attempt came to nothing, in few words
 * @param result of the latest complete run; stays while a later one is under way
 * @param version counts the changes, from 1
 */
public record Reconciliation(
        MchId mchId,
        LocalDate day,
        Status status,
        int run,
        int attempts,
        Instant dueAt,
        Optional<String> outcome,
        Optional<Result> result,
        long version) {
    /** Longer than a run of a million lines; one that is still RUNNING by then has lost its process. */
    private static final Duration RUNNING_MAX = Duration.ofMinutes(30);

    /** How far it got. */
    public enum Status {
        /** It will be done when it is due. */
        PENDING,
        /** A node is at it, or has died over it. */
        RUNNING,
        /** The bill was read to its end. */
        DONE,
        /** WeChat does not write bills that old any more. */
        UNOBTAINABLE
    }

    /**
     * What a complete run found.
     *
     * @param sha1 of the bill, hexadecimal; empty when WeChat says that there was nothing to bill
     * @param fundFlow empty when that bill could not be had
     */
    public record Result(Optional<String> sha1, Tally tally, Optional<FundFlow> fundFlow, Instant finishedAt) {}

    /** Owed since the day is over. */
    public static Reconciliation owed(MchId mchId, LocalDate day) {
        return new Reconciliation(mchId, day, Status.PENDING, 0, 0, BillOfDay.readyAt(day), Optional.empty(),
                Optional.empty(), 1);
    }

    public boolean isDue(Instant now) {
        return isOwed() && !dueAt.isAfter(now);
    }

    /** Whether it will be worked on. */
    public boolean isOwed() {
        return status == Status.PENDING || status == Status.RUNNING;
    }

    public Reconciliation started(Instant now) {
        return new Reconciliation(mchId, day, Status.RUNNING, run + 1, attempts, now.plus(RUNNING_MAX), outcome, result,
                version + 1);
    }

    /** The bill could not be had; without end, until WeChat can have it no more. */
    public Reconciliation postponed(String why, Instant now) {
        var isOver = !BillOfDay.isObtainable(day, now);
        return new Reconciliation(mchId, day, isOver ? Status.UNOBTAINABLE : Status.PENDING, run, attempts + 1,
                now.plus(BillOfDay.patience(attempts + 1)), Optional.of(why), result, version + 1);
    }

    public Reconciliation finished(Result found) {
        return new Reconciliation(mchId, day, Status.DONE, run, attempts, dueAt, Optional.empty(), Optional.of(found),
                version + 1);
    }

    /** The same for a day that nobody has stored yet. */
    public Reconciliation wantedFromTheStart(Instant now) {
        return new Reconciliation(mchId, day, Status.PENDING, 0, 0, now, outcome, result, 1);
    }

    /** Somebody wants it done now, whatever came of it before. */
    public Reconciliation wantedNow(Instant now) {
        return new Reconciliation(mchId, day, Status.PENDING, run, 0, now, outcome, result, version + 1);
    }
}
