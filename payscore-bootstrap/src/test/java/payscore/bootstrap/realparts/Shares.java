package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Who works on what, as the tables say. */
final class Shares {
    private static final Duration SPREAD_MAX = Duration.ofSeconds(60);
    private static final int BUCKETS = 256;

    private final RealParts parts;

    Shares(RealParts parts) {
        this.parts = parts;
    }

    /** How many buckets are leased under this name, whether or not the lease has ended. */
    int leasedBy(String node) {
        return Integer.parseInt(one("SELECT COUNT(*) FROM bucket_lease WHERE owner = '" + node + "'"));
    }

    /** The node that works on the order. */
    String holderOf(String number) {
        return one("SELECT COALESCE(l.owner, '') FROM bucket_lease l JOIN service_order o ON o.bucket = l.bucket"
                + " WHERE o.out_order_no = '" + number + "'");
    }

    /** Until each of these nodes has its share, and nobody else has any. */
    void awaitSpreadOver(List<String> nodes) {
        Waiting.until(SPREAD_MAX, () -> {
            assertThat(nodes).allSatisfy(node -> assertThat(leasedBy(node)).as(node).isPositive());
            assertThat(nodes.stream().mapToInt(this::leasedBy).sum()).as("buckets of %s", nodes).isEqualTo(BUCKETS);
        });
    }

    private String one(String query) {
        return parts.mysql().query(parts.database(), query).getFirst();
    }
}
