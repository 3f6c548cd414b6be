package payscore.application.port.out.store;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Some of the buckets, in order. */
public record Buckets(SortedSet<Bucket> set) {
    public static final Buckets NONE = new Buckets(new TreeSet<>());
    public static final Buckets ALL = IntStream.range(0, Bucket.COUNT).mapToObj(Bucket::new)
            .collect(Collectors.collectingAndThen(Collectors.toList(), Buckets::of));

    public Buckets {
        set = Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }

    public static Buckets of(Collection<Bucket> buckets) {
        return new Buckets(new TreeSet<>(buckets));
    }

    public boolean contains(Bucket bucket) {
        return set.contains(bucket);
    }

    public boolean isEmpty() {
        return set.isEmpty();
    }
}
