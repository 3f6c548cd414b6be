package payscore.bootstrap.realparts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import payscore.simulator.api.SeenRequest;
import payscore.simulator.fault.Operation;

/** When WeChat was asked what. */
final class Calls {
    private Calls() {}

    /** When these calls about the orders arrived, the earliest first. */
    static List<Instant> times(RealParts parts, Operation operation, List<String> numbers) {
        return numbers.stream().flatMap(number -> parts.weChat().control().requests(number).stream())
                .filter(call -> call.operation().filter(operation::equals).isPresent()).map(SeenRequest::at).sorted()
                .toList();
    }

    /** The most that arrived within any time of this length. */
    static int mostWithin(Duration length, List<Instant> sorted) {
        return sorted.stream().mapToInt(from -> (int) sorted.stream()
                .filter(at -> !at.isBefore(from) && at.isBefore(from.plus(length))).count()).max().orElse(0);
    }
}
