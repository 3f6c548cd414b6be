package payscore.simulator.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import payscore.simulator.clock.Pause;
import payscore.simulator.http.Exchange;
import payscore.simulator.http.Handler;

/** The {@link Api} behind a socket. */
public final class ApiServer implements Handler {
    private final Api api;
    private final Pause pause;

    public ApiServer(Api api, Pause pause) {
        this.api = api;
        this.pause = pause;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Optional<WireAnswer> answer = api.answer(
                exchange.method(), exchange.target(), exchange::header, exchange.body());
        if (answer.isPresent()) {
            write(exchange, answer.get());
        } else {
            exchange.drop();
        }
    }

    private void write(Exchange exchange, WireAnswer answer) throws IOException {
        if (answer.drip().isZero()) {
            exchange.respond(answer.status(), answer.headers(), answer.body());
            return;
        }
        OutputStream out = exchange.start(answer.status(), answer.headers(), answer.body().length());
        for (byte octet : answer.body().bytes()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            out.write(octet);
            out.flush();
            pause.pause(answer.drip());
        }
    }
}
