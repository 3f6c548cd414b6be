package payscore.simulator.callback;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import payscore.simulator.http.Body;

/** Carries one notification to the merchant and waits for the answer, WeChat's 5 s at most. */
@FunctionalInterface
public interface Carrier {
    /**
     * Posts.
     *
     * @param headers to be sent as they are, in this order
     * @return the receiver's HTTP status
     * @throws IOException when no answer came: nobody there, cut off, too late
     */
    int deliver(URI target, Map<String, String> headers, Body body) throws IOException;
}
