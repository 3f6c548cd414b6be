package payscore.simulator.phone;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import payscore.simulator.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a merchant's front end passed to {@code openBusinessView}, whichever the front end: {@code extraData} of a mini program,
 * {@code queryString} of a web page, {@code query} of an App.
 */
public record Launch(String businessType, Map<String, String> fields) {
    public static final String CONFIRM = "wxpayScoreUse";
    public static final String DETAIL = "wxpayScoreDetail";
    public static final String AUTHORIZE = "wxpayScoreEnable";

    public Launch {
        fields = Map.copyOf(fields);
    }

    /** Reads pasted JSON: one front end's object, or a whole {@code launch} object, or anything that contains one. */
    public static Launch read(String json) {
        try {
            return read(Json.parse(json));
        } catch (JacksonException notJson) {
            throw new LaunchRefused("", "这不是JSON (not JSON)");
        }
    }

    public static Launch read(JsonNode node) {
        if (node.has("businessType")) {
            return new Launch(node.get("businessType").asString(""), fieldsOf(node));
        }
        for (String nested : new String[]{"launch", "mini_program", "jsapi", "app"}) {
            if (node.path(nested).isObject()) {
                return read(node.get(nested));
            }
        }
        throw new LaunchRefused("4185", "businessType缺失 (businessType is missing)");
    }

    /** The fields of a query string with {@code businessType} among them, as in the address of the phone page. */
    public static Launch ofQuery(String rawQuery) {
        Map<String, String> fields = parseQuery(rawQuery);
        String businessType = fields.getOrDefault("businessType", "");
        fields.remove("businessType");
        fields.remove("user");
        fields.remove("launch_app_id");
        return new Launch(businessType, fields);
    }

    private static Map<String, String> fieldsOf(JsonNode node) {
        if (node.path("extraData").isObject()) {
            Map<String, String> fields = new LinkedHashMap<>();
            node.get("extraData").properties().forEach(field -> {
                if (!field.getValue().isString()) {
                    throw new LaunchRefused("", "非法的参数：" + field.getKey() + "必须为字符串");
                }
                fields.put(field.getKey(), field.getValue().stringValue());
            });
            return fields;
        }
        String query = node.path("queryString").asString(node.path("query").asString(""));
        return parseQuery(query);
    }

    private static Map<String, String> parseQuery(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    fields.put(
                            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException malformed) {
                    throw new LaunchRefused("", "非法的参数：" + pair.substring(0, equals));
                }
            }
        }
        return fields;
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean isSigned() {
        return fields.containsKey("sign");
    }

    /** Names the page, never the package. */
    @Override
    public String toString() {
        return "Launch[" + businessType + ", " + fields.keySet() + "]";
    }
}
