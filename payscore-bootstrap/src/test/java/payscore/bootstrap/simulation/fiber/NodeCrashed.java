package payscore.bootstrap.simulation.fiber;

/** Thrown where a fiber stands when its process dies. No service code catches errors, so it unwinds to the very end. */
public final class NodeCrashed extends Error {
    public NodeCrashed() {
        super("The process died", null, false, false);
    }
}
