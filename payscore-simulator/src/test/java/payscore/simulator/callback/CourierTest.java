package payscore.simulator.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.simulator.MerchantClient;
import payscore.simulator.NotificationReceiver;
import payscore.simulator.NotificationReceiver.Received;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Terms;
import payscore.simulator.Vectors;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.control.Control;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;
import payscore.simulator.merchant.RetryLadder;
import payscore.simulator.merchant.Switches.CallbackSigning;
import payscore.simulator.security.MessageSigner;
import payscore.simulator.security.RsaSignature;

class CourierTest {
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
    @CsvSource({"A,16,PT24H4M", "C,10,PT3H4M"})
    void aRefusedCallbackClimbsTheWholeLadder(RetryLadder ladder, int attempts, Duration total) {
        control.change(switches -> switches.withRetryLadder(ladder));
        receiver.answer(500);
        confirmed("PS1");
        control.advance(Duration.ofDays(3));

        List<Delivery> deliveries = control.deliveries("PS1");
        assertThat(deliveries).hasSize(attempts);
        assertThat(Duration.between(NOW, deliveries.getLast().at())).isEqualTo(total);
        assertThat(deliveries.get(1).at()).isEqualTo(NOW.plusSeconds(15));
        assertThat(deliveries)
                .extracting(Delivery::notificationId)
                .containsOnly(deliveries.getFirst().notificationId());
        assertThat(receiver.received())
                .extracting(delivery -> delivery.headers().get("wechatpay-nonce"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"200,true", "204,true", "201,false", "202,false", "302,false", "404,false"})
    void onlyTwoStatusesCountAsReceived(int status, boolean received) {
        receiver.answer(status);
        confirmed("PS1");
        control.advance(Duration.ofSeconds(15));
        assertThat(control.deliveries("PS1")).hasSize(received ? 1 : 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_SIGNATURE", "SIGNTEST", "NO_SIGNATURE", "STALE_TIMESTAMP"})
    void aForgedCallbackIsFollowedByAGoodOne(FaultKind kind) {
        control.script(Fault.of(kind, Operation.CONFIRM_CALLBACK));
        receiver.answer(401);
        confirmed("PS1");
        control.advance(Duration.ofSeconds(15));

        assertThat(genuine(receiver.received().get(0), NOW)).isFalse();
        assertThat(genuine(receiver.received().get(1), NOW.plusSeconds(15))).isTrue();
    }

    @Test
    void callbacksCanBeLostDelayedDuplicatedAndReordered() {
        control.script(Fault.of(FaultKind.SUPPRESS, Operation.CALLBACK).forOrders("LOST"));
        control.script(Fault.of(FaultKind.DELAY_CALLBACK, Operation.CALLBACK)
                .forOrders("LATE")
                .delayedBy(Duration.ofDays(2)));
        control.script(Fault.of(FaultKind.DUPLICATE, Operation.CALLBACK)
                .forOrders("TWICE")
                .counting(2));
        confirmed("LOST");
        confirmed("LATE");
        confirmed("TWICE");
        control.advance(Duration.ofDays(2).minusSeconds(1));
        assertThat(control.deliveries("LOST")).isEmpty();
        assertThat(control.deliveries("LATE")).isEmpty();
        assertThat(control.deliveries("TWICE")).hasSize(3);
        control.advance(Duration.ofSeconds(1));
        assertThat(control.deliveries("LATE")).hasSize(1);
    }

    @Test
    void aHeldConfirmationArrivesAfterThePayment() {
        control.script(Fault.of(FaultKind.HOLD, Operation.CONFIRM_CALLBACK));
        confirmed("PS1");
        control.advance(Duration.ofMinutes(1));
        merchant.act("PS1", "complete", Terms.completion(simulator, 100).toString());
        control.advance(Duration.ofMinutes(1));
        assertThat(control.releaseCallbacks("PS1")).isEqualTo(1);
        control.advance(Duration.ofSeconds(1));

        assertThat(receiver.received())
                .extracting(delivery -> delivery.envelope().path("event_type").asString())
                .containsExactly("PAYSCORE.USER_PAID", "PAYSCORE.USER_CONFIRM");
        assertThat(receiver.received().getLast().plaintext().path("state").asString())
                .isEqualTo("DOING");
    }

    @Test
    void anOldNotificationCanBeDeliveredAgainUnderItsId() {
        confirmed("PS1");
        control.advance(Duration.ofDays(2));
        control.redeliver(control.notifications("PS1").getFirst());
        control.advance(Duration.ofSeconds(1));

        assertThat(receiver.received())
                .extracting(delivery -> delivery.envelope().path("id").asString())
                .hasSize(2)
                .containsOnly(control.notifications("PS1").getFirst());
    }

    @Test
    void associatedDataCanBeMissingOrWrong() {
        control.script(
                Fault.of(FaultKind.NO_ASSOCIATED_DATA, Operation.CALLBACK).forOrders("NONE"));
        control.script(
                Fault.of(FaultKind.WRONG_ASSOCIATED_DATA, Operation.CALLBACK).forOrders("WRONG"));
        confirmed("NONE");
        control.advance(Duration.ofSeconds(1));
        confirmed("WRONG");
        control.advance(Duration.ofSeconds(1));

        var none = receiver.received().get(0);
        assertThat(none.envelope().path("resource").has("associated_data")).isFalse();
        assertThat(none.plaintext().path("out_order_no").asString()).isEqualTo("NONE");
        var wrong = receiver.received().get(1);
        assertThat(genuine(wrong, NOW.plusSeconds(1))).isTrue();
        assertThatThrownBy(wrong::plaintext).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callbacksAreSignedAsTheSwitchSays() {
        String certificate = simulator.keys().certificates().getFirst().serial();
        control.change(switches -> switches.withCallbackSigning(CallbackSigning.CERTIFICATE));
        confirmed("PS1");
        control.advance(Duration.ofSeconds(1));
        control.change(switches -> switches.withCallbackSigning(CallbackSigning.MIXED));
        confirmed("PS2");
        control.advance(Duration.ofSeconds(1));
        confirmed("PS3");
        control.advance(Duration.ofSeconds(1));

        assertThat(receiver.received())
                .extracting(delivery -> delivery.headers().get("wechatpay-serial"))
                .startsWith(certificate)
                .contains(certificate, Vectors.PUBLIC_KEY_ID);
    }

    private void confirmed(String number) {
        merchant.create(Terms.creation(number, receiver.url()).toString());
        control.accept(number);
    }

    private boolean genuine(Received delivery, Instant now) {
        String timestamp = delivery.headers().getOrDefault("wechatpay-timestamp", "0");
        boolean fresh = Math.abs(Long.parseLong(timestamp) - now.getEpochSecond()) < 300;
        byte[] message = MessageSigner.message(
                timestamp, delivery.headers().getOrDefault("wechatpay-nonce", ""), delivery.body());
        return fresh
                && RsaSignature.verify(
                        simulator.publicKey(), message, delivery.headers().getOrDefault("wechatpay-signature", ""));
    }
}
