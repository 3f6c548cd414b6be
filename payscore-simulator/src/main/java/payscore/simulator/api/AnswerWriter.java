package payscore.simulator.api;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.http.Exchange;
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

    void write(Exchange exchange, ApiRequest request, Answer honest, Optional<Fault> fault) throws IOException {
        Answer answer = is(fault, FaultKind.HUGE_BODY)
                ? honest.withBody(
                        honest.body().paddedTo(fault.flatMap(Fault::count).orElse(HUGE)))
                : honest;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Request-ID", answer.requestId());
        headers.put("Content-Type", answer.contentType());
        headers.putAll(MessageSigner.headers(
                keys.signerNamed(request.header("Wechatpay-Serial")),
                wireClock.instant(),
                answer.body().bytes(),
                answer.honesty()));
        headers.putAll(answer.extraHeaders());
        if (is(fault, FaultKind.SLOW_DRIP)) {
            OutputStream out = exchange.start(answer.status(), headers, answer.body().length());
            drip(out, answer.body().bytes(), fault.flatMap(Fault::delay).orElse(DRIP));
        } else {
            exchange.respond(answer.status(), headers, answer.body());
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
