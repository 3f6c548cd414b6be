package payscore.adapter.persistence.bucket;

import java.util.List;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;

/** Buckets as a statement takes them. */
public final class BucketNumbers {
    /** In no row; SQL knows no empty list. */
    private static final List<Integer> NONE = List.of(-1);

    private BucketNumbers() {}

    public static List<Integer> of(Buckets buckets) {
        return buckets.isEmpty() ? NONE : buckets.list().stream().map(Bucket::number).toList();
    }
}
