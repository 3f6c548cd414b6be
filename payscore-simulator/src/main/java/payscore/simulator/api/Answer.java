package payscore.simulator.api;

import java.util.Map;
import payscore.simulator.http.Body;
import payscore.simulator.json.Json;
import payscore.simulator.security.MessageSigner.Honesty;
import payscore.simulator.security.Nonce;
import tools.jackson.databind.JsonNode;

/**
 * What goes back over the wire.
 *
 * @param requestId value of the Request-ID header; its end is WeChat's internal result code, 0 = fine
 * @param honesty how the answer is signed
 */
record Answer(
        int status,
        String contentType,
        Body body,
        String requestId,
        Map<String, String> extraHeaders,
        Honesty honesty) {
    private static final int REQUEST_ID_LENGTH = 42;

    static Answer json(int status, JsonNode body, String subCode) {
        return new Answer(
                status,
                "application/json; charset=utf-8",
                Body.of(Json.bytes(body)),
                Nonce.hex(REQUEST_ID_LENGTH) + "-" + subCode,
                Map.of(),
                Honesty.GOOD);
    }

    static Answer ok(JsonNode body) {
        return json(200, body, "0");
    }

    Answer withBody(Body other) {
        return new Answer(status, contentType, other, requestId, extraHeaders, honesty);
    }

    Answer signed(Honesty other) {
        return new Answer(status, contentType, body, requestId, extraHeaders, other);
    }
}
