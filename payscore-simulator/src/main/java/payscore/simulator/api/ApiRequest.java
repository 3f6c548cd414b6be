package payscore.simulator.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import payscore.simulator.fault.Operation;
import payscore.simulator.http.Body;
import payscore.simulator.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A request exactly as it came: raw path, raw query, raw body. */
record ApiRequest(
        String method,
        String rawPath,
        Optional<String> rawQuery,
        Function<String, Optional<String>> headers,
        Body body) {

    /** @param target path and query as on the wire */
    static ApiRequest of(String method, String target, Function<String, Optional<String>> headers, Body body) {
        int question = target.indexOf('?');
        return question < 0
                ? new ApiRequest(method, target, Optional.empty(), headers, body)
                : new ApiRequest(
                        method,
                        target.substring(0, question),
                        Optional.of(target.substring(question + 1)),
                        headers,
                        body);
    }

    Optional<Operation> operation() {
        return Operation.of(method, rawPath);
    }

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** What stands in the second line of the signature message. */
    String target() {
        return rawPath + rawQuery.map(query -> "?" + query).orElse("");
    }

    Map<String, String> query() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : rawQuery.orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    /** The order number of the path, decoded. */
    Optional<String> pathOrderNumber() {
        return Operation.orderNumberIn(rawPath).map(ApiRequest::decode);
    }

    /** The user of the path, decoded. */
    Optional<String> pathOpenid() {
        return Operation.openidIn(rawPath).map(ApiRequest::decode);
    }

    /** WeChat's number of the refund in the path. */
    Optional<String> pathRefundId() {
        return Operation.refundIdIn(rawPath).map(ApiRequest::decode);
    }

    /** The order, the authorisation or the refund the request talks about, as far as it can be told before any check. */
    Optional<String> orderNumberHint() {
        return pathOrderNumber()
                .or(() -> Optional.ofNullable(query().get("out_order_no")))
                .or(() -> bodyField("out_order_no"))
                .or(() -> bodyField("authorization_code"))
                .or(() -> bodyField("out_refund_no"));
    }

    private Optional<String> bodyField(String name) {
        try {
            JsonNode value = Json.parse(body.bytes()).path(name);
            return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
