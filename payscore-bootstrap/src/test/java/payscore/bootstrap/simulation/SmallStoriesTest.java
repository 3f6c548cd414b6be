package payscore.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.bootstrap.simulation.invariant.Invariants;
import payscore.bootstrap.simulation.world.Placed;
import payscore.bootstrap.simulation.world.PlacedTroubles;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Plan.Profile;
import payscore.bootstrap.simulation.world.Point;
import payscore.bootstrap.simulation.world.Trouble;
import payscore.bootstrap.simulation.world.World;

/** The life of one order, with every trouble at every occasion, and with every two of the hardest. */
@Tag("simulation")
class SmallStoriesTest {
    /** Every trouble that has an occasion of its own. */
    private static final List<Point> EVERYWHERE = List.of(
            Point.COMMAND, Point.QUERY, Point.CALLBACK, Point.COMMIT, Point.LEASE, Point.API, Point.WEBHOOK);

    private static final List<Trouble> HARDEST = List.of(Trouble.REQUEST_LOST, Trouble.REQUEST_LATE,
            Trouble.ANSWER_LOST, Trouble.REQUEST_DOUBLED_LATE, Trouble.CALLBACK_LOST_FOR_GOOD, Trouble.CALLBACK_LATE,
            Trouble.COMMIT_REFUSED, Trouble.COMMIT_DONE_UNTOLD, Trouble.NODE_CRASH);

    /** A crash of every step is tried alone; beside another trouble, of every so-many-th. */
    private static final int STEPS_BETWEEN_CRASHES = 25;

    /** A run, and what could have gone wrong in it. */
    private record Ran(World.Outcome outcome, PlacedTroubles occasions) {}

    @ParameterizedTest
    @EnumSource(value = Profile.class, names = {"PAID", "CANCELLED", "RACE"})
    void survivesOneAndTwoTroublesWhereverTheyStrike(Profile story) {
        var untroubled = run(story, List.of());
        assertThat(untroubled.outcome().violation()).isEmpty();

        var ones = everyTroubleOf(untroubled.occasions()).map(one -> Plan.small(story, List.of(one)));
        var twos = hardestOf(untroubled.occasions()).flatMap(first -> withASecond(story, first));
        var report = Campaign.run(Stream.concat(ones, twos).iterator());

        System.out.printf("%s, one trouble and two, everywhere: %s; %d violations%n", story, report.tally(),
                report.failures().size());
        assertThat(report.failures()).as(() -> Shrinker.explain(report.failures().getFirst(), Optional.empty()))
                .isEmpty();
    }

    /** What may go wrong besides follows from what goes on after the first trouble. */
    private static Stream<Plan> withASecond(Profile story, Placed first) {
        return hardestOf(run(story, List.of(first)).occasions()).filter(other -> isBehind(other, first))
                .map(second -> Plan.small(story, List.of(first, second)));
    }

    private static Ran run(Profile story, List<Placed> placed) {
        var troubles = new PlacedTroubles(placed);
        return new Ran(World.run(Plan.small(story, placed), random -> troubles, Invariants.all(), false), troubles);
    }

    private static Stream<Placed> everyTroubleOf(PlacedTroubles occasions) {
        return Stream.concat(
                EVERYWHERE.stream().flatMap(point -> Trouble.at(point).stream()
                        .flatMap(trouble -> everyOccasion(occasions, point, 1, trouble))),
                everyOccasion(occasions, Point.STEP, 1, Trouble.NODE_CRASH));
    }

    private static Stream<Placed> hardestOf(PlacedTroubles occasions) {
        return Stream.of(Point.COMMAND, Point.QUERY, Point.CALLBACK, Point.COMMIT, Point.STEP)
                .flatMap(point -> Trouble.at(point).stream().filter(HARDEST::contains)
                        .flatMap(trouble -> everyOccasion(occasions, point,
                                point == Point.STEP ? STEPS_BETWEEN_CRASHES : 1, trouble)));
    }

    private static Stream<Placed> everyOccasion(PlacedTroubles occasions, Point point, int step, Trouble trouble) {
        return IntStream.iterate(0, occasion -> occasion < occasions.occasions(point), occasion -> occasion + step)
                .mapToObj(occasion -> new Placed(point, occasion, trouble));
    }

    /** Two troubles are tried in one order only. */
    private static boolean isBehind(Placed other, Placed first) {
        return Comparator.comparing(Placed::point).thenComparing(Placed::occasion).compare(other, first) > 0;
    }
}
