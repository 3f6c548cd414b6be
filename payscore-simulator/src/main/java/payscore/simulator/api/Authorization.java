package payscore.simulator.api;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import payscore.simulator.security.RsaSignature;

/** The items of a request's Authorization header, all of them there. */
record Authorization(String mchId, String serialNo, String nonce, String timestamp, String signature) {
    private static final int NONCE_MAX = 32;
    private static final Pattern ITEM = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** Fails with 401 SIGN_ERROR where the header or one of its items is missing. */
    static Authorization of(ApiRequest request) {
        String header = request.header("Authorization").orElseThrow(() -> ApiFailure.signError("Authorization不存在"));
        if (!header.startsWith(RsaSignature.SCHEME + " ")) {
            throw malformed();
        }
        Map<String, String> items = new HashMap<>();
        var matcher = ITEM.matcher(header);
        while (matcher.find()) {
            items.put(matcher.group(1), matcher.group(2));
        }
        String nonce = item(items, "nonce_str");
        if (nonce.length() > NONCE_MAX) {
            throw malformed();
        }
        return new Authorization(
                item(items, "mchid"),
                item(items, "serial_no"),
                nonce,
                item(items, "timestamp"),
                item(items, "signature"));
    }

    void checkAge(Instant now, Duration max) {
        if (Duration.between(dated(), now).abs().compareTo(max) > 0) {
            throw ApiFailure.signError("请求时间戳与当前时间相差超过" + max.toMinutes() + "分钟");
        }
    }

    private static String item(Map<String, String> items, String name) {
        String value = items.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw malformed();
        }
        return value;
    }

    private Instant dated() {
        try {
            return Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (NumberFormatException | java.time.DateTimeException malformed) {
            throw malformed();
        }
    }

    private static ApiFailure malformed() {
        return ApiFailure.signError("Authorization不合法");
    }
}
