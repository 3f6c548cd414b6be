package payscore.simulator;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import payscore.simulator.api.WireAnswer;
import payscore.simulator.callback.Carrier;
import payscore.simulator.clock.Sources;
import payscore.simulator.control.Control;
import payscore.simulator.fault.Fault;
import payscore.simulator.http.Body;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Service.SubMode;
import payscore.simulator.security.Nonces;
import payscore.simulator.security.Pem;
import payscore.simulator.security.WeChatKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An embedded simulator with one merchant who calls and receives on the test's own thread. */
final class Embedding {
    static final String ORDERS = MerchantClient.ORDERS;

    /** Made once: keys are shared by all runs, as in a simulation of ten thousand seeds. */
    static final WeChatKeys KEYS = WeChatKeys.throwAway(Instant.parse("2026-01-01T00:00:00Z"));

    private interface Kind {
        EmbeddedWeChat of(WeChatKeys keys, Sources sources, Carrier carrier);
    }

    /** A notification as the merchant received it. */
    record Received(URI target, Map<String, String> headers, String body) {}

    final VirtualTime time = new VirtualTime();
    final List<Received> received = new ArrayList<>();
    final EmbeddedWeChat weChat;
    int callbackStatus = 204;

    /** One that believes its callers. */
    Embedding(long seed) {
        this(seed, EmbeddedWeChat::trusting);
    }

    private Embedding(long seed, Kind kind) {
        Sources sources = new Sources(time, time, new Nonces(new SplittableRandom(seed)), time);
        weChat = kind.of(KEYS, sources, this::receive);
        control().register(Merchant.of(
                Vectors.MCH_ID,
                Vectors.SERIAL_NO,
                Pem.publicKey(Vectors.text("merchant_public_key.pem")),
                Vectors.API_V3_KEY,
                Vectors.API_V2_KEY));
        control().register(Service.confirming(
                Vectors.SERVICE_ID, Vectors.MCH_ID, Vectors.APP_ID, SubMode.WAIVE_DEPOSIT, Simulators.CEILING));
    }

    /** One that checks signatures. */
    static Embedding verifying(long seed) {
        return new Embedding(seed, EmbeddedWeChat::verifying);
    }

    Control control() {
        return weChat.control();
    }

    void pass(Duration duration) {
        time.pass(duration);
    }

    WireAnswer create(String outOrderNo) {
        return post(ORDERS, Terms.creation(outOrderNo));
    }

    WireAnswer complete(String outOrderNo, long amount) {
        return post(ORDERS + "/" + outOrderNo + "/complete", completion(amount));
    }

    WireAnswer cancel(String outOrderNo, String reason) {
        return post(ORDERS + "/" + outOrderNo + "/cancel", Terms.cancellation(reason));
    }

    WireAnswer query(String outOrderNo) {
        return weChat.answer("GET", queryTarget(outOrderNo), headers(time.instant()), new byte[0]).orElseThrow();
    }

    Optional<WireAnswer> query(String outOrderNo, Fault fault) {
        return weChat.answer("GET", queryTarget(outOrderNo), headers(time.instant()), new byte[0], fault);
    }

    WireAnswer post(String target, ObjectNode body) {
        return weChat.answer("POST", target, headers(time.instant()), Json.bytes(body)).orElseThrow();
    }

    ObjectNode completion(long amount) {
        return Terms.completion(time.instant(), amount);
    }

    /** The signature is nonsense: nobody checks it here. */
    static Map<String, String> headers(Instant signedAt) {
        return Map.of(
                "authorization",
                "WECHATPAY2-SHA256-RSA2048 mchid=\"" + Vectors.MCH_ID
                        + "\",nonce_str=\"n\",signature=\"s\",timestamp=\""
                        + signedAt.getEpochSecond() + "\",serial_no=\"any\"",
                "Wechatpay-Serial",
                KEYS.publicKeyId());
    }

    static JsonNode json(WireAnswer answer) {
        return Json.parse(answer.body().bytes());
    }

    private static String queryTarget(String outOrderNo) {
        return ORDERS + "?out_order_no=" + outOrderNo + "&service_id=" + Vectors.SERVICE_ID + "&appid="
                + Vectors.APP_ID;
    }

    private int receive(URI target, Map<String, String> headers, Body body) throws IOException {
        received.add(new Received(target, headers, body.text()));
        if (callbackStatus == 0) {
            throw new IOException("nobody there");
        }
        return callbackStatus;
    }
}
