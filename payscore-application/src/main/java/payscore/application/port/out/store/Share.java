package payscore.application.port.out.store;

import java.util.Collection;

/**
 * The part of the buckets that is one node's when these nodes are alive. Every node computes the same split, so they need not talk to
 * each other: the nodes in the order of their ids, each with an equal run of buckets.
 */
public record Share(int from, int to) {
    /** @param alive the nodes alive, {@code node} among them or not */
    public static Share of(NodeId node, Collection<NodeId> alive) {
        var others = alive.stream().filter(other -> !other.equals(node)).toList();
        var count = others.size() + 1;
        var rank = (int) others.stream().filter(other -> other.value().compareTo(node.value()) < 0).count();
        return new Share(rank * Bucket.COUNT / count, (rank + 1) * Bucket.COUNT / count);
    }

    public boolean contains(Bucket bucket) {
        return bucket.number() >= from && bucket.number() < to;
    }
}
