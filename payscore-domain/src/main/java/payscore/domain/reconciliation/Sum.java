package payscore.domain.reconciliation;

/**
 * How many lines and what they sum to.
 *
 * @param fen may be more than one amount can be
 */
public record Sum(long count, long fen) {
    public static final Sum NONE = new Sum(0, 0);

    public Sum plus(long amount) {
        return new Sum(Math.addExact(count, 1), Math.addExact(fen, amount));
    }

    public Sum plus(Sum other) {
        return new Sum(Math.addExact(count, other.count), Math.addExact(fen, other.fen));
    }
}
