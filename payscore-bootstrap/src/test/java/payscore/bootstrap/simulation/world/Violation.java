package payscore.bootstrap.simulation.world;

/**
 * An invariant that did not hold.
 *
 * @param invariant its id, or {@code BUG} for an exception nobody should have seen
 */
public record Violation(String invariant, String what) {
    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
