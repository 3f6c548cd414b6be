package payscore.application.port.out.store;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Some of the buckets. Immutable; asked for every due row, so it answers by looking at one bit. */
public final class Buckets {
    public static final Buckets NONE = of(List.of());
    public static final Buckets ALL = of(IntStream.range(0, Bucket.COUNT).mapToObj(Bucket::new).toList());

    private final BitSet numbers = new BitSet(Bucket.COUNT);

    private Buckets(Collection<Bucket> buckets) {
        buckets.forEach(bucket -> numbers.set(bucket.number()));
    }

    public static Buckets of(Collection<Bucket> buckets) {
        return new Buckets(buckets);
    }

    public boolean contains(Bucket bucket) {
        return numbers.get(bucket.number());
    }

    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    public int size() {
        return numbers.cardinality();
    }

    /** By rising number. */
    public List<Bucket> list() {
        return numbers.stream().mapToObj(Bucket::new).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Buckets buckets && numbers.equals(buckets.numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    @Override
    public String toString() {
        return "Buckets" + numbers;
    }
}
