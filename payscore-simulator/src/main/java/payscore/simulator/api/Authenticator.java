package payscore.simulator.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;
import payscore.simulator.security.RsaSignature;

/** Checks the headers and the request signature (API v3 security, sections 2 and 3) and says which merchant calls. */
final class Authenticator {
    private static final Duration AGE_MAX = Duration.ofMinutes(5);
    private static final int NONCE_MAX = 32;
    private static final Pattern ITEM = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final String WRONG_SIGNATURE = "错误的签名，验签失败";

    private final Registry registry;

    Authenticator(Registry registry) {
        this.registry = registry;
    }

    /** The merchant that signed, or a failure: 401 SIGN_ERROR, 406, 415 or 400 for the plain headers. */
    Merchant authenticate(ApiRequest request, Instant now) {
        Map<String, String> items = authorizationItems(request);
        Instant timestamp = timestamp(items);
        if (Duration.between(timestamp, now).abs().compareTo(AGE_MAX) > 0) {
            throw ApiFailure.signError("请求时间戳与当前时间相差超过5分钟");
        }
        Merchant merchant = registry.merchant(items.getOrDefault("mchid", ""))
                .orElseThrow(() -> ApiFailure.signError("商户号不存在"));
        PublicKey key = Optional.ofNullable(merchant.certificates().get(items.getOrDefault("serial_no", "")))
                .orElseThrow(() -> ApiFailure.signError("商户证书序列号有误"));
        if (!RsaSignature.verify(key, message(request, items), items.getOrDefault("signature", ""))) {
            throw ApiFailure.signError(WRONG_SIGNATURE);
        }
        checkPlainHeaders(request);
        return merchant;
    }

    private static Map<String, String> authorizationItems(ApiRequest request) {
        String header = request.header("Authorization").orElseThrow(() -> ApiFailure.signError("Authorization不存在"));
        if (!header.startsWith(RsaSignature.SCHEME + " ")) {
            throw ApiFailure.signError("Authorization不合法");
        }
        Map<String, String> items = new HashMap<>();
        var matcher = ITEM.matcher(header);
        while (matcher.find()) {
            items.put(matcher.group(1), matcher.group(2));
        }
        for (String name : new String[]{"mchid", "nonce_str", "signature", "timestamp", "serial_no"}) {
            if (items.getOrDefault(name, "").isEmpty()) {
                throw ApiFailure.signError("Authorization不合法");
            }
        }
        if (items.getOrDefault("nonce_str", "").length() > NONCE_MAX) {
            throw ApiFailure.signError("Authorization不合法");
        }
        return items;
    }

    private static Instant timestamp(Map<String, String> items) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(items.getOrDefault("timestamp", "")));
        } catch (NumberFormatException malformed) {
            throw ApiFailure.signError("Authorization不合法");
        }
    }

    private static byte[] message(ApiRequest request, Map<String, String> items) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((request.method() + "\n" + request.target() + "\n" + items.get("timestamp") + "\n"
                + items.get("nonce_str") + "\n")
                .getBytes(StandardCharsets.UTF_8));
        message.writeBytes(request.body().bytes());
        message.write('\n');
        return message.toByteArray();
    }

    private static void checkPlainHeaders(ApiRequest request) {
        String accept = request.header("Accept").orElse("");
        if (!accept.contains("application/json") && !accept.contains("*/*")) {
            throw ApiFailure.of(406, "INVALID_REQUEST", "Http头Accept必须为application/json");
        }
        String contentType = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (request.body().length() > 0 && !contentType.startsWith("application/json")) {
            throw ApiFailure.of(415, "INVALID_REQUEST", "Http头Content-Type必须为application/json");
        }
        if (request.header("User-Agent").orElse("").isBlank()) {
            throw ApiFailure.invalidRequest("Http头缺少User-Agent");
        }
    }
}
