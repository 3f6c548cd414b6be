package payscore.simulator.clock;

import java.time.Instant;

/** The one who moves the clock and knows what falls due on the way. */
public interface Timeline {
    /** Moves the clock to the target; forward runs what falls due on the way before it returns, backward only sets it. */
    void moveTo(Instant target);

    /** Forgets everything that is due later. */
    void clear();

    /** The clock belongs to whoever embeds the simulator: {@link UnsupportedOperationException} for every move. */
    static Timeline ofSomebodyElse() {
        return new Timeline() {
            @Override
            public void moveTo(Instant target) {
                throw new UnsupportedOperationException("the clock of an embedded simulator is moved by its owner");
            }

            @Override
            public void clear() {
                throw new UnsupportedOperationException("the agenda of an embedded simulator is kept by its owner");
            }
        };
    }
}
