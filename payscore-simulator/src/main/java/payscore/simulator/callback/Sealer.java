package payscore.simulator.callback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.http.Body;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.Switches;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.order.BeijingTime;
import payscore.simulator.order.OrderDistortion;
import payscore.simulator.order.OrderEvent;
import payscore.simulator.security.AesGcm;
import payscore.simulator.security.MessageSigner;
import payscore.simulator.security.MessageSigner.Honesty;
import payscore.simulator.security.Nonces;
import payscore.simulator.security.SigningKey;
import payscore.simulator.security.WeChatKeys;
import tools.jackson.databind.node.ObjectNode;

/** Encrypts and signs a notification anew for each delivery (notifications, section 2; API v3 security, 5 and 7). */
final class Sealer {
    private static final String ASSOCIATED_DATA = "payscore";
    private static final int RESOURCE_NONCE_LENGTH = 12;
    private static final int REQUEST_ID_LENGTH = 42;
    private static final int PERCENT = 100;

    private final WeChatKeys keys;
    private final Registry registry;
    private final WireClock wireClock;
    private final Nonces nonces;
    private final MessageSigner messages;
    private final AtomicInteger signed = new AtomicInteger();

    Sealer(WeChatKeys keys, Registry registry, WireClock wireClock, Nonces nonces) {
        this.keys = keys;
        this.registry = registry;
        this.wireClock = wireClock;
        this.nonces = nonces;
        this.messages = new MessageSigner(nonces);
    }

    /** Headers and body of one delivery. */
    record Sealed(Map<String, String> headers, Body body) {}

    Sealed seal(Notification notification, Merchant merchant, Optional<FaultKind> fault) {
        byte[] body = Json.bytes(envelope(notification, merchant, fault));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Request-ID", nonces.hex(REQUEST_ID_LENGTH) + "-0");
        headers.putAll(messages.headers(
                signer(), wireClock.instant(), body, fault.map(Sealer::honesty).orElse(Honesty.GOOD)));
        headers.put("User-Agent", "Mozilla/4.0");
        return new Sealed(headers, Body.of(body));
    }

    private ObjectNode envelope(Notification notification, Merchant merchant, Optional<FaultKind> fault) {
        OrderEvent event = notification.event();
        boolean withoutData = fault.filter(FaultKind.NO_ASSOCIATED_DATA::equals).isPresent();
        boolean foreignData = fault.filter(FaultKind.WRONG_ASSOCIATED_DATA::equals).isPresent();
        String sealedWith = withoutData ? "" : foreignData ? "transaction" : ASSOCIATED_DATA;
        String nonce = nonces.letters(RESOURCE_NONCE_LENGTH);
        String plaintext = Json.text(plaintext(event, fault));
        ObjectNode envelope = Json.object()
                .put("id", notification.id())
                .put("create_time", BeijingTime.rfc3339(notification.createdAt()))
                .put("resource_type", "encrypt-resource")
                .put("event_type", event.type())
                .put("summary", summary(event));
        ObjectNode resource = envelope.putObject("resource")
                .put("original_type", event.isAboutRefund() ? "refund" : "payscore")
                .put("algorithm", AesGcm.NAME)
                .put("ciphertext", AesGcm.encrypt(merchant.apiV3Key(), nonce, sealedWith, plaintext));
        if (!withoutData) {
            resource.put("associated_data", ASSOCIATED_DATA);
        }
        resource.put("nonce", nonce);
        return envelope;
    }

    private static String summary(OrderEvent event) {
        if (event.isAboutRefund()) {
            return "退款状态变更";
        }
        return event.type().equals(OrderEvent.USER_PAID) ? "微信支付分服务订单支付成功" : "微信支付分服务订单用户已确认";
    }

    private ObjectNode plaintext(OrderEvent event, Optional<FaultKind> fault) {
        ObjectNode plaintext = event.plaintext().deepCopy();
        if (fault.isPresent()) {
            switch (fault.get()) {
                case OTHER_AMOUNT -> OrderDistortion.addOneFen(plaintext);
                case OTHER_MERCHANT -> plaintext.put("mchid", "1" + nonces.digits(9));
                case UNKNOWN_STATE -> plaintext.put("state", "SUSPENDED");
                default -> {
                    // The other kinds leave the plaintext alone.
                }
            }
        }
        return plaintext;
    }

    private static Honesty honesty(FaultKind kind) {
        return switch (kind) {
            case WRONG_SIGNATURE -> Honesty.FOREIGN;
            case SIGNTEST -> Honesty.PROBE;
            case NO_SIGNATURE -> Honesty.ABSENT;
            case STALE_TIMESTAMP -> Honesty.STALE;
            case UNKNOWN_SERIAL -> Honesty.UNKNOWN_SERIAL;
            default -> Honesty.GOOD;
        };
    }

    private SigningKey signer() {
        Switches switches = registry.switches();
        boolean byPublicKey = switch (switches.callbackSigning()) {
            case PUBLIC_KEY -> true;
            case CERTIFICATE -> false;
            case MIXED -> mixedTurn(switches.publicKeyPercent());
        };
        return byPublicKey ? keys.publicKeySigner() : keys.certificateSigner().orElseGet(keys::publicKeySigner);
    }

    /** Spreads the share evenly instead of drawing lots, so that a test sees both kinds soon. */
    private boolean mixedTurn(int percent) {
        int turn = signed.getAndIncrement();
        return (turn + 1) * percent / PERCENT > turn * percent / PERCENT;
    }
}
