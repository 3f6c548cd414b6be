package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import payscore.application.port.in.KeepBuckets;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.BucketLeases;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.NodeId;
import payscore.application.port.out.telemetry.Telemetry;

/** {@link KeepBuckets}: renews this node's leases often enough, and knows what it holds. */
public final class KeepBucketsHandler implements KeepBuckets {
    /** Others take over what is not renewed for so long; the database's clock decides. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** A renewal may fail several times before the lease ends, and a dead node's share is found at once after it. */
    static final Duration RENEWAL = Duration.ofSeconds(3);

    private static final Logger LOG = System.getLogger(KeepBucketsHandler.class.getName());

    private final NodeId node;
    private final BucketLeases leases;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final Map<Bucket, Long> fencingMax = new HashMap<>();
    private Optional<Instant> renewedAt = Optional.empty();
    private Buckets held = Buckets.NONE;
    private boolean stopped;

    public KeepBucketsHandler(NodeId node, BucketLeases leases, Telemetry telemetry, InstantSource clock) {
        this.node = node;
        this.leases = leases;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** What this node works on now. */
    Buckets held() {
        return held;
    }

    /** Renews when it is time to. While renewals fail, the node goes on with what it holds until its lease has surely ended. */
    @Override
    public void keep() {
        var now = clock.instant();
        // A clock that was set back must not put off a renewal.
        var isDue = renewedAt.map(at -> now.isBefore(at) || !now.isBefore(at.plus(RENEWAL))).orElse(true);
        if (stopped || !isDue) {
            return;
        }
        try {
            take(leases.renew(node, LEASE));
            renewedAt = Optional.of(now);
        } catch (RuntimeException failure) {
            if (renewedAt.map(at -> now.isBefore(at) || !now.isBefore(at.plus(LEASE))).orElse(true)) {
                held = Buckets.NONE;
            }
            throw failure;
        }
    }

    /** Gives everything up, for good. */
    void handOver() {
        stopped = true;
        held = Buckets.NONE;
        leases.release(node);
        LOG.log(Level.INFO, "event=BUCKETS_HANDED_OVER node={0}", node);
    }

    private void take(BucketLeases.Holding holding) {
        if (holding.takenOver() > 0) {
            LOG.log(Level.WARNING, "event=BUCKETS_TAKEN_OVER node={0} count={1}", node, holding.takenOver());
            telemetry.bucketsTakenOver(holding.takenOver());
        }
        if (holding.fencing().entrySet().stream()
                .anyMatch(lease -> lease.getValue() < fencingMax.getOrDefault(lease.getKey(), 0L))) {
            LOG.log(Level.ERROR, "event=HISTORY_WENT_BACK node={0} why=\"the database forgot commits it had"
                    + " acknowledged: a failover lost them, or a backup was restored\"", node);
            telemetry.historyWentBack();
        }
        fencingMax.putAll(holding.fencing());
        if (!holding.buckets().equals(held)) {
            LOG.log(Level.INFO, "event=BUCKETS_HELD node={0} count={1}", node, holding.fencing().size());
        }
        held = holding.buckets();
        telemetry.bucketsHeld(holding.fencing().size());
    }
}
