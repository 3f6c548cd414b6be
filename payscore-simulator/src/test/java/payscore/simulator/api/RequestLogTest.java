package payscore.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    @Test
    void aBoundedOneForgetsTheOldestOfAllAndOfItsOrder() {
        RequestLog log = RequestLog.bounded();
        log.add(about("OLD", "1"));
        log.add(about("OLD", "2"));
        for (int i = 0; i < 4_999; i++) {
            log.add(about("NEW-" + i, "3"));
        }

        assertThat(log.all()).hasSize(5_000).first().extracting(SeenRequest::body).isEqualTo("2");
        assertThat(log.about("OLD")).extracting(SeenRequest::body).containsExactly("2");
        log.add(about("NEW", "4"));
        assertThat(log.about("OLD")).isEmpty();
        assertThat(log.about("NEW")).hasSize(1);
    }

    private static SeenRequest about(String outOrderNo, String body) {
        return new SeenRequest(
                Instant.EPOCH,
                "POST",
                "/",
                Optional.empty(),
                Optional.empty(),
                Optional.of(outOrderNo),
                Optional.empty(),
                body,
                200,
                "",
                Optional.empty());
    }
}
