package payscore.application.port.out.store;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.AuthorizationKey;

/**
 * One of {@value #COUNT} equal parts of all due work. Everything owed about one order, or one authorisation, lies in one bucket, and a bucket is worked on by
 * the node that leases it. Stored beside every due row, so the way a key is hashed must never change.
 *
 * @param number from 0
 */
public record Bucket(int number) implements Comparable<Bucket> {
    public static final int COUNT = 256;

    public Bucket {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("There are " + COUNT + " buckets, from 0");
        }
    }

    public static Bucket of(ServiceOrderKey key) {
        return of(key.toString());
    }

    public static Bucket of(AuthorizationKey key) {
        return of(key.toString());
    }

    public static Bucket of(Subject subject) {
        return of(subject.toString());
    }

    /** For what is not about an order we can name. */
    public static Bucket of(String text) {
        var hash = new CRC32();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return new Bucket((int) (hash.getValue() % COUNT));
    }

    @Override
    public int compareTo(Bucket other) {
        return Integer.compare(number, other.number);
    }
}
