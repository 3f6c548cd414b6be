package payscore.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import payscore.simulator.json.Json;
import tools.jackson.databind.JsonNode;

/** The golden data of the WeChat API reference, with its throw-away keys. */
public final class Vectors {
    public static final String MCH_ID = "1900000109";
    public static final String SERIAL_NO = "3D7A9C0F5B1E2468ACE0BDF13579024680ABCDEF";
    public static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";
    public static final String API_V2_KEY = "8f3a1c5e7b9d02468ace13579bdf0246";
    public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000001092025010100000000000000";
    public static final String APP_ID = "wxd678efh567hg6787";
    public static final String SERVICE_ID = "2002000000000558128851361561536";

    private Vectors() {}

    public static String text(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static JsonNode json(String name) {
        return Json.parse(text(name));
    }
}
