package payscore.bootstrap.simulation.world;

import java.util.Optional;

/** The troubles of a world, counted and told as they strike. */
final class Struck {
    private final Troubles troubles;
    private final Tally tally;
    private final Trace trace;

    Struck(Troubles troubles, Tally tally, Trace trace) {
        this.troubles = troubles;
        this.tally = tally;
        this.trace = trace;
    }

    Optional<Trouble> strikes(Point point) {
        var struck = troubles.strike(point);
        if (struck.isPresent()) {
            tally.struck(struck.get());
            trace.tell("!! %s", struck.get());
        }
        return struck;
    }

    void heal() {
        troubles.heal();
    }
}
