package payscore.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import payscore.simulator.json.Json;
import payscore.simulator.security.Pem;
import tools.jackson.databind.JsonNode;

/** A merchant's client that signs by itself, so that the simulator is not tested with its own signing code. */
public final class MerchantClient {
    public static final String ORDERS = "/v3/payscore/serviceorder";

    private static final PrivateKey KEY = Pem.privateKey(Vectors.text("merchant_private_key.pem"));

    private final Simulator simulator;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public MerchantClient(Simulator simulator) {
        this.simulator = simulator;
    }

    /** An answer with its parsed body. */
    public record Reply(int status, JsonNode json, HttpResponse<byte[]> raw) {
        public String code() {
            return json.path("code").asString("");
        }

        public String subCode() {
            String requestId = raw.headers().firstValue("Request-ID").orElse("-");
            return requestId.substring(requestId.lastIndexOf('-') + 1);
        }

        public String state() {
            return json.path("state").asString("") + "/"
                    + json.path("state_description").asString("") + "/"
                    + json.path("collection").path("state").asString("");
        }
    }

    public Reply create(String body) {
        return post(ORDERS, body);
    }

    public Reply query(String outOrderNo) {
        return get(ORDERS + "?out_order_no=" + outOrderNo + "&service_id=" + Vectors.SERVICE_ID + "&appid="
                + Vectors.APP_ID);
    }

    public Reply act(String outOrderNo, String action, String body) {
        return post(ORDERS + "/" + outOrderNo + "/" + action, body);
    }

    public Reply get(String target) {
        return send("GET", target, "", Map.of());
    }

    public Reply post(String target, String body) {
        return send("POST", target, body, Map.of());
    }

    /** Sends a well signed request with some headers replaced. */
    public Reply send(String method, String target, String body, Map<String, String> replaced) {
        try {
            HttpResponse<byte[]> response = raw(method, target, body, replaced);
            byte[] content = response.body();
            JsonNode json = response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")
                    && isJson(content)
                            ? Json.parse(content)
                            : Json.object();
            return new Reply(response.statusCode(), json, response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public HttpResponse<byte[]> raw(String method, String target, String body, Map<String, String> replaced)
            throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/json");
        headers.put("Wechatpay-Serial", simulator.publicKeyId());
        headers.put(
                "Authorization",
                authorization(method, target, body, simulator.clock().instant().getEpochSecond()));
        headers.putAll(replaced);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + target))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    public static String authorization(String method, String target, String body, long timestamp) {
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String message = method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEY);
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + Vectors.MCH_ID + "\",nonce_str=\"" + nonce
                    + "\",signature=\"" + Base64.getEncoder().encodeToString(signature.sign()) + "\",timestamp=\""
                    + timestamp + "\",serial_no=\"" + Vectors.SERIAL_NO + "\"";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isJson(byte[] content) {
        try {
            Json.parse(content);
            return content.length > 0;
        } catch (tools.jackson.core.JacksonException notJson) {
            return false;
        }
    }
}
