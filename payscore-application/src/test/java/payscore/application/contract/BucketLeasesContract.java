package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.BucketLeases;
import payscore.application.port.out.store.BucketLeases.Holding;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.NodeId;
import payscore.domain.fixture.Covers;

/** What {@link BucketLeases} must do. */
public interface BucketLeasesContract {
    /** Long enough for a test on a busy machine. */
    Duration LIFE = Duration.ofMinutes(5);
    NodeId FIRST = new NodeId("node-1");
    NodeId SECOND = new NodeId("node-2");
    NodeId THIRD = new NodeId("node-3");

    BucketLeases leases();

    /** Lets the database's clock go on by {@code time}, or makes all that is stored older by it. */
    void letPass(Duration time);

    @Test
    default void aNodeAloneHoldsEverything() {
        var holding = leases().renew(FIRST, LIFE);

        assertThat(holding.buckets()).isEqualTo(Buckets.ALL);
        assertThat(holding.takenOver()).isZero();
    }

    @Test
    default void whatIsHeldIsHeldOnUnderTheSameNumbers() {
        var before = leases().renew(FIRST, LIFE);
        letPass(LIFE.dividedBy(2));
        leases().renew(FIRST, LIFE);
        letPass(LIFE.dividedBy(2).plusMillis(1));

        var after = leases().renew(FIRST, LIFE);

        assertThat(after).isEqualTo(before);
    }

    @Test
    default void twoRenewalsInTheSameMomentHoldTheSame() {
        var before = leases().renew(FIRST, LIFE);

        assertThat(leases().renew(FIRST, LIFE)).isEqualTo(before);
    }

    @Test
    default void aNodeThatJoinsGetsItsShareOnceTheOtherHasGivenItUp() {
        var alone = leases().renew(FIRST, LIFE);
        assertThat(leases().renew(SECOND, LIFE).buckets().isEmpty()).isTrue();

        var shared = leases().renew(FIRST, LIFE);
        var joined = leases().renew(SECOND, LIFE);

        assertThat(shared.buckets()).isEqualTo(range(0, 128));
        assertThat(joined.buckets()).isEqualTo(range(128, 256));
        assertThat(joined.takenOver()).isZero();
        assertRisen(alone, joined);
        assertUnchanged(alone, shared);
    }

    @Test
    default void sharesOfThreeAreEqualAndComplete() {
        var holdings = settled(FIRST, SECOND, THIRD);

        assertThat(holdings).extracting(holding -> holding.buckets().size()).containsExactly(85, 85, 86);
        assertDisjointAndComplete(holdings);
    }

    @Test
    @Covers("P08")
    default void whatIsReleasedIsTakenAtOnce() {
        var before = settled(FIRST, SECOND);

        leases().release(SECOND);
        var after = leases().renew(FIRST, LIFE);

        assertThat(after.buckets()).isEqualTo(Buckets.ALL);
        assertThat(after.takenOver()).isZero();
        assertRisen(before.getLast(), after);
    }

    @Test
    default void aReleasedNodeMayComeBack() {
        settled(FIRST, SECOND);
        leases().release(SECOND);

        assertThat(settled(FIRST, SECOND).getLast().buckets()).isEqualTo(range(128, 256));
    }

    @Test
    default void aReleaseOfNothingDoesNothing() {
        leases().release(SECOND);

        assertThat(leases().renew(FIRST, LIFE).buckets()).isEqualTo(Buckets.ALL);
    }

    @Test
    @Covers("P07")
    default void whatADeadNodeHeldIsTakenOverWhenItsLeaseEndsAndCounted() {
        var before = settled(FIRST, SECOND);
        letPass(LIFE.minusSeconds(60));
        assertThat(leases().renew(FIRST, LIFE).buckets()).isEqualTo(range(0, 128));
        letPass(Duration.ofSeconds(61));

        var after = leases().renew(FIRST, LIFE);

        assertThat(after.buckets()).isEqualTo(Buckets.ALL);
        assertThat(after.takenOver()).isEqualTo(128);
        assertRisen(before.getLast(), after);
        assertThat(leases().renew(FIRST, LIFE).takenOver()).isZero();
    }

