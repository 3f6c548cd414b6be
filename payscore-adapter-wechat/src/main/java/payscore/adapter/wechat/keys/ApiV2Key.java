package payscore.adapter.wechat.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The API v2 key (APIv2密钥): 32 characters, signs launch parameters and nothing else (launch reference §4). A type of its own
 * so that it cannot be mistaken for the API v3 key.
 */
public final class ApiV2Key {
    public static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final String key;

    /** @throws IllegalArgumentException unless it has 32 characters */
    public ApiV2Key(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("An API v2 key has " + LENGTH + " characters");
        }
        key = text;
    }

    /**
     * The {@code sign} over raw values, in upper-case hex.
     *
     * @param fields everything that is to be signed, {@code sign_type} included; their order does not matter
     */
    public String sign(Map<String, String> fields) {
        var message = new TreeMap<>(fields).entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&")) + "&key=" + key;
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().withUpperCase().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /** Prints nothing of the key. */
    @Override
    public String toString() {
        return "ApiV2Key(masked)";
    }
}
