package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import payscore.application.fixture.StoreFaults;
import payscore.application.fixture.Turns;
import payscore.application.port.out.store.StoreFailure;
import payscore.bootstrap.simulation.fiber.Fibers;
import payscore.bootstrap.simulation.fiber.Process;

/** How the nodes meet their database: every call is a yield point, and both statements and commits may fail. */
final class Database implements Turns, StoreFaults {
    private static final int LATE_COMMIT_MILLIS_MAX = 1_500;

    private final Fibers fibers;
    private final Struck troubles;
    private final RandomGenerator random;
    private final Process server = new Process("database");
    private long outageUntil = Long.MIN_VALUE;

    Database(Fibers fibers, Struck troubles, RandomGenerator random) {
        this.fibers = fibers;
        this.troubles = troubles;
        this.random = random;
    }

    void breakDownFor(Duration duration) {
        outageUntil = fibers.millis() + duration.toMillis();
    }

    boolean isDown() {
        return fibers.millis() < outageUntil;
    }

    @Override
    public void pause() {
        fibers.step();
    }

    @Override
    public <T> T alone(Supplier<T> access) {
        return access.get();
    }

    @Override
    public void await(BooleanSupplier isMet) {
        fibers.await(isMet);
    }

    @Override
    public void changed() {
        fibers.changed();
    }

    @Override
    public void later(Runnable task) {
        fibers.spawnAfter(Duration.ofMillis(random.nextInt(LATE_COMMIT_MILLIS_MAX)), "late-commit", server, task);
    }

    @Override
    public void beforeStatement() {
        if (isDown() || troubles.strikes(Point.STATEMENT).isPresent()) {
            throw new StoreFailure.Unavailable("No connection", new IllegalStateException("simulated"));
        }
    }

    @Override
    public Commit atCommit(boolean writes) {
        if (isDown()) {
            return writes && random.nextBoolean() ? Commit.UNDONE_UNTOLD : Commit.REFUSED;
        }
        if (!writes) {
            return Commit.DONE;
        }
        var isRenewal = fibers.current().filter(fiber -> fiber.name().equals(Node.KEEPER)).isPresent();
        return troubles.strikes(isRenewal ? Point.LEASE : Point.COMMIT).map(trouble -> switch (trouble) {
            case COMMIT_REFUSED -> Commit.REFUSED;
            case COMMIT_CONFLICT -> Commit.CONFLICT;
            case COMMIT_DONE_UNTOLD -> Commit.DONE_UNTOLD;
            case COMMIT_UNDONE_UNTOLD -> Commit.UNDONE_UNTOLD;
            case COMMIT_DONE_LATER -> Commit.DONE_LATER;
            default -> throw new IllegalStateException(trouble + " is no trouble of commits");
        }).orElse(Commit.DONE);
    }
}
