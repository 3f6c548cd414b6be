package payscore.simulator.http;

import java.io.IOException;

/** Answers the requests below one path. */
@FunctionalInterface
public interface Handler {
    void handle(Exchange exchange) throws IOException;
}
