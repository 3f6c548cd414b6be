package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import payscore.bootstrap.realparts.Merchant.Answer;
import payscore.domain.fixture.Covers;
import payscore.simulator.callback.Delivery;
import payscore.simulator.fault.Operation;

/** WeChat is out of reach for a while, by either of its hosts. */
class OutageIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** On the service's own schedule: after 2, 5, 15 and 60 seconds, each half as long again at most. */
    private static final Duration FOLLOWED_UP = Duration.ofSeconds(150);

    private final RealParts parts = RealParts.shared();
    private final Merchant merchant = parts.merchant();

    @AfterEach
    void heal() {
        parts.heal();
    }

    @Test
    @Covers("W29")
    void callbacksAreTakenMeanwhileAndWhatWasAskedForIsDoneAfterwardsBitByBit() {
        var waiting = IntStream.range(0, 10).mapToObj(i -> Merchant.newNumber()).toList();
        assertThat(waiting).extracting(merchant::create).extracting(Answer::status).containsOnly(201);
        parts.toWeChat().refuse();
        parts.toBackup().refuse();
        var asked = IntStream.range(0, 30).mapToObj(i -> Merchant.newNumber()).toList();
        assertThat(asked).extracting(merchant::create).extracting(Answer::status).containsOnly(202);
        waiting.forEach(parts.weChat().control()::accept);
        waiting.forEach(number -> comesTo("DOING/USER_CONFIRM", number));
        assertThat(waiting).allSatisfy(number -> assertThat(parts.weChat().control().deliveries(number)).hasSize(1)
                .allMatch(Delivery::succeeded));

        parts.toWeChat().heal();
        parts.toBackup().heal();
        Waiting.until(FOLLOWED_UP, () -> assertThat(Calls.times(parts, Operation.CREATE, asked))
                .hasSizeGreaterThan(asked.size() / 2));
        var arrivals = Calls.times(parts, Operation.CREATE, asked);
        assertThat(Calls.mostWithin(Duration.ofMillis(500), arrivals)).as("within half a second, of %s", arrivals)
                .isLessThan(asked.size() / 2);
        // How long the last ones wait is chance.
        var time = new PassedTime(parts.mysql(), parts.database());
        Waiting.until(SOON, () -> {
            time.untilEverythingIsDue(Instant.now());
            assertThat(asked).allSatisfy(number -> {
                assertThat(merchant.read(number).position()).isEqualTo("CREATED");
                assertThat(merchant.read(number).hasUnfinishedCommand()).isFalse();
            });
        });
    }

    private void comesTo(String position, String number) {
        Waiting.until(FOLLOWED_UP, () -> {
            assertThat(merchant.read(number).position()).isEqualTo(position);
            assertThat(merchant.read(number).hasUnfinishedCommand()).isFalse();
        });
    }
}
