package payscore.simulator.api;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import payscore.simulator.http.Body;

/**
 * An answer as it goes over the wire, signature included.
 *
 * @param headers names as WeChat writes them, in the order they are sent
 * @param drip pause after each octet of the body; zero but for a slow drip
 */
public record WireAnswer(int status, Map<String, String> headers, Body body, Duration drip) {
    static final String REQUEST_ID = "Request-ID";

    public WireAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    String requestId() {
        return headers.getOrDefault(REQUEST_ID, "");
    }
}
