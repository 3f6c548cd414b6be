package payscore.simulator.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.security.MessageSigner;
import payscore.simulator.security.MessageSigner.Honesty;
import payscore.simulator.security.Nonces;
import payscore.simulator.security.WeChatKeys;

/** Signs an answer for the wire: every answer, errors and empty ones included. */
final class AnswerSealer {
    private static final int HUGE = 16 << 20;
    private static final Duration DRIP = Duration.ofSeconds(1);
    private static final int REQUEST_ID_LENGTH = 42;

    private final Registry registry;
    private final WeChatKeys keys;
    private final WireClock wireClock;
    private final Nonces nonces;
    private final MessageSigner signer;

    AnswerSealer(Registry registry, WeChatKeys keys, WireClock wireClock, Nonces nonces) {
        this.registry = registry;
        this.keys = keys;
        this.wireClock = wireClock;
        this.nonces = nonces;
        this.signer = new MessageSigner(nonces);
    }

    WireAnswer seal(ApiRequest request, Answer honest, Optional<Fault> fault) {
        Answer answer = is(fault, FaultKind.HUGE_BODY)
                ? honest.withBody(
                        honest.body().paddedTo(fault.flatMap(Fault::count).orElse(HUGE)))
                : honest;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(WireAnswer.REQUEST_ID, requestId(answer));
        headers.put("Content-Type", answer.contentType());
        headers.putAll(signer.headers(
                keys.signerNamed(request.header("Wechatpay-Serial")),
                wireClock.instant(),
                answer.body().bytes(),
                honesty(answer)));
        headers.putAll(answer.extraHeaders());
        Duration drip = is(fault, FaultKind.SLOW_DRIP)
                ? fault.flatMap(Fault::delay).orElse(DRIP)
                : Duration.ZERO;
        return new WireAnswer(answer.status(), headers, answer.body(), drip);
    }

    private Honesty honesty(Answer answer) {
        boolean success = answer.status() / 100 == 2;
        return success || registry.switches().errorsSigned() ? answer.honesty() : Honesty.ABSENT;
    }

    private String requestId(Answer answer) {
        return answer.resultCode().map(code -> nonces.hex(REQUEST_ID_LENGTH) + "-" + code).orElse("-");
    }

    private static boolean is(Optional<Fault> fault, FaultKind kind) {
        return fault.filter(scripted -> scripted.kind() == kind).isPresent();
    }
}
