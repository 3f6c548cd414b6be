package payscore.bootstrap.simulation.fiber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FibersTest {
    private static final Instant START = Instant.parse("2026-06-01T02:00:00Z");
    private static final Instant NEVER = START.plus(Duration.ofDays(1));

    private final Fibers fibers = new Fibers(START, new SplittableRandom(1), 10_000);
    private final Process process = new Process("process");
    private final List<String> told = new ArrayList<>();

    @Test
    void whatIsDueFirstRunsFirst() {
        fibers.spawnAfter(Duration.ofHours(2), "late", process, () -> tell("late"));
        fibers.spawnAfter(Duration.ofHours(1), "early", process, () -> tell("early"));

        run();

        assertThat(told).containsExactly("early at PT1H", "late at PT2H");
    }

    @Test
    void fibersTakeTurnsWhereTheyPause() {
        fibers.spawn("one", process, () -> {
            tell("one");
            fibers.pause(Duration.ofMinutes(2));
            tell("one");
        });
        fibers.spawnAfter(Duration.ofMinutes(1), "two", process, () -> tell("two"));

        run();

        assertThat(told).containsExactly("one at PT0S", "two at PT1M", "one at PT2M");
    }

    @Test
    void oneSeedGivesOneOrder() {
        assertThat(mixed(7)).isEqualTo(mixed(7)).isNotEqualTo(mixed(8));
    }

    @Test
    void aWakeUpReplacesTheOneThatWasPlanned() {
        var sleeper = fibers.spawn("sleeper", process, () -> {
            fibers.sleepUntil(START.plus(Duration.ofHours(9)).toEpochMilli());
            tell("woken");
        });
        fibers.spawnAfter(Duration.ofMinutes(5), "waker", process,
                () -> fibers.wakeAt(sleeper, fibers.millis()));

        run();

        assertThat(told).containsExactly("woken at PT5M");
    }

    @Test
    void whoeverAwaitsSomethingIsAskedAgainWhenAnythingChanged() {
        var ready = new ArrayList<String>();
        fibers.spawn("waiting", process, () -> {
            fibers.await(() -> ready.size() == 2);
            tell("ready");
        });
        for (int minute = 1; minute <= 2; minute++) {
            fibers.spawnAfter(Duration.ofMinutes(minute), "working", process, () -> {
                ready.add("done");
                fibers.changed();
            });
        }

        run();

        assertThat(told).containsExactly("ready at PT2M");
    }

    @Test
    void aDeadProcessUnwindsWhereItStandsAndDoesNothingMore() {
        fibers.spawn("doomed", process, () -> {
            try {
                fibers.pause(Duration.ofHours(1));
                tell("alive");
            } finally {
                tell("unwound");
            }
        });
        fibers.spawnAfter(Duration.ofMinutes(1), "killer", new Process("killer"), () -> fibers.kill(process));

        run();

        assertThat(told).containsExactly("unwound at PT1M");
    }

    @Test
    void aProcessThatDiesAtItsOwnHandsDiesAtItsNextStep() {
        fibers.spawn("doomed", process, () -> {
            fibers.kill(process);
            tell("still running");
            fibers.step();
            tell("never");
        });

        run();

        assertThat(told).containsExactly("still running at PT0S");
    }

    @Test
    void aFrozenProcessDoesNothingAndThenGoesOn() {
        fibers.spawn("frozen", process, () -> {
            fibers.pause(Duration.ofMinutes(1));
            tell("thawed");
        });
        fibers.spawnAfter(Duration.ofSeconds(1), "freezer", new Process("freezer"),
                () -> fibers.freeze(process, Duration.ofMinutes(10)));

        run();

        assertThat(told).containsExactly("thawed at PT10M1S");
    }

    @Test
    void anExecutorRunsItsTasksSideBySideAndWaitsForAll() {
        var executor = new FiberExecutor(fibers, process);
        fibers.spawn("caller", process, () -> {
            List<Callable<String>> tasks = List.of(task("short", 1), task("long", 3), task("middle", 2));
            var results = executor.invokeAll(tasks).stream().map(Future::resultNow).toList();
            tell(results.toString());
        });

        run();

        assertThat(told).containsExactly("short at PT1M", "middle at PT2M", "long at PT3M",
                "[short, long, middle] at PT3M");
    }

    @Test
    void aTaskOfADeadProcessTakesItsCallerWithIt() {
        var executor = new FiberExecutor(fibers, process);
        fibers.spawn("caller", process, () -> {
            executor.invokeAll(List.of(task("only", 5)));
            tell("never");
        });
        fibers.spawnAfter(Duration.ofMinutes(1), "killer", new Process("killer"), () -> fibers.kill(process));

        run();

        assertThat(told).isEmpty();
    }

    @Test
    void aFailureOfAFiberIsTheFailureOfTheRun() {
        fibers.spawn("failing", process, () -> {
            throw new IllegalStateException("deliberate");
        });

        assertThatThrownBy(this::run).hasMessageContaining("deliberate");
    }

    @Test
    void whatGoesRoundInCirclesIsStopped() {
        fibers.spawn("circling", process, () -> {
            while (true) {
                fibers.pause(Duration.ZERO);
            }
        });

        assertThatThrownBy(this::run).hasMessageContaining("steps");
    }

    @Test
    void theRunEndsWhenItsTimeOrItsConditionComes() {
        fibers.spawn("ticking", process, () -> {
            while (true) {
                tell("tick");
                fibers.pause(Duration.ofHours(1));
            }
        });

        fibers.run(START.plus(Duration.ofMinutes(90)), () -> false);
        assertThat(told).hasSize(2);
        fibers.run(NEVER, () -> told.size() == 4);
        assertThat(told).hasSize(4);
        fibers.close();
    }

    private void run() {
        try {
            fibers.run(NEVER, () -> false);
        } finally {
            fibers.close();
        }
    }

    private Callable<String> task(String name, int minutes) {
        return () -> {
            fibers.pause(Duration.ofMinutes(minutes));
            tell(name);
            return name;
        };
    }

    private void tell(String what) {
        told.add(what + " at " + Duration.between(START, fibers.instant()));
    }

    private static List<String> mixed(long seed) {
        var fibers = new Fibers(START, new SplittableRandom(seed), 10_000);
        var process = new Process("mixed");
        var order = new ArrayList<String>();
        for (var name : List.of("a", "b", "c")) {
            fibers.spawn(name, process, () -> {
                for (int step = 0; step < 20; step++) {
                    order.add(name);
                    fibers.step();
                }
            });
        }
        fibers.run(NEVER, () -> false);
        fibers.close();
        return order;
    }
}
