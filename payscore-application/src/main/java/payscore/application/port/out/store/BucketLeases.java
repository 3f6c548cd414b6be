package payscore.application.port.out.store;

import java.time.Duration;
import java.util.Map;

/**
 * Which node does the due work of which bucket. Leases run by the database's clock alone, never by a node's. Two nodes may hold a
 * bucket for a moment, when one was paused for longer than its lease: facts merge, so nothing is lost by it, and a command
 * moves on from the version its worker has read, so the slower one is refused (reliability design B.6).
 */
public interface BucketLeases {
    /**
     * Tells that {@code node} is alive, renews what it holds, gives up what is more than its share among the nodes that are alive,
     * and takes what is free or has run out, up to its share. Each bucket that changes hands gets a higher fencing number.
     *
     * @param life until when, from the database's now, nobody else may take what is held
     */
    Holding renew(NodeId node, Duration life);

    /** Gives up everything at once, so that others need not wait for the end of the leases. */
    void release(NodeId node);

    /**
     * What a node holds after a renewal.
     *
     * @param fencing number of each bucket held; it only ever rises, unless the database lost commits
     * @param takenOver how many buckets were taken from a node whose lease had run out
     */
    record Holding(Map<Bucket, Long> fencing, int takenOver) {
        public Holding {
            fencing = Map.copyOf(fencing);
        }

        public Buckets buckets() {
            return Buckets.of(fencing.keySet());
        }
    }
}
