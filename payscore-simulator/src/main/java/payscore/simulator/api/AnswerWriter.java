package payscore.simulator.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.security.MessageSigner;
import payscore.simulator.security.WeChatKeys;

/** Signs an answer and sends it: every answer, errors and empty ones included. */
final class AnswerWriter {
    private static final int HUGE = 16 << 20;
    private static final Duration DRIP = Duration.ofSeconds(1);

    private final WeChatKeys keys;
    private final WireClock wireClock;

    AnswerWriter(WeChatKeys keys, WireClock wireClock) {
        this.keys = keys;
        this.wireClock = wireClock;
    }

    void write(HttpExchange exchange, ApiRequest request, Answer honest, Optional<Fault> fault) throws IOException {
        Answer answer = is(fault, FaultKind.HUGE_BODY)
                ? honest.withBody(
                        honest.body().paddedTo(fault.flatMap(Fault::count).orElse(HUGE)))
                : honest;
        var headers = exchange.getResponseHeaders();
        MessageSigner.headers(
                keys.signerNamed(request.header("Wechatpay-Serial")),
                wireClock.instant(),
                answer.body().bytes(),
                answer.honesty())
                .forEach(headers::set);
        headers.set("Request-ID", answer.requestId());
        answer.extraHeaders().forEach(headers::set);
        if (answer.body().length() == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        headers.set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), answer.body().length());
        try (OutputStream out = exchange.getResponseBody()) {
            if (is(fault, FaultKind.SLOW_DRIP)) {
                drip(out, answer.body().bytes(), fault.flatMap(Fault::delay).orElse(DRIP));
            } else {
                out.write(answer.body().bytes());
            }
        }
    }

    private static boolean is(Optional<Fault> fault, FaultKind kind) {
        return fault.filter(scripted -> scripted.kind() == kind).isPresent();
    }

    private static void drip(OutputStream out, byte[] body, Duration pause) throws IOException {
        try {
            for (byte octet : body) {
                out.write(octet);
                out.flush();
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
