package payscore.adapter.persistence.lease;

import org.jspecify.annotations.Nullable;
import payscore.application.port.out.store.NodeId;

/**
 * A row of {@code bucket_lease}.
 *
 * @param owner absent after a release
 * @param leaseUntil epoch milliseconds by the database's clock
 */
record LeaseRow(int bucket, @Nullable String owner, long fencing, long leaseUntil) {
    boolean isOf(NodeId node) {
        return node.value().equals(owner);
    }

    boolean isFree(long now) {
        return leaseUntil <= now;
    }

    boolean isOfAnother(NodeId node) {
        return owner != null && !isOf(node);
    }
}
