package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.InMemoryStore;
import payscore.application.fixture.ManualClock;
import payscore.application.fixture.SilentTelemetry;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.BucketLeases;
import payscore.application.port.out.store.NodeId;
import payscore.application.port.out.store.StoreFailure;
import payscore.domain.fixture.Covers;

class KeepBucketsTest {
    private final ManualClock databaseClock = new ManualClock(Instant.parse("2025-06-01T00:00:00Z"));
    private final ManualClock clock = new ManualClock(Instant.parse("2025-06-01T00:00:00Z"));
    private final InMemoryStore store = new InMemoryStore(databaseClock);
    private final List<String> told = new ArrayList<>();
    private final KeepBucketsHandler here = keeper("here", store.leases());
    private final KeepBucketsHandler there = keeper("there", store.leases());

    @Test
    void aloneANodeHoldsEverything() {
        here.keep();
        assertThat(here.held().list()).hasSize(Bucket.COUNT);
    }

    @Test
    void twoNodesShareEvenlyAndNothingIsHeldTwice() {
        here.keep();
        there.keep();
        pass(KeepBucketsHandler.RENEWAL);
        here.keep();
        there.keep();

        assertThat(here.held().list()).hasSize(Bucket.COUNT / 2);
        assertThat(there.held().list()).hasSize(Bucket.COUNT / 2).doesNotContainAnyElementsOf(here.held().list());
    }

    @Test
    void whatWasHandedOverIsTakenAtOnce() {
        twoNodesShareEvenlyAndNothingIsHeldTwice();
        there.handOver();
        pass(KeepBucketsHandler.RENEWAL);
        here.keep();

        assertThat(here.held().list()).hasSize(Bucket.COUNT);
        assertThat(there.held().isEmpty()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void whatADeadNodeHeldIsTakenOverWhenItsLeaseHasRunOut() {
        twoNodesShareEvenlyAndNothingIsHeldTwice();
        var died = clock.instant();
        while (here.held().size() < Bucket.COUNT) {
            pass(Duration.ofSeconds(1));
            here.keep();
        }

        assertThat(Duration.between(died, clock.instant()))
                .isBetween(KeepBucketsHandler.LEASE, KeepBucketsHandler.LEASE.plusSeconds(5));
        assertThat(told).containsExactly("128 taken over");
    }

    @Test
    void afterHandingOverANodeTakesNothingAgain() {
        here.keep();
        here.handOver();
        pass(Duration.ofMinutes(1));
        here.keep();

        assertThat(here.held().isEmpty()).isTrue();
    }

    @Test
    @Covers("T02")
    void aClockThatIsSetBackPutsOffNoRenewal() {
        here.keep();
        clock.moveTo(clock.instant().minus(Duration.ofHours(1)));
        databaseClock.advance(KeepBucketsHandler.LEASE.plusSeconds(1));
        here.keep();
        there.keep();

        assertThat(there.held().isEmpty()).isTrue();
    }

    @Test
    void whileTheStoreIsAwayANodeGoesOnUntilItsLeaseHasSurelyEnded() {
        var away = new Away(store.leases());
        var keeper = keeper("shaky", away);
        keeper.keep();
        away.isAway = true;

        pass(KeepBucketsHandler.RENEWAL);
        assertThatThrownBy(keeper::keep).isInstanceOf(StoreFailure.class);
        assertThat(keeper.held().isEmpty()).isFalse();

        pass(KeepBucketsHandler.LEASE);
        assertThatThrownBy(keeper::keep).isInstanceOf(StoreFailure.class);
        assertThat(keeper.held().isEmpty()).isTrue();
    }

    @Test
    @Covers({"D06", "D07"})
    void aFencingNumberThatFallsMeansThatTheDatabaseForgotCommits() {
        var numbers = new ArrayList<>(List.of(5L, 4L));
        var keeper = keeper("node", new Away(store.leases()) {
            @Override
            public Holding renew(NodeId node, Duration life) {
                return new Holding(Map.of(new Bucket(7), numbers.removeFirst()), 0);
            }
        });
        keeper.keep();
        pass(KeepBucketsHandler.RENEWAL);
        keeper.keep();

        assertThat(told).containsExactly("history went back");
    }

    private void pass(Duration time) {
        clock.advance(time);
        databaseClock.advance(time);
    }

    private KeepBucketsHandler keeper(String node, BucketLeases leases) {
        return new KeepBucketsHandler(new NodeId(node), leases, new SilentTelemetry() {
            @Override
            public void bucketsTakenOver(int count) {
                told.add(count + " taken over");
            }

            @Override
            public void historyWentBack() {
                told.add("history went back");
            }
        }, clock);
    }

    private static class Away implements BucketLeases {
        private final BucketLeases leases;
        private boolean isAway;

        Away(BucketLeases leases) {
            this.leases = leases;
        }

        @Override
        public Holding renew(NodeId node, Duration life) {
            if (isAway) {
                throw new StoreFailure.Unavailable("deliberate", new IllegalStateException());
            }
            return leases.renew(node, life);
        }

        @Override
        public void release(NodeId node) {
            leases.release(node);
        }
    }
}