    @Test
    @Covers("X06")
    default void aNodeThatWasPausedLongerThanItsLeaseHasLostItsBuckets() {
        settled(FIRST, SECOND);
        letPass(LIFE.plusMillis(1));
        var takenOver = leases().renew(FIRST, LIFE);

        var late = leases().renew(SECOND, LIFE);

        assertThat(takenOver.buckets()).isEqualTo(Buckets.ALL);
        assertThat(late.buckets().isEmpty()).isTrue();
    }

    @Test
    default void aLeaseThatRanOutUnnoticedIsAnotherOneAfterwards() {
        var before = leases().renew(FIRST, LIFE);
        letPass(LIFE.plusMillis(1));

        var after = leases().renew(FIRST, LIFE);

        assertThat(after.takenOver()).isZero();
        assertRisen(before, after);
    }

    @Test
    default void racingNodesNeverHoldABucketTogether() {
        var nodes = List.of(FIRST, SECOND, THIRD, new NodeId("node-4"));
        for (int round = 0; round < 5; round++) {
            var holdings = Together.run(nodes.size(), i -> leases().renew(nodes.get(i), LIFE));

            assertDisjoint(holdings);
        }
        assertDisjointAndComplete(settled(nodes.toArray(NodeId[]::new)));
    }

    @Test
    default void ofManyHeirsOfADeadNodeEachBucketGetsOne() {
        var heirs = List.of(FIRST, SECOND, THIRD);
        var dead = new NodeId("node-4");
        for (int round = 0; round < 5; round++) {
            leases().release(FIRST);
            leases().release(SECOND);
            leases().release(THIRD);
            leases().renew(dead, LIFE);
            letPass(LIFE.plusMillis(1));

            var holdings = Together.run(heirs.size(), i -> leases().renew(heirs.get(i), LIFE));

            assertDisjoint(holdings);
            assertThat(holdings.stream().mapToInt(Holding::takenOver).sum())
                    .isEqualTo(holdings.stream().mapToInt(holding -> holding.fencing().size()).sum());
        }
    }

    @Test
    default void fencingNumbersOnlyEverRise() {
        var highest = new HashMap<Bucket, Long>();
        for (int round = 0; round < 3; round++) {
            for (var node : List.of(FIRST, SECOND, THIRD)) {
                leases().renew(node, LIFE).fencing().forEach((bucket, number) -> {
                    assertThat(number).isGreaterThanOrEqualTo(highest.getOrDefault(bucket, 0L));
                    highest.put(bucket, number);
                });
                letPass(LIFE.dividedBy(2).plusMillis(1));
            }
        }
    }

    /** What each holds when all of them have seen each other. */
    private List<Holding> settled(NodeId... nodes) {
        Stream.of(nodes).forEach(node -> leases().renew(node, LIFE));
        Stream.of(nodes).forEach(node -> leases().renew(node, LIFE));
        return Stream.of(nodes).map(node -> leases().renew(node, LIFE)).toList();
    }

    private static void assertDisjoint(List<Holding> holdings) {
        var seen = new HashSet<Bucket>();
        holdings.forEach(holding -> holding.fencing().keySet()
                .forEach(bucket -> assertThat(seen.add(bucket)).as("%s is held once", bucket).isTrue()));
    }

    private static void assertDisjointAndComplete(List<Holding> holdings) {
        assertDisjoint(holdings);
        assertThat(holdings.stream().mapToInt(holding -> holding.fencing().size()).sum()).isEqualTo(Bucket.COUNT);
    }

    private static void assertRisen(Holding before, Holding after) {
        common(before, after).forEach(
                (bucket, number) -> assertThat(number).isGreaterThan(before.fencing().get(bucket)));
    }

    private static void assertUnchanged(Holding before, Holding after) {
        common(before, after).forEach((bucket, number) -> assertThat(number).isEqualTo(before.fencing().get(bucket)));
    }

    private static Map<Bucket, Long> common(Holding before, Holding after) {
        var common = new HashMap<>(after.fencing());
        common.keySet().retainAll(before.fencing().keySet());
        assertThat(common).isNotEmpty();
        return common;
    }

    private static Buckets range(int from, int to) {
        return Buckets.of(IntStream.range(from, to).mapToObj(Bucket::new).toList());
    }
}
