package payscore.simulator.api;

import java.util.Map;
import java.util.Optional;
import payscore.simulator.http.Body;
import payscore.simulator.json.Json;
import payscore.simulator.security.MessageSigner.Honesty;
import tools.jackson.databind.JsonNode;

/**
 * What WeChat has to say, before it is signed.
 *
 * @param resultCode WeChat's internal result code, the end of the Request-ID header, 0 = fine; empty: nothing of WeChat's
 *     own, a proxy answered
 * @param honesty how the answer is to be signed
 */
record Answer(
        int status,
        String contentType,
        Body body,
        Optional<String> resultCode,
        Map<String, String> extraHeaders,
        Honesty honesty) {

    static Answer json(int status, JsonNode body, String resultCode) {
        return new Answer(
                status,
                "application/json; charset=utf-8",
                Body.of(Json.bytes(body)),
                Optional.of(resultCode),
                Map.of(),
                Honesty.GOOD);
    }

    /** 204, which is signed over an empty body. */
    static Answer noContent() {
        return new Answer(204, "application/json; charset=utf-8", Body.of(""), Optional.of("0"), Map.of(),
                Honesty.GOOD);
    }

    static Answer ok(JsonNode body) {
        return json(200, body, "0");
    }

    Answer withBody(Body other) {
        return new Answer(status, contentType, other, resultCode, extraHeaders, honesty);
    }

    Answer signed(Honesty other) {
        return new Answer(status, contentType, body, resultCode, extraHeaders, other);
    }
}
