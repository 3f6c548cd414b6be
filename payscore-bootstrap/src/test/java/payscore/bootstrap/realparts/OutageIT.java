package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payscore.bootstrap.realparts.Merchant.Answer;
import payscore.domain.fixture.Covers;
import payscore.simulator.api.SeenRequest;
import payscore.simulator.callback.Delivery;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;

/** WeChat is away for a while, or all of us are; what has piled up is worked off, and not all at once. */
class OutageIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** On the service's own schedule: 2, 5, 15 seconds, each half as long again at most. */
    private static final Duration FOLLOWED_UP = Duration.ofSeconds(90);
    private static RealParts parts;

    private final Merchant merchant = parts.merchant();

    @BeforeAll
    static void start() {
        parts = RealParts.on(RealMySql.shared(), 1);
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @AfterEach
    void heal() {
        parts.heal();
    }

    @Test
    @Covers("W29")
    void whileNoHostOfWeChatsAnswersCallbacksAreTakenAndAfterwardsAllIsDoneBitByBit() {
        var waiting = created(10);
        parts.toWeChat().refuse();
        parts.toBackup().refuse();
        var asked = IntStream.range(0, 30).mapToObj(i -> Merchant.newNumber()).toList();
        assertThat(asked).extracting(merchant::create).extracting(Answer::status).containsOnly(202);
        waiting.forEach(parts.weChat().control()::accept);
        waiting.forEach(number -> comesTo("DOING/USER_CONFIRM", number));
        assertThat(waiting).allSatisfy(number -> assertThat(parts.weChat().control().deliveries(number)).hasSize(1)
                .allMatch(Delivery::succeeded));
        Waiting.letPass(Duration.ofSeconds(4));

        parts.toWeChat().heal();
        parts.toBackup().heal();
        asked.forEach(number -> comesTo("CREATED", number));
        assertThat(asked).allSatisfy(
                number -> assertThat(parts.callsAtWeChat(Operation.CREATE, number)).as(number).isEqualTo(1));
        var arrivals = asked.stream().map(number -> calls(Operation.CREATE, number).getFirst()).sorted().toList();
        assertThat(mostWithin(Duration.ofSeconds(1), arrivals)).as("arrivals %s", arrivals)
                .isLessThan(asked.size() * 2 / 3);
    }

    @Test
    @Covers("C32")
    void callbacksThatAllComeAtOnceAfterAnOutageOfOursAreTakenInTime() {
        var numbers = created(100);
        parts.node().kill();
        numbers.forEach(parts.weChat().control()::accept);
        Waiting.until(SOON, () -> assertThat(numbers).allSatisfy(
                number -> assertThat(parts.weChat().control().deliveries(number)).isNotEmpty()));
        parts.heal();
        var back = parts.weChat().control().now();
        numbers.forEach(number -> parts.weChat().control()
                .redeliver(parts.weChat().control().notifications(number).getFirst()));
        numbers.forEach(number -> comesTo("DOING/USER_CONFIRM", number));
        Waiting.until(SOON, () -> assertThat(numbers).allSatisfy(
                number -> assertThat(since(back, number)).isNotEmpty().allMatch(Delivery::succeeded)));
    }

    @Test
    @Covers("P10")
    void afterAllNodesWereDeadForHoursWhatIsDueIsWorkedOffAtABoundedRate() {
        parts.weChat().control()
                .script(Fault.of(FaultKind.SUPPRESS, Operation.CONFIRM_CALLBACK).times(1_000));
        var numbers = created(60);
        parts.node().kill();
        numbers.forEach(parts.weChat().control()::accept);
        var twoHoursAgo = Instant.now().minus(Duration.ofHours(2)).toEpochMilli();
        parts.mysql().update(parts.database(), "UPDATE service_order SET next_check_at = " + twoHoursAgo
                + " WHERE next_check_at IS NOT NULL");
        var perSecond = 10;
        parts.node().configure("payscore.wechat.rate-per-merchant", String.valueOf(perSecond));
        var started = Instant.now();
        parts.node().start();
        parts.node().awaitReady();

        numbers.forEach(number -> comesTo("DOING/USER_CONFIRM", number));
        var arrivals = numbers.stream().flatMap(number -> calls(Operation.QUERY, number).stream())
                .filter(at -> at.isAfter(started)).sorted().toList();
        assertThat(arrivals).hasSizeGreaterThanOrEqualTo(numbers.size());
        assertThat(mostWithin(Duration.ofSeconds(1), arrivals)).as("queries within one second: %s", arrivals)
                .isLessThanOrEqualTo(2 * perSecond);
    }

    private List<String> created(int count) {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var number = Merchant.newNumber();
            assertThat(merchant.create(number).status()).isEqualTo(201);
            numbers.add(number);
        }
        return numbers;
    }

    private static List<Delivery> since(Instant moment, String number) {
        return parts.weChat().control().deliveries(number).stream().filter(delivery -> delivery.at().isAfter(moment))
                .toList();
    }

    private static List<Instant> calls(Operation operation, String number) {
        return parts.weChat().control().requests(number).stream()
                .filter(call -> call.operation().filter(operation::equals).isPresent()).map(SeenRequest::at).toList();
    }

    private static int mostWithin(Duration window, List<Instant> sorted) {
        return sorted.stream().mapToInt(from -> (int) sorted.stream()
                .filter(at -> !at.isBefore(from) && at.isBefore(from.plus(window))).count()).max().orElse(0);
    }

    private void comesTo(String position, String number) {
        Waiting.until(FOLLOWED_UP, () -> {
            assertThat(merchant.read(number).position()).isEqualTo(position);
            assertThat(merchant.read(number).hasUnfinishedCommand()).isFalse();
        });
    }
}
