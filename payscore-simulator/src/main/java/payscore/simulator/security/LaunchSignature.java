package payscore.simulator.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code sign} of launch parameters: HMAC-SHA256 keyed with the API v2 key over the sorted non-empty fields, upper-case
 * hex (launch parameters, section 4).
 */
public final class LaunchSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private LaunchSignature() {}

    /** The signature over all given fields except {@code sign} itself. */
    public static String of(Map<String, String> fields, String apiV2Key) {
        String joined = new TreeMap<>(fields)
                .entrySet().stream()
                .filter(field -> !field.getKey().equals("sign")
                        && !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(apiV2Key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] digest = mac.doFinal((joined + "&key=" + apiV2Key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("cannot sign with this API v2 key", unusable);
        }
    }
}
