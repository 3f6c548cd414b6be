package payscore.domain.money;

import java.util.stream.Stream;
import payscore.domain.violation.InvalidTerms;

/**
 * An amount in fen (1/100 CNY), never negative. The upper bound is ours: WeChat documents a plain integer, and no service
 * order is worth 2^31 fen (21 million yuan).
 */
public record Fen(long amount) implements Comparable<Fen> {
    public static final long AMOUNT_MAX = Integer.MAX_VALUE;
    public static final Fen ZERO = new Fen(0);

    public Fen {
        if (amount < 0 || amount > AMOUNT_MAX) {
            throw InvalidTerms.because("must be an amount in fen from 0 to " + AMOUNT_MAX);
        }
    }

    /**
     * The sum, which is an amount again.
     *
     * @throws InvalidTerms when it is more than an amount can be
     */
    static Fen sum(Stream<Fen> amounts) {
        var sum = amounts.mapToLong(Fen::amount).sum();
        if (sum > AMOUNT_MAX) {
            throw InvalidTerms.because("must not sum to more than " + AMOUNT_MAX + " fen");
        }
        return new Fen(sum);
    }

    public Fen plus(Fen other) {
        return new Fen(Math.addExact(amount, other.amount));
    }

    /** @throws InvalidTerms when {@code other} is larger: there is no negative amount */
    public Fen minus(Fen other) {
        return new Fen(Math.subtractExact(amount, other.amount));
    }

    public boolean isZero() {
        return amount == 0;
    }

    public boolean exceeds(Fen limit) {
        return amount > limit.amount;
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return amount + " fen";
    }
}
