package payscore.bootstrap.simulation.fiber;

/** What fibers live and die with: a node of the service, or the rest of the world, which never dies. */
public final class Process {
    private final String name;
    private boolean dead;
    private long frozenUntil = Long.MIN_VALUE;

    public Process(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public boolean isDead() {
        return dead;
    }

    void die() {
        dead = true;
    }

    void freezeUntil(long millis) {
        frozenUntil = millis;
    }

    long frozenUntil() {
        return frozenUntil;
    }
}
