package payscore.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.simulator.MerchantClient;
import payscore.simulator.NotificationReceiver;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Terms;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.control.Control;
import payscore.simulator.security.MessageSigner;
import payscore.simulator.security.RsaSignature;

class FaultsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");

    private Simulator simulator;
    private Control control;
    private MerchantClient merchant;
    private NotificationReceiver receiver;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Simulators.configuration().with(SimulatedClock.standingAt(NOW)));
        control = simulator.control();
        merchant = new MerchantClient(simulator);
        receiver = new NotificationReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_BEFORE", "ERROR_BEFORE", "HTML_BEFORE", "THROTTLE"})
    void aFaultBeforeLeavesNothingBehind(FaultKind kind) {
        control.script(Fault.of(kind, Operation.CREATE));
        attempt("PS1");
        assertThat(control.find("PS1")).isEmpty();
        assertThat(merchant.create(Terms.creation("PS1").toString()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_AFTER", "ERROR_AFTER", "HTML_AFTER"})
    void aFaultAfterHasExecutedTheCall(FaultKind kind) {
        control.script(Fault.of(kind, Operation.CREATE));
        attempt("PS1");
        assertThat(control.order("PS1").state()).isEqualTo("CREATED");
    }

    @Test
    void aDroppedConnectionGivesTheClientNoAnswer() {
        control.script(Fault.of(FaultKind.DROP_AFTER, Operation.CREATE));
        assertThatThrownBy(() -> merchant.raw(
                "POST", MerchantClient.ORDERS, Terms.creation("PS1").toString(), Map.of()))
                .isInstanceOf(IOException.class);
        assertThat(control.requests().getLast().status()).isZero();
    }

    @Test
    void aLateExecutionHappensOnTheClock() {
        control.script(
                Fault.of(FaultKind.DROP_AND_EXECUTE_LATER, Operation.CREATE).delayedBy(Duration.ofMinutes(2)));
        attempt("PS1");
        assertThat(control.find("PS1")).isEmpty();
        control.advance(Duration.ofMinutes(2));
        assertThat(control.order("PS1").state()).isEqualTo("CREATED");
    }

    @Test
    void anyDocumentedErrorCanBeScriptedForOneOrderAndACount() {
        control.script(Fault.error(Operation.QUERY, 403, "NO_AUTH", "商户暂无权限使用此服务")
                .forOrders("PS1")
                .times(2));
        merchant.create(Terms.creation("PS1").toString());
        merchant.create(Terms.creation("PS10").toString());
        assertThat(merchant.query("PS10").status()).isEqualTo(200);
        assertThat(merchant.query("PS1").code()).isEqualTo("NO_AUTH");
        assertThat(merchant.query("PS1").code()).isEqualTo("NO_AUTH");
        assertThat(merchant.query("PS1").status()).isEqualTo(200);
    }

    @Test
    void aPrefixCoversAllItsOrders() {
        control.script(
                Fault.of(FaultKind.THROTTLE, Operation.ANY).forOrders("PS*").times(2));
        assertThat(merchant.query("PS1").code()).isEqualTo("FREQUENCY_LIMITED");
        assertThat(merchant.query("OTHER").status()).isEqualTo(404);
        assertThat(merchant.query("PS2").status()).isEqualTo(429);
        assertThat(control.pendingFaults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_SIGNATURE", "SIGNTEST", "NO_SIGNATURE", "STALE_TIMESTAMP", "UNKNOWN_SERIAL"})
    void aSpoiltSignatureDoesNotPassAHonestCheck(FaultKind kind) {
        merchant.create(Terms.creation("PS1").toString());
        assertThat(honest(merchant.query("PS1"))).isTrue();
        control.script(Fault.of(kind, Operation.QUERY));
        var reply = merchant.query("PS1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(honest(reply)).isFalse();
    }

    @Test
    void aSpoiltBodyIsStillWellSigned() {
        merchant.create(Terms.creation("PS1").toString());
        var honest = merchant.query("PS1");
        for (FaultKind kind : new FaultKind[]{
                FaultKind.OTHER_ORDER,
                FaultKind.OTHER_AMOUNT,
                FaultKind.UNKNOWN_STATE,
                FaultKind.MALFORMED_JSON,
                FaultKind.DUPLICATE_KEYS,
                FaultKind.HUGE_BODY
        }) {
            control.script(Fault.of(kind, Operation.QUERY));
            var reply = merchant.query("PS1");
            assertThat(honest(reply)).as("signature of %s", kind).isTrue();
            assertThat(reply.raw().body())
                    .as("body of %s", kind)
                    .isNotEqualTo(honest.raw().body());
        }
    }

    @Test
    void aHugeBodyIsHuge() {
        merchant.create(Terms.creation("PS1").toString());
        control.script(Fault.of(FaultKind.HUGE_BODY, Operation.QUERY).counting(1_000_000));
        assertThat(merchant.query("PS1").raw().body()).hasSize(1_000_000);
    }

    @Test
    void aSlowDripDeliversTheWholeBodyAtLast() {
        merchant.create(Terms.creation("PS1").toString());
        control.script(Fault.of(FaultKind.SLOW_DRIP, Operation.QUERY).delayedBy(Duration.ofMillis(1)));
        var started = System.nanoTime();
        var reply = merchant.query("PS1");
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThan(Duration.ofMillis(reply.raw().body().length));
        assertThat(honest(reply)).isTrue();
    }

    @Test
    void aStaleAnswerShowsTheStateBeforeTheLastTransition() {
        merchant.create(Terms.creation("PS1").toString());
        control.accept("PS1");
        control.script(Fault.of(FaultKind.STALE_STATE, Operation.QUERY));
        assertThat(merchant.query("PS1").state()).isEqualTo("CREATED//");
        assertThat(merchant.query("PS1").state()).isEqualTo("DOING/USER_CONFIRM/");
    }

    @Test
    void anOrderCanBeInvisibleForAWhileAndAnAnswerARedirect() {
        merchant.create(Terms.creation("PS1").toString());
        control.script(Fault.of(FaultKind.NOT_VISIBLE, Operation.QUERY).times(2));
        assertThat(merchant.query("PS1").code()).isEqualTo("ORDER_NOT_EXIST");
        assertThat(merchant.query("PS1").code()).isEqualTo("ORDER_NOT_EXIST");
        control.script(Fault.of(FaultKind.REDIRECT, Operation.QUERY));
        assertThat(merchant.query("PS1").status()).isEqualTo(302);
        assertThat(merchant.query("PS1").status()).isEqualTo(200);
    }

    @Test
    void theCallbackCanArriveBeforeTheAnswerToTheCallThatCausedIt() {
        control.script(Fault.of(FaultKind.ANSWER_AFTER_CALLBACK, Operation.CREATE));
        var reply = merchant.create(Terms.creation("PS1", receiver.url()).toString());
        assertThat(reply.state()).isEqualTo("CREATED//");
        assertThat(receiver.received()).hasSize(1);
        assertThat(control.order("PS1").state()).isEqualTo("DOING");
    }

    private void attempt(String number) {
        try {
            merchant.raw("POST", MerchantClient.ORDERS, Terms.creation(number).toString(), Map.of());
        } catch (IOException dropped) {
            assertThat(control.requests().getLast().status()).isZero();
        }
    }

    /** The four checks of a careful client. */
    private boolean honest(MerchantClient.Reply reply) {
        var headers = reply.raw().headers();
        String timestamp = headers.firstValue("Wechatpay-Timestamp").orElse("0");
        boolean fresh = Math.abs(Long.parseLong(timestamp) - NOW.getEpochSecond()) < 300;
        boolean known = headers.firstValue("Wechatpay-Serial").orElse("").equals(simulator.publicKeyId());
        byte[] message = MessageSigner.message(
                timestamp,
                headers.firstValue("Wechatpay-Nonce").orElse(""),
                reply.raw().body());
        String signature = headers.firstValue("Wechatpay-Signature").orElse("");
        return fresh
                && known
                && RsaSignature.verify(simulator.publicKey(), message, signature)
                && new String(reply.raw().body(), StandardCharsets.UTF_8).startsWith("{");
    }
}
