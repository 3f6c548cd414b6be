package payscore.simulator.callback;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.fault.FaultKind;

/**
 * One attempt to deliver a notification.
 *
 * @param attempt 1 for the first
 * @param status the receiver's HTTP status; 0 where none came
 * @param error why no status came
 */
public record Delivery(
        Instant at,
        String notificationId,
        String eventType,
        String mchId,
        String outOrderNo,
        String url,
        int attempt,
        Map<String, String> headers,
        String body,
        int status,
        Optional<String> error,
        Optional<FaultKind> fault) {

    /** Only 200 and 204 count. */
    public boolean succeeded() {
        return status == 200 || status == 204;
    }
}
