package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.AfterAll;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/** Looks at every meter of ours after all features: labels are few, and none grows with the orders. */
public final class MeterScan {
    private static final Set<String> LABELS = Set.of(
            "kind", "outcome", "cause", "reason", "operation", "host", "merchant", "state");
    /** So many values may a label of ours have, however many orders there were. */
    private static final int VALUES_MAX = 40;

    private MeterScan() {}

    @AfterAll
    public static void noLabelGrowsWithTheOrders() {
        var ours = DevelopmentDeployment.started().meters().getMeters().stream().map(Meter::getId)
                .filter(id -> id.getName().startsWith("payscore.")).toList();
        var numbers = new ArrayList<String>();
        for (var order : new JsonClient(Deployment.underTest().simulator(), Map.of()).get("/simulator/orders")
                .body()) {
            numbers.add(order.path("out_order_no").asString("no number"));
        }

        assertThat(ours).as("the features leave traces in the meters").hasSizeGreaterThan(5);
        assertThat(numbers).isNotEmpty();
        assertThat(ours).flatExtracting(Meter.Id::getTags).extracting(Tag::getKey).isSubsetOf(LABELS);
        assertThat(allMeters(DevelopmentDeployment.started().meters())).flatExtracting(Meter.Id::getTags)
                .extracting(Tag::getValue).noneMatch(value -> numbers.stream().anyMatch(value::contains));
        for (var label : LABELS) {
            assertThat(ours.stream().map(id -> id.getTag(label)).distinct()).as(label)
                    .hasSizeLessThanOrEqualTo(VALUES_MAX);
        }
    }

    private static Iterable<Meter.Id> allMeters(MeterRegistry meters) {
        return meters.getMeters().stream().map(Meter::getId).toList();
    }
}
