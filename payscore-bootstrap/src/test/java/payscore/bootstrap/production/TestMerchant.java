package payscore.bootstrap.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import payscore.simulator.merchant.Merchant;

/** A merchant with keys of its own, made for one test, as files and as the properties that name them. */
public record TestMerchant(
        String mchId, String serialNo, KeyPair keys, String apiV3Key, String apiV2Key, String apiKey,
        String serviceId) {
    public static TestMerchant make(String mchId, String serviceId) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TestMerchant(mchId, word().toUpperCase(java.util.Locale.ROOT) + "00000000",
                    generator.generateKeyPair(), word(), word(), "psk_test_" + word(), serviceId);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String word() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    public Merchant atWeChat() {
        return Merchant.of(mchId, serialNo, keys.getPublic(), apiV3Key, apiV2Key);
    }

    /** The properties of this merchant and of the API key for it, as entries {@code index} of their lists. */
    public Map<String, String> properties(int index, Path directory, Path weChatKey, String weChatKeyId,
            int servicePort) {
        var merchant = "payscore.merchants[" + index + "].";
        var properties = new LinkedHashMap<String, String>();
        properties.put(merchant + "mch-id", mchId);
        properties.put(merchant + "serial-no", serialNo);
        properties.put(merchant + "private-key-path", written(directory.resolve(mchId + ".pem"), privateKeyPem()));
        properties.put(merchant + "api-v3-key", apiV3Key);
        properties.put(merchant + "api-v2-key-path", written(directory.resolve(mchId + ".v2"), apiV2Key + "\n"));
        properties.put(merchant + "wechatpay-public-key-path", weChatKey.toString());
        properties.put(merchant + "wechatpay-public-key-id", weChatKeyId);
        properties.put(merchant + "notify-url", "http://127.0.0.1:" + servicePort + "/wechat/notifications/" + mchId);
        properties.put(merchant + "services[0].service-id", serviceId);
        properties.put(merchant + "services[0].app-id", "wxd678efh567hg6787");
        properties.put(merchant + "services[0].sub-mode", "waive-deposit");
        properties.put(merchant + "services[0].risk-ceiling", "50000");
        var key = "payscore.api-keys[" + index + "].";
        properties.put(key + "name", "back-end-of-" + mchId);
        properties.put(key + "sha256", sha256(apiKey));
        properties.put(key + "merchants[0]", mchId);
        return properties;
    }

    private String privateKeyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    public static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
                + "\n-----END " + what + "-----\n";
    }

    public static String written(Path file, String text) {
        try {
            return Files.writeString(file, text).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
