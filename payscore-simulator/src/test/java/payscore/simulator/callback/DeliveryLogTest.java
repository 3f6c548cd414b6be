package payscore.simulator.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {
    @Test
    void aBoundedOneForgetsTheOldestButNotHowManyThereWere() {
        DeliveryLog log = DeliveryLog.bounded();
        log.add(attempt("OLD", 1));
        log.add(attempt("OLD", 2));
        for (int i = 0; i < 4_999; i++) {
            log.add(attempt("NEW-" + i, 1));
        }

        assertThat(log.all()).hasSize(5_000);
        assertThat(log.of("OLD")).extracting(Delivery::attempt).containsExactly(2);
        assertThat(log.countFor("OLD")).isEqualTo(2);
        log.add(attempt("NEW", 1));
        assertThat(log.of("OLD")).isEmpty();
        assertThat(log.countFor("OLD")).isEqualTo(2);
    }

    private static Delivery attempt(String outOrderNo, int attempt) {
        return new Delivery(
                Instant.EPOCH,
                "EV-1",
                "PAYSCORE.USER_PAID",
                "1",
                outOrderNo,
                "http://127.0.0.1:9/notify",
                attempt,
                Map.of(),
                "",
                204,
                Optional.empty(),
                Optional.empty());
    }
}
