package payscore.domain.reconciliation;

/**
 * What a run counted in a trade bill.
 *
 * @param payments lines of PayScore payments, each transaction once
 * @param matched those that we know with the same amount
 * @param refunds lines of refunds of our payments
 * @param others lines of other businesses of the merchant number
 * @param duplicates lines that repeat an earlier one; they count nowhere else
 */
public record Tally(Sum payments, Sum matched, Sum refunds, long others, long duplicates) {
    public static final Tally NONE = new Tally(Sum.NONE, Sum.NONE, Sum.NONE, 0, 0);

    public Tally plus(Tally more) {
        return new Tally(payments.plus(more.payments), matched.plus(more.matched), refunds.plus(more.refunds),
                Math.addExact(others, more.others), Math.addExact(duplicates, more.duplicates));
    }

    public Tally paid(long fen) {
        return new Tally(payments.plus(fen), matched, refunds, others, duplicates);
    }

    public Tally match(long fen) {
        return new Tally(payments, matched.plus(fen), refunds, others, duplicates);
    }

    public Tally refunded(long fen) {
        return new Tally(payments, matched, refunds.plus(fen), others, duplicates);
    }

    public Tally other() {
        return new Tally(payments, matched, refunds, Math.addExact(others, 1), duplicates);
    }

    public Tally duplicate() {
        return new Tally(payments, matched, refunds, others, Math.addExact(duplicates, 1));
    }
}
