package payscore.adapter.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;

/** What we sign is verified by the library that Standard Webhooks publishes for receivers. */
class StandardWebhookSignerTest {
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    private static final String ID = "msg_1";
    private static final String BODY = "{\"type\":\"service_order.paid\",\"data\":{\"attach\":\"共享充电宝\"}}";

    /** The published library reads the machine's clock. */
    private final Instant now = Clock.systemUTC().instant();

    @Test
    void signsTheExampleOfTheSpecification() {
        var signature = signer(OLD).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    @Covers("B05")
    void aReceiverVerifiesWithThePublishedLibrary() {
        assertThatCode(() -> verify(OLD, BODY, now, signer(OLD))).doesNotThrowAnyException();
    }

    @Test
    @Covers("B06")
    void whileASecretIsReplacedReceiversOfBothAreContent() {
        var both = signer(NEW, OLD);

        assertThat(both.sign(ID, now, BODY.getBytes(StandardCharsets.UTF_8)).split(" ")).hasSize(2)
                .allMatch(signature -> signature.startsWith("v1,"));
        assertThatCode(() -> verify(OLD, BODY, now, both)).doesNotThrowAnyException();
        assertThatCode(() -> verify(NEW, BODY, now, both)).doesNotThrowAnyException();
        refused(OLD, BODY, now, signer(NEW));
    }

    @Test
    void aWrongSecretAnAlteredBodyAndAnOldTimeAreRefused() {
        refused(OTHER, BODY, now, signer(NEW, OLD));
        refused(OLD, BODY.replace("paid", "open"), now, signer(OLD));
        refused(OLD, BODY, now.minus(Duration.ofMinutes(6)), signer(OLD));
        refused(OLD, BODY, now.plus(Duration.ofMinutes(6)), signer(OLD));
    }

    private void refused(String secret, String body, Instant sentAt, StandardWebhookSigner signer) {
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> verify(secret, body, sentAt, signer));
    }

    /** What was signed is always BODY; what the receiver sees may be another. */
    private static void verify(String secret, String body, Instant sentAt, StandardWebhookSigner signer)
            throws Exception {
        new Webhook(secret).verify(body, Map.of("webhook-id", List.of(ID),
                "webhook-timestamp", List.of(String.valueOf(sentAt.getEpochSecond())),
                "webhook-signature", List.of(signer.sign(ID, sentAt, BODY.getBytes(StandardCharsets.UTF_8)))));
    }

    private static StandardWebhookSigner signer(String... secrets) {
        return new StandardWebhookSigner(
                Arrays.stream(secrets).map(secret -> WebhookSecret.read(secret).orElseThrow()).toList());
    }
}
