package payscore.bootstrap.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import payscore.bootstrap.production.TestMerchant;

/** A merchant of the file of merchants, whose settings a scenario changes; and that file, with every merchant of a scenario. */
final class RotatingMerchant {
    static final String APP_ID = "wxd678efh567hg6787";

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<String, Map<String, String>> IN_FILE = new LinkedHashMap<>();

    final String mchId = "19001%05d".formatted(NUMBERS.incrementAndGet());
    final String serviceId = "2002%s".formatted(mchId);
    final List<String> secrets = new ArrayList<>();
    final Map<String, String> settings = new LinkedHashMap<>();
    final Map<String, KeyPair> keys = new LinkedHashMap<>();
    final String apiV2Key = secret();
    String apiV3Key = secret();

    private final Path folder;

    RotatingMerchant(Path folder, String servicePort) {
        this.folder = folder;
        settings.put("mch-id", mchId);
        settings.put("api-v3-key", apiV3Key);
        settings.put("api-v2-key", apiV2Key);
        settings.put("notify-url", "http://127.0.0.1:" + servicePort + "/wechat/notifications/" + mchId);
    }

    /** Gives it another private key and serial number; says so in its settings. */
    String newPrivateKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var serialNo = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
            var pair = generator.generateKeyPair();
            keys.put(serialNo, pair);
            var pem = TestMerchant.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
            secrets.add(pem.lines().skip(3).findFirst().orElseThrow());
            settings.put("serial-no", serialNo);
            settings.put("private-key-path", written(folder.resolve(serialNo + ".pem"), pem));
            return serialNo;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String secret() {
        var word = UUID.randomUUID().toString().replace("-", "");
        secrets.add(word);
        return word;
    }

    /** How WeChat is to know it. */
    Map<String, Object> atWeChat() {
        var certificates = keys.entrySet().stream().map(key -> Map.of("serial_no", key.getKey(), "public_key",
                TestMerchant.pem("PUBLIC KEY", key.getValue().getPublic().getEncoded()))).toList();
        return Map.of("mch_id", mchId, "certificates", certificates, "api_v3_key", apiV3Key, "api_v2_key", apiV2Key);
    }

    void write(Path file) {
        IN_FILE.put(mchId, Map.copyOf(settings));
        writeAll(file);
    }

    /** Leaves another merchant in the file where it was the last: a file that names nobody changes nothing. */
    void takeOut(Path file) {
        if (!IN_FILE.containsKey(mchId)) {
            return;
        }
        if (IN_FILE.keySet().equals(Set.of(mchId))) {
            var other = new RotatingMerchant(folder, "8080");
            other.newPrivateKey();
            IN_FILE.put(other.mchId, Map.copyOf(other.settings));
        }
        IN_FILE.remove(mchId);
        writeAll(file);
    }

    private void writeAll(Path file) {
        var text = new StringBuilder("merchants:\n");
        IN_FILE.forEach((number, lines) -> {
            text.append("  - services:\n      - service-id: \"2002").append(number).append("\"\n        app-id: ")
                    .append(APP_ID).append("\n        sub-mode: waive-deposit\n        risk-ceiling: 50000\n");
            lines.forEach((name, value) -> text.append("    ").append(name).append(": \"").append(value)
                    .append("\"\n"));
        });
        written(file, text.toString());
    }

    /** Written beside and moved into place, as tools that deliver secrets do. */
    static String written(Path file, String text) {
        try {
            var fresh = Files.createTempFile(file.getParent(), "fresh", "");
            Files.writeString(fresh, text);
            return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
