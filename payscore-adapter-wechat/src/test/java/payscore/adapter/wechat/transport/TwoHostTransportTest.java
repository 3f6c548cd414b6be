package payscore.adapter.wechat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.fixture.ManualClock;
import payscore.adapter.wechat.fixture.ScriptedHost;
import payscore.adapter.wechat.fixture.TestMerchants;

class TwoHostTransportTest {
    private static final Exchange NOT_SENT = new Exchange.NotSent("not-connected");
    private static final Exchange LOST = new Exchange.NoAnswer("timeout");

    private final ManualClock steady = new ManualClock(Instant.EPOCH);
    private final ScriptedHost main = new ScriptedHost();
    private final ScriptedHost backup = new ScriptedHost();

    @Test
    void leavesTheBackupHostAloneWhileTheMainOneAnswers() {
        assertThat(call()).isInstanceOf(Exchange.Answered.class);
        assertThat(backup.calls()).isZero();
    }

    @Test
    void givesTheBackupHostTheTimeThatIsLeft() {
        main.does(() -> {
            steady.pass(Duration.ofSeconds(2));
            return NOT_SENT;
        });

        assertThat(call()).isInstanceOf(Exchange.Answered.class);
        assertThat(backup.deadlines()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void asksNobodyAfterTheDeadline() {
        main.does(() -> {
            steady.pass(Duration.ofSeconds(5));
            return NOT_SENT;
        });

        assertThat(call()).isEqualTo(NOT_SENT);
        assertThat(backup.calls()).isZero();
    }

    @Test
    void neverMovesWhatMayHaveBeenSent() {
        main.answers(LOST);

        assertThat(call()).isEqualTo(LOST);
        assertThat(backup.calls()).isZero();
    }

    @Test
    void tellsWhatBecameOfItAtTheBackupHost() {
        main.answers(NOT_SENT);
        backup.answers(LOST);

        assertThat(call()).isEqualTo(LOST);
    }

    private Exchange call() {
        return new TwoHostTransport(main, backup, steady)
                .exchange(TestMerchants.inPublicKeyMode(), Request.get("/"), Duration.ofSeconds(5));
    }
}
