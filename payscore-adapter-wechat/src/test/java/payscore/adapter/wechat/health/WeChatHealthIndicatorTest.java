package payscore.adapter.wechat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Hosts;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;

@ExtendWith(OutputCaptureExtension.class)
class WeChatHealthIndicatorTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(ServiceOrders.REQUESTED_AT);
    private final InstantSource clock = now::get;
    private int unopened;
    private final Contacts contacts = new Contacts(clock);

    @Test
    void isUpBeforeAnybodyWasContactedAndSaysSo() {
        var health = indicatorOf(TestMerchants.inPublicKeyMode()).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsOnlyKeys("1900000109")
                .containsEntry("1900000109",
                        Map.of("keys", TestMerchants.PUBLIC_KEY_ID, "wechat", "not contacted yet"));
    }

    @Test
    void tellsHowOldTheLastVerifiedAnswerIs() {
        contacts.verified(ServiceOrders.MCH_ID);
        now.set(now.get().plusSeconds(42));

        assertThat(indicatorOf(TestMerchants.inPublicKeyMode()).health().getDetails()).containsEntry("1900000109",
                Map.of("keys", TestMerchants.PUBLIC_KEY_ID, "wechat", "reachable", "lastVerifiedAnswerSecondsAgo",
                        42L));
    }

    @Test
    void staysUpButSaysUnreachableAfterThreeFailuresInARow() {
        contacts.failed(ServiceOrders.MCH_ID, "timeout");
        contacts.failed(ServiceOrders.MCH_ID, "timeout");
        assertThat(indicatorOf(TestMerchants.inPublicKeyMode()).health().getDetails().toString())
                .contains("not verified yet");

        contacts.failed(ServiceOrders.MCH_ID, "not-connected");
        var health = indicatorOf(TestMerchants.inPublicKeyMode()).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("1900000109", Map.of("keys", TestMerchants.PUBLIC_KEY_ID,
                "wechat", "unreachable", "failuresSince", 3, "lastFailure", "not-connected"));
    }

    @Test
    void isReachableAgainAfterOneVerifiedAnswer() {
        contacts.failed(ServiceOrders.MCH_ID, "timeout");
        contacts.failed(ServiceOrders.MCH_ID, "timeout");
        contacts.failed(ServiceOrders.MCH_ID, "timeout");
        contacts.verified(ServiceOrders.MCH_ID);

        assertThat(indicatorOf(TestMerchants.inPublicKeyMode()).health().getDetails().toString()).contains("reachable")
                .doesNotContain("unreachable", "lastFailure");
    }

    @Test
    void isOutOfServiceOnceNoMerchantHasAKeyLeftToVerifyWith() {
        var merchant = TestMerchants.inCertificateMode();
        var keys = keysOf(merchant);
        var indicator = new WeChatHealthIndicator(TestMerchants.of(merchant), keys, contacts, mchId -> unopened, clock);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        assertThat(indicator.health().getDetails().toString()).contains("not downloaded yet");

        assertThat(keys.of(merchant).apply(TestMerchants.CERTIFICATE_SERIAL)).isEmpty();

        assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(indicator.health().getDetails().toString()).contains("none: platform certificates");
    }

    @ParameterizedTest
    @Covers("T01")
    @CsvSource({"239, UP", "-239, UP", "240, OUT_OF_SERVICE", "-240, OUT_OF_SERVICE"})
    void isOutOfServiceWhenOurClockIsFourMinutesWrong(int secondsAhead, String status) {
        contacts.compareClocks(now.get().minusSeconds(secondsAhead), now.get());

        var health = indicatorOf(TestMerchants.inPublicKeyMode()).health();

        assertThat(health.getStatus().getCode()).isEqualTo(status);
        assertThat(health.getDetails()).containsEntry("clockSecondsAheadOfWeChat", (long) secondsAhead);
    }

    @Test
    @Covers("T01")
    void warnsOnceWhenOurClockIsAMinuteWrong(CapturedOutput log) {
        contacts.compareClocks(now.get().minusSeconds(59), now.get());
        assertThat(log).doesNotContain("Our clock");
        assertThat(indicatorOf(TestMerchants.inPublicKeyMode()).health().getDetails())
                .doesNotContainKey("clockSecondsAheadOfWeChat");

        contacts.compareClocks(now.get().minusSeconds(60), now.get());
        contacts.compareClocks(now.get().minusSeconds(60), now.get());
        assertThat(log).containsOnlyOnce("Our clock is 60 s ahead of WeChat's");

        contacts.compareClocks(now.get().minusSeconds(300), now.get());
        assertThat(log).contains("Our clock is 300 s ahead of WeChat's: set it");
        contacts.compareClocks(now.get(), now.get());
        assertThat(log).contains("Our clock agrees with WeChat's again");
    }

    @Test
    @Covers("C12")
    void saysThatTheApiV3KeyIsWrongAfterThreeNotificationsThatDidNotOpen() {
        unopened = 2;
        assertThat(indicatorOf(TestMerchants.inPublicKeyMode()).health().getDetails().toString())
                .doesNotContain("apiV3Key");

        unopened = 3;
        var health = indicatorOf(TestMerchants.inPublicKeyMode()).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails().toString())
                .contains("apiV3Key=wrong: the last 3 notifications did not open with it");
    }

    private WeChatHealthIndicator indicatorOf(MerchantCredentials merchant) {
        return new WeChatHealthIndicator(TestMerchants.of(merchant), keysOf(merchant), contacts, mchId -> unopened,
                clock);
    }

    private VerificationKeys keysOf(MerchantCredentials merchant) {
        var transport = Gateways.transport(new Hosts(Gateways.NOWHERE, Gateways.NOWHERE), clock, Gateways.PATIENT);
        return new VerificationKeys(TestMerchants.of(merchant), transport, new SignatureVerifier(clock), clock,
                Duration.ofSeconds(20));
    }
}
