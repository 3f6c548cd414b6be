package payscore.adapter.wechat.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.wechat.fixture.ManualClock;
import payscore.adapter.wechat.fixture.ScriptedHost;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.TwoHostTransport;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.domain.fixture.Covers;
import payscore.domain.merchant.MchId;

class BreakingTransportTest {
    private static final MerchantCredentials MERCHANT = TestMerchants.inPublicKeyMode();
    private static final MerchantCredentials OTHER = TestMerchants.other(new MchId("1900000110"),
            Vectors.merchantPrivateKey(), new WeChatPublicKey("PUB_KEY_ID_OTHER", Vectors.weChatPublicKey()));
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Exchange OPEN = new Exchange.NotSent("circuit-open");
    private static final Exchange LOST = new Exchange.NoAnswer("timeout");
    private static final int CALLS = 40;

    private final ManualClock steady = new ManualClock(Instant.EPOCH);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedHost main = new ScriptedHost();
    private final ScriptedHost backup = new ScriptedHost();
    private final WeChatTransport breaking = new BreakingTransport(main, "main", steady, meters);
    private final WeChatTransport both = new TwoHostTransport(
            breaking, new BreakingTransport(backup, "backup", steady, meters), steady);

    static Stream<Exchange> badExchanges() {
        return Stream.of(LOST, new Exchange.NotSent("not-connected"), ScriptedHost.answered(500),
                ScriptedHost.answered(503));
    }

    @ParameterizedTest
    @MethodSource("badExchanges")
    void leavesAHostAloneThatAnswersBadly(Exchange bad) {
        main.answers(bad);
        for (int i = 0; i < BreakingTransport.CALLS_JUDGED_MIN; i++) {
            assertThat(call(breaking)).isEqualTo(bad);
        }

        assertThat(call(breaking)).isEqualTo(OPEN);
        assertThat(main.calls()).isEqualTo(BreakingTransport.CALLS_JUDGED_MIN);
        assertThat(openness("main")).contains(2.0);
    }

    @Test
    void leavesAHostAloneThatAnswersSlowly() {
        main.does(() -> {
            steady.pass(BreakingTransport.SLOW.plusMillis(1));
            return ScriptedHost.answered(200);
        });
        calls(BreakingTransport.CALLS_JUDGED_MIN, breaking);

        assertThat(call(breaking)).isEqualTo(OPEN);
    }

    @Test
    void holdsTheLengthOfAFileAgainstNobody() {
        main.does(() -> {
            steady.pass(BreakingTransport.SLOW.plusMillis(1));
            return ScriptedHost.answered(200);
        });
        var download = Request.download("/v3/billdownload/file?token=T",
                new Request.Download(Path.of("packed"), 1));
        for (int i = 0; i < CALLS; i++) {
            breaking.exchange(MERCHANT, download, DEADLINE);
        }

        assertThat(main.calls()).isEqualTo(CALLS);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 307, 400, 401, 404, 429})
    void goesOnAskingAHostThatAnswersAtAll(int status) {
        main.answers(ScriptedHost.answered(status));
        calls(CALLS, breaking);

        assertThat(main.calls()).isEqualTo(CALLS);
        assertThat(openness("main")).contains(0.0);
    }

    @Test
    void goesOnAskingAHostThatAnswersMostOfTheTime() {
        for (int i = 0; i < CALLS; i++) {
            main.answers(i % 3 == 0 ? LOST : ScriptedHost.answered(200));
            call(breaking);
        }

        assertThat(main.calls()).isEqualTo(CALLS);
    }

    @Test
    void triesAgainWithAFewCallsAfterAPause() {
        main.answers(LOST);
        calls(BreakingTransport.CALLS_JUDGED_MIN, breaking);
        steady.pass(BreakingTransport.PAUSE.minusMillis(1));
        assertThat(call(breaking)).isEqualTo(OPEN);

        steady.pass(Duration.ofMillis(2));
        calls(BreakingTransport.TRIALS, breaking);
        assertThat(call(breaking)).isEqualTo(OPEN);

        steady.pass(BreakingTransport.PAUSE.plusMillis(1));
        main.answers(ScriptedHost.answered(200));
        calls(CALLS, breaking);
        assertThat(openness("main")).contains(0.0);
        assertThat(main.calls())
                .isEqualTo(BreakingTransport.CALLS_JUDGED_MIN + BreakingTransport.TRIALS + CALLS);
    }

    @Test
    void letsNoMoreThanTheTrialsThroughAtOnce() {
        main.answers(LOST);
        calls(BreakingTransport.CALLS_JUDGED_MIN, breaking);
        steady.pass(BreakingTransport.PAUSE.plusMillis(1));
        var nested = new int[1];
        main.does(() -> {
            nested[0]++;
            call(breaking);
            return ScriptedHost.answered(200);
        });
        call(breaking);

        assertThat(nested[0]).isEqualTo(BreakingTransport.TRIALS);
    }

    @Test
    void judgesAHostForEachMerchantByItself() {
        main.answers(LOST);
        calls(BreakingTransport.CALLS_JUDGED_MIN, breaking);
        main.answers(ScriptedHost.answered(200));

        assertThat(call(breaking)).isEqualTo(OPEN);
        assertThat(breaking.exchange(OTHER, Request.get("/"), DEADLINE)).isNotEqualTo(OPEN);
    }

    @Test
    void takesABreakdownOfItsOwnForABadCall() {
        main.does(() -> {
            throw new IllegalStateException("the key does not sign");
        });
        for (int i = 0; i < BreakingTransport.CALLS_JUDGED_MIN; i++) {
            assertThatIllegalStateException().isThrownBy(() -> call(breaking));
        }

        assertThat(call(breaking)).isEqualTo(OPEN);
    }

    @Test
    @Covers("W27")
    void movesToTheBackupHostOnceTheMainOneIsDead() {
        main.answers(LOST);
        for (int i = 0; i < BreakingTransport.CALLS_JUDGED_MIN; i++) {
            assertThat(call(both)).as("a call that may have been sent moves nowhere").isEqualTo(LOST);
        }
        assertThat(backup.calls()).isZero();

        calls(CALLS, both);

        assertThat(main.calls()).isEqualTo(BreakingTransport.CALLS_JUDGED_MIN);
        assertThat(backup.calls()).isEqualTo(CALLS);
    }

    @Test
    @Covers("W28")
    void sendsNothingTwiceWhileTheMainHostIsSlow() {
        main.does(() -> {
            steady.pass(DEADLINE);
            return LOST;
        });
        calls(CALLS, both);

        assertThat(main.calls() + backup.calls()).isEqualTo(CALLS);
        assertThat(main.calls()).isEqualTo(BreakingTransport.CALLS_JUDGED_MIN);
    }

    @Test
    void tellsThatNothingWasSentWhenBothAreLeftAlone() {
        main.answers(LOST);
        backup.answers(LOST);
        calls(2 * BreakingTransport.CALLS_JUDGED_MIN, both);

        assertThat(call(both)).isEqualTo(OPEN);
        assertThat(openness("main")).contains(2.0);
        assertThat(openness("backup")).contains(2.0);
    }

    private Optional<Double> openness(String host) {
        return Optional.ofNullable(
                meters.find("payscore.wechat.breaker").tag("host", host).tag("merchant", "1900000109").gauge())
                .map(gauge -> gauge.value());
    }

    private static Exchange call(WeChatTransport transport) {
        return transport.exchange(MERCHANT, Request.get("/"), DEADLINE);
    }

    private static void calls(int times, WeChatTransport transport) {
        for (int i = 0; i < times; i++) {
            call(transport);
        }
    }
}
