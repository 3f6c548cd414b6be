package payscore.adapter.web.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body, joined by dots. With several secrets there are several
 * signatures: a receiver that knows any of them is content, so a secret can be replaced while both are in use.
 */
final class StandardWebhookSigner {
    private final List<WebhookSecret> secrets;

    /** @param secrets at least one */
    StandardWebhookSigner(List<WebhookSecret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** The value of {@code webhook-signature}. */
    String sign(String messageId, Instant sentAt, byte[] body) {
        var head = (messageId + "." + sentAt.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        var signed = new ByteArrayOutputStream(head.length + body.length);
        signed.writeBytes(head);
        signed.writeBytes(body);
        return secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(secret.hmac(signed.toByteArray())))
                .collect(Collectors.joining(" "));
    }
}
