package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.util.Map;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.BucketLeases;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.NodeId;

/** Leases that remember what a node was last told it holds. */
final class KnownBuckets implements BucketLeases {
    private final BucketLeases leases;
    private final Runnable changed;
    private Map<Bucket, Long> fencing = Map.of();
    private Buckets held = Buckets.NONE;

    KnownBuckets(BucketLeases leases, Runnable changed) {
        this.leases = leases;
        this.changed = changed;
    }

    Buckets held() {
        return held;
    }

    @Override
    public Holding renew(NodeId node, Duration life) {
        var holding = leases.renew(node, life);
        if (holding.fencing() != fencing) {
            fencing = holding.fencing();
            held = holding.buckets();
            changed.run();
        }
        return holding;
    }

    @Override
    public void release(NodeId node) {
        leases.release(node);
        fencing = Map.of();
        held = Buckets.NONE;
    }
}
