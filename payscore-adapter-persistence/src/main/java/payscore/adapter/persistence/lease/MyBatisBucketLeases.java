package payscore.adapter.persistence.lease;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.BucketLeases;
import payscore.application.port.out.store.NodeId;
import payscore.application.port.out.store.Share;

/**
 * Leases in SQL. Each statement is its own transaction and safe by itself: an update finds only rows that are still as they were
 * read, so of two nodes that want one bucket the second finds none. Several statements in one transaction would lock rows in
 * another order on every node, and deadlock. A node that pauses between reading the clock and an update is late, never early:
 * its lease ends the sooner, and what it takes for run out was so even then.
 */
public final class MyBatisBucketLeases implements BucketLeases {
    /** Long after anybody could take a dead node's row for a sign of life. */
    private static final Duration DEAD_NODES_KEPT = Duration.ofDays(1);

    private final BucketLeaseMapper mapper;

    MyBatisBucketLeases(BucketLeaseMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Holding renew(NodeId node, Duration life) {
        var now = mapper.clock().epochMilli();
        var until = now + life.toMillis();
        announce(node, now, until);
        var share = Share.of(node, mapper.alive(now).stream().map(NodeId::new).toList());
        var before = mapper.leases();
        giveUp(node, before.stream().filter(lease -> lease.isOf(node) && !isIn(share, lease)).toList());
        var mine = before.stream().filter(lease -> isIn(share, lease) && lease.isOf(node) && !lease.isFree(now))
                .toList();
        var free = before.stream().filter(lease -> isIn(share, lease) && lease.isFree(now)).toList();
        var isAllRenewed = isAllRenewed(node, mine, now, until);
        take(node, free, now, until);
        var held = isAllRenewed && free.isEmpty() ? mine : heldUntil(node, until);
        return new Holding(held.stream().collect(toMap(lease -> new Bucket(lease.bucket()), LeaseRow::fencing)),
                takenOver(node, free, held));
    }

    @Override
    public void release(NodeId node) {
        mapper.deleteNode(node.value());
        giveUp(node, mapper.leases().stream().filter(lease -> lease.isOf(node)).toList());
    }

    private void announce(NodeId node, long now, long until) {
        if (mapper.prolongLife(node.value(), until) == 0) {
            try {
                mapper.insertNode(node.value(), until);
            } catch (DuplicateKeyException alive) {
                // It said the same within this millisecond.
            }
            mapper.forgetNodes(now - DEAD_NODES_KEPT.toMillis());
        }
    }

    private void giveUp(NodeId node, List<LeaseRow> leases) {
        if (!leases.isEmpty()) {
            mapper.giveUp(node.value(), buckets(leases));
        }
    }

    private boolean isAllRenewed(NodeId node, List<LeaseRow> leases, long now, long until) {
        return leases.isEmpty() || mapper.renew(node.value(), buckets(leases), now, until) == leases.size();
    }

    /** Whether it succeeded is read afterwards: somebody else may have been faster with some of them. */
    private void take(NodeId node, List<LeaseRow> free, long now, long until) {
        free.stream().collect(groupingBy(LeaseRow::fencing, TreeMap::new, mapping(LeaseRow::bucket, toList())))
                .forEach((fencing, buckets) -> mapper.take(node.value(), buckets, fencing, now, until));
    }

    private List<LeaseRow> heldUntil(NodeId node, long until) {
        return mapper.leases().stream().filter(lease -> lease.isOf(node) && lease.leaseUntil() >= until).toList();
    }

    private static int takenOver(NodeId node, List<LeaseRow> free, List<LeaseRow> held) {
        var ofOthers = free.stream().filter(lease -> lease.isOfAnother(node)).map(LeaseRow::bucket).collect(toSet());
        return (int) held.stream().filter(lease -> ofOthers.contains(lease.bucket())).count();
    }

    private static boolean isIn(Share share, LeaseRow lease) {
        return share.contains(new Bucket(lease.bucket()));
    }

    private static List<Integer> buckets(List<LeaseRow> leases) {
        return leases.stream().map(LeaseRow::bucket).toList();
    }
}
