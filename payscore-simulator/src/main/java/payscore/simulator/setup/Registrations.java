package payscore.simulator.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Switches;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.security.Pem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Merchants, services, users and switches as JSON, in the configuration file and in the control API alike. */
public final class Registrations {
    private static final int KEY_MAX = 64;
    private static final int TEXT_MAX = 128;
    private static final int PEM_MAX = 8192;
    private static final int LIST_MAX = 1000;

    private Registrations() {}

    /** {@code mch_id, certificates[{serial_no, public_key}], api_v3_key, api_v2_key}; each secret also as {@code …_path}. */
    public static Merchant merchant(Fields json) {
        Map<String, PublicKey> certificates = new HashMap<>();
        for (Fields certificate : json.objects("certificates", 1, LIST_MAX)) {
            certificates.put(
                    certificate.text("serial_no", TEXT_MAX), Pem.publicKey(secret(certificate, "public_key", PEM_MAX)));
        }
        return new Merchant(
                json.text("mch_id", TEXT_MAX),
                certificates,
                secret(json, "api_v3_key", KEY_MAX),
                secret(json, "api_v2_key", KEY_MAX));
    }

    /** {@code service_id, bindings[{mch_id, app_id}], mode, sub_mode, risk_ceiling, online, white_list}. */
    public static Service service(Fields json) {
        Set<Service.Binding> bindings = new HashSet<>();
        for (Fields binding : json.objects("bindings", 1, LIST_MAX)) {
            bindings.add(new Service.Binding(binding.text("mch_id", TEXT_MAX), binding.text("app_id", TEXT_MAX)));
        }
        Set<String> whiteList = new HashSet<>();
        json.node().path("white_list").forEach(openid -> whiteList.add(openid.asString()));
        return new Service(
                json.text("service_id", TEXT_MAX),
                bindings,
                word(Service.Mode.class, json.optionalText("mode", TEXT_MAX).orElse("confirm")),
                word(Service.SubMode.class, json.text("sub_mode", TEXT_MAX)),
                json.integer("risk_ceiling", 1, Integer.MAX_VALUE),
                json.optionalBoolean("online").orElse(true),
                whiteList);
    }

    /** {@code openid, name, standing}. */
    public static TestUser user(Fields json) {
        String openid = json.text("openid", TEXT_MAX);
        return new TestUser(
                openid,
                json.optionalText("name", TEXT_MAX).orElse(openid),
                word(
                        TestUser.Standing.class,
                        json.optionalText("standing", TEXT_MAX).orElse("good")));
    }

    /** The given switches with those of the JSON object changed. */
    public static Switches switches(Switches current, JsonNode changes) {
        ObjectNode merged = Json.objectOf(Json.MAPPER.valueToTree(current));
        Json.objectOf(changes).properties().forEach(change -> merged.set(change.getKey(), change.getValue()));
        return Json.MAPPER.convertValue(merged, Switches.class);
    }

    /** An enum constant in any of the usual spellings: {@code waive-deposit}, {@code WAIVE_DEPOSIT}. */
    public static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The field itself, or the content of the file its {@code …_path} twin names. */
    static String secret(Fields json, String name, int max) {
        if (json.has(name)) {
            return json.text(name, max);
        }
        Path file = Path.of(json.text(name + "_path", TEXT_MAX * 8));
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }
}
