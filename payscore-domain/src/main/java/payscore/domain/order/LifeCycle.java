package payscore.domain.order;

/**
 * The one place that says what a fact does to an order. Facts are ranked ({@link Position}), so however often they come, in
 * whatever order, an order only moves upward and ends where WeChat has it; nothing else is needed against repeated, late
 * and reordered messages (reliability design B.5).
 */
public final class LifeCycle {
    /** What becomes of a fact. */
    public enum Ruling {
        /** The order moves to what it was told. */
        ADVANCE,
        /** The order stands there already; details may still be new. */
        KNOWN,
        /** The order is past it. */
        LATE,
        /** Both are final and they differ: one of them is wrong, a person must look. */
        CONTRADICTION
    }

    private LifeCycle() {}

    /** The ruling on being told {@code told} while standing at {@code current}. */
    public static Ruling judge(Position current, Position told) {
        if (told == current) {
            return Ruling.KNOWN;
        }
        if (told.isAbove(current)) {
            return Ruling.ADVANCE;
        }
        return told.isTerminal() ? Ruling.CONTRADICTION : Ruling.LATE;
    }
}
