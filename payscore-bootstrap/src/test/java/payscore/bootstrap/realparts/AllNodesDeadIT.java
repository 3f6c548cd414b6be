package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;
import payscore.simulator.callback.Delivery;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;

/**
 * All of us were dead for hours, as the tables have it, while users went on confirming. WeChat gave up telling us of one half of
 * the orders; of the others it tells us at once when we are back.
 */
class AllNodesDeadIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration DEAD_FOR = Duration.ofHours(2);
    private static final int EACH_HALF = 40;
    private static final int CALLS_PER_SECOND = 10;
    private static RealParts parts;
    private static Instant started;
    private static Instant back;

    private static List<String> told;
    private static List<String> untold;

    private final Merchant merchant = parts.merchant();

    @BeforeAll
    static void beDeadForHours() {
        parts = RealParts.on(RealMySql.shared(), 1);
        told = created();
        untold = created();
        parts.node().kill();
        untold.forEach(number -> parts.weChat().control()
                .script(Fault.of(FaultKind.SUPPRESS, Operation.CONFIRM_CALLBACK).forOrders(number)));
        untold.forEach(parts.weChat().control()::accept);
        told.forEach(parts.weChat().control()::accept);
        Waiting.until(SOON, () -> assertThat(told).allSatisfy(
                number -> assertThat(parts.weChat().control().deliveries(number)).isNotEmpty()
                        .noneMatch(Delivery::succeeded)));
        parts.mysql().update(parts.database(), "UPDATE service_order SET next_check_at = "
                + Instant.now().minus(DEAD_FOR).toEpochMilli() + " WHERE next_check_at IS NOT NULL");
        parts.node().configure("payscore.wechat.rate-per-merchant", String.valueOf(CALLS_PER_SECOND));
        started = parts.weChat().control().now();
        parts.node().start();
        parts.node().awaitReady();
        back = parts.weChat().control().now();
        told.forEach(number -> parts.weChat().control()
                .redeliver(parts.weChat().control().notifications(number).getFirst()));
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @Test
    @Covers("C32")
    void callbacksThatAllComeAtOnceAreTakenInTimeAndThenApplied() {
        Waiting.until(SOON, () -> assertThat(told).allSatisfy(number -> assertThat(sinceWeAreBack(number)).isNotEmpty()
                .allMatch(Delivery::succeeded)));
        areAllInUse(told);
        assertThat(told).allSatisfy(number -> assertThat(merchant.events(number)).containsOnlyOnce("CONFIRMED"));
    }

    @Test
    @Covers("P10")
    void whatFellDueMeanwhileIsAskedForAtABoundedRate() {
        areAllInUse(untold);
        var all = Stream.concat(told.stream(), untold.stream()).toList();
        var queries = Calls.times(parts, Operation.QUERY, all).stream().filter(at -> at.isAfter(started)).toList();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(untold.size());
        // Who has been idle may spend the calls of one second at once.
        assertThat(Calls.mostWithin(Duration.ofSeconds(1), queries)).as("queries within one second: %s", queries)
                .isLessThanOrEqualTo(2 * CALLS_PER_SECOND);
        assertThat(untold).allSatisfy(number -> assertThat(parts.callsAtWeChat(Operation.QUERY, number))
                .as("queries of %s", number).isLessThanOrEqualTo(2));
    }

    private void areAllInUse(List<String> numbers) {
        Waiting.until(SOON, () -> assertThat(numbers).allSatisfy(
                number -> assertThat(merchant.read(number).position()).isEqualTo("DOING/USER_CONFIRM")));
    }

    private static List<Delivery> sinceWeAreBack(String number) {
        return parts.weChat().control().deliveries(number).stream().filter(delivery -> !delivery.at().isBefore(back))
                .toList();
    }

    private static List<String> created() {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < EACH_HALF; i++) {
            numbers.add(Merchant.newNumber());
            assertThat(parts.merchant().create(numbers.getLast()).status()).isEqualTo(201);
        }
        return numbers;
    }
}
