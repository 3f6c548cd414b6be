package payscore.simulator.api;

import payscore.simulator.fault.FaultKind;
import payscore.simulator.http.Body;
import payscore.simulator.json.Json;
import payscore.simulator.order.OrderDistortion;
import payscore.simulator.security.MessageSigner.Honesty;
import payscore.simulator.security.Nonces;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Spoils the body or the signature of an answer that was honest until now. */
final class Distortion {
    private final Nonces nonces;

    Distortion(Nonces nonces) {
        this.nonces = nonces;
    }

    Answer of(Answer answer, FaultKind kind) {
        return switch (kind) {
            case WRONG_SIGNATURE -> answer.signed(Honesty.FOREIGN);
            case SIGNTEST -> answer.signed(Honesty.PROBE);
            case NO_SIGNATURE -> answer.signed(Honesty.ABSENT);
            case STALE_TIMESTAMP -> answer.signed(Honesty.STALE);
            case UNKNOWN_SERIAL -> answer.signed(Honesty.UNKNOWN_SERIAL);
            case OTHER_ORDER -> answer.withBody(otherOrder(answer.body()));
            case OTHER_AMOUNT -> answer.withBody(otherAmount(answer.body()));
            case UNKNOWN_STATE -> answer.withBody(unknownState(answer.body()));
            case MALFORMED_JSON ->
                answer.withBody(answer.body().cutTo(answer.body().length() / 2));
            case DUPLICATE_KEYS -> answer.withBody(duplicateKeys(answer.body()));
            default -> answer;
        };
    }

    private Body otherOrder(Body body) {
        ObjectNode json = object(body);
        json.put("out_order_no", "OTHER" + nonces.digits(12));
        json.put("order_id", "1000" + nonces.digits(28));
        return Body.of(Json.bytes(json));
    }

    private static Body otherAmount(Body body) {
        ObjectNode json = object(body);
        OrderDistortion.addOneFen(json);
        return Body.of(Json.bytes(json));
    }

    private static Body unknownState(Body body) {
        return Body.of(Json.bytes(object(body).put("state", "SUSPENDED")));
    }

    private static Body duplicateKeys(Body body) {
        String text = body.text();
        return Body.of("{\"state\":\"REVOKED\",\"out_order_no\":\"OTHER\"," + text.substring(1));
    }

    private static ObjectNode object(Body body) {
        try {
            return Json.objectOf(Json.parse(body.bytes()));
        } catch (JacksonException notJson) {
            return Json.object();
        }
    }
}
