package payscore.adapter.wechat.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.fixture.ManualClock;
import payscore.adapter.wechat.fixture.ScriptedHost;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.domain.fixture.Covers;
import payscore.domain.merchant.MchId;

class IsolatingTransportTest {
    private static final MerchantCredentials MERCHANT = TestMerchants.inPublicKeyMode();
    private static final MerchantCredentials OTHER = TestMerchants.other(new MchId("1900000110"),
            Vectors.merchantPrivateKey(), new WeChatPublicKey("PUB_KEY_ID_OTHER", Vectors.weChatPublicKey()));
    private static final Exchange BUSY = new Exchange.NotSent("busy");
    private static final int CONCURRENCY = 4;
    private static final int IN_THE_BACKGROUND = 3;

    private final ManualClock steady = new ManualClock(Instant.EPOCH);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedHost weChat = new ScriptedHost();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final IsolatingTransport interactive = isolating(new MerchantLimits(CONCURRENCY, 100), true);

    @AfterEach
    void stop() {
        answered.countDown();
        threads.shutdownNow();
    }

    @Test
    @Covers("W14")
    void takesNothingOfOneMerchantsShareForAnother() throws Exception {
        var stuck = stuck(CONCURRENCY, interactive);

        assertThat(call(interactive, MERCHANT)).isEqualTo(BUSY);
        weChat.answers(ScriptedHost.answered(200));
        assertThat(call(interactive, OTHER)).isInstanceOf(Exchange.Answered.class);
        assertThat(turnedAway("busy")).isEqualTo(1);

        answered.countDown();
        for (var call : stuck) {
            assertThat(call.get(20, TimeUnit.SECONDS)).isInstanceOf(Exchange.Answered.class);
        }
        assertThat(call(interactive, MERCHANT)).isInstanceOf(Exchange.Answered.class);
    }

    @Test
    void leavesRoomForCallsThatSomebodyWaitsFor() throws Exception {
        var isAwaited = new boolean[1];
        var transport = new IsolatingTransport(weChat, new MerchantLimits(CONCURRENCY, 100), () -> isAwaited[0],
                steady, meters);
        stuck(IN_THE_BACKGROUND, transport);
        weChat.answers(ScriptedHost.answered(200));

        assertThat(call(transport, MERCHANT)).isEqualTo(BUSY);
        isAwaited[0] = true;
        assertThat(call(transport, MERCHANT)).isInstanceOf(Exchange.Answered.class);
    }

    @Test
    void freesWhatABrokenCallHeld() {
        weChat.does(() -> {
            throw new IllegalStateException("the key does not sign");
        });
        for (int i = 0; i < 2 * CONCURRENCY; i++) {
            assertThatIllegalStateException().isThrownBy(() -> call(interactive, MERCHANT));
        }
        weChat.answers(ScriptedHost.answered(200));

        assertThat(call(interactive, MERCHANT)).isInstanceOf(Exchange.Answered.class);
    }

    @Test
    @Covers({"W13", "W14"})
    void slowsAThrottledMerchantDownAndNoOther() {
        calls(20, MERCHANT);
        weChat.answers(ScriptedHost.answered(429));
        call(interactive, MERCHANT);
        weChat.answers(ScriptedHost.answered(200));

        assertThat(calls(50, MERCHANT)).containsOnlyOnce(new Exchange.NotSent("paced")).hasSize(11);
        assertThat(calls(50, OTHER)).hasSize(50);
        assertThat(perSecond(MERCHANT)).isEqualTo(10.5);
        assertThat(perSecond(OTHER)).isEqualTo(100);
        assertThat(turnedAway("paced")).isEqualTo(1);

        steady.pass(Duration.ofMinutes(5));
        assertThat(calls(50, MERCHANT)).hasSize(50);
    }

    @Test
    void asksWeChatNothingThatIsTurnedAway() {
        var slow = isolating(new MerchantLimits(CONCURRENCY, 1), true);

        for (int i = 0; i < 10; i++) {
            call(slow, MERCHANT);
        }

        assertThat(weChat.calls()).isEqualTo(2);
    }

    private List<Future<Exchange>> stuck(int calls, IsolatingTransport transport) throws InterruptedException {
        var underway = new CountDownLatch(calls);
        weChat.does(() -> {
            underway.countDown();
            try {
                answered.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ScriptedHost.answered(200);
        });
        var stuck = new ArrayList<Future<Exchange>>();
        for (int i = 0; i < calls; i++) {
            stuck.add(threads.submit(() -> call(transport, MERCHANT)));
        }
        assertThat(underway.await(20, TimeUnit.SECONDS)).isTrue();
        return stuck;
    }

    /** Up to the first that is turned away. */
    private List<Exchange> calls(int times, MerchantCredentials merchant) {
        var exchanges = new ArrayList<Exchange>();
        for (int i = 0; i < times; i++) {
            exchanges.add(call(interactive, merchant));
            if (exchanges.getLast() instanceof Exchange.NotSent) {
                break;
            }
        }
        return exchanges;
    }

    private double perSecond(MerchantCredentials merchant) {
        return meters.get("payscore.wechat.rate").tag("merchant", merchant.mchId().value()).gauge().value();
    }

    private double turnedAway(String cause) {
        return meters.counter("payscore.wechat.turned-away", "cause", cause).count();
    }

    private IsolatingTransport isolating(MerchantLimits limits, boolean somebodyWaits) {
        return new IsolatingTransport(weChat, limits, () -> somebodyWaits, steady, meters);
    }

    private static Exchange call(IsolatingTransport transport, MerchantCredentials merchant) {
        return transport.exchange(merchant, Request.get("/"), Duration.ofSeconds(5));
    }
}
