package payscore.simulator.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * One scripted misbehaviour.
 *
 * @param orders an {@code out_order_no}, a prefix ending in {@code *}, or {@code *} for all (and for calls without an order)
 * @param times how many calls or deliveries it spoils
 * @param delay for kinds that wait or come later; simulated time for callbacks and calls executed later, the time of the
 *     caller for calls that wait
 * @param status HTTP status of an error or HTML answer
 * @param code WeChat error code of an error answer
 * @param message its text
 * @param count bytes of a huge body, extra copies of a callback, or how many transitions a stale answer lags behind
 */
public record Fault(
        FaultKind kind,
        Operation operation,
        String orders,
        int times,
        Optional<Duration> delay,
        Optional<Integer> status,
        Optional<String> code,
        Optional<String> message,
        Optional<Integer> count) {

    /** Spoils the next matching call of any order. */
    public static Fault of(FaultKind kind, Operation operation) {
        return new Fault(
                kind,
                operation,
                "*",
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Any documented error, answered without executing. */
    public static Fault error(Operation operation, int status, String code, String message) {
        return of(FaultKind.ERROR_BEFORE, operation).answering(status, code, message);
    }

    public Fault forOrders(String pattern) {
        return new Fault(kind, operation, pattern, times, delay, status, code, message, count);
    }

    public Fault times(int hits) {
        return new Fault(kind, operation, orders, hits, delay, status, code, message, count);
    }

    public Fault delayedBy(Duration wait) {
        return new Fault(kind, operation, orders, times, Optional.of(wait), status, code, message, count);
    }

    public Fault answering(int httpStatus, String errorCode, String text) {
        return new Fault(
                kind,
                operation,
                orders,
                times,
                delay,
                Optional.of(httpStatus),
                Optional.of(errorCode),
                Optional.of(text),
                count);
    }

    public Fault counting(int number) {
        return new Fault(kind, operation, orders, times, delay, status, code, message, Optional.of(number));
    }

    boolean matches(Operation actual, Optional<String> outOrderNo) {
        if (!operation.covers(actual)) {
            return false;
        }
        if (orders.endsWith("*")) {
            String prefix = orders.substring(0, orders.length() - 1);
            return outOrderNo.map(number -> number.startsWith(prefix)).orElse(prefix.isEmpty());
        }
        return outOrderNo.map(orders::equals).orElse(false);
    }
}
