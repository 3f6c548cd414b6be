package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;
import payscore.simulator.callback.Delivery;

/** Somebody who has seen callbacks, and has no key of WeChat's, sends thousands of them. */
class ForgedCallbacksIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(1);
    private static final int FORGERS = 16;
    private static final int FORGERIES_EACH = 190;
    private static final int GENUINE = 20;
    private static final int SIGNATURE_BYTES = 256;

    private final RealParts parts = RealParts.shared();
    private final Merchant merchant = parts.merchant();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

    @Test
    @Covers("C31")
    void aFloodOfForgedCallbacksHoldsUpNoGenuineOneAndCausesNoFloodOfCalls() throws InterruptedException {
        var numbers = new ArrayList<String>();
        for (int i = 0; i <= GENUINE; i++) {
            numbers.add(Merchant.newNumber());
            assertThat(merchant.create(numbers.getLast()).status()).isEqualTo(201);
        }
        var model = delivered(numbers.removeLast());
        var seen = parts.toWeChat().seen().size();
        var forgers = new ArrayList<Thread>();
        for (int i = 0; i < FORGERS; i++) {
            var random = new SplittableRandom(i);
            forgers.add(Thread.ofVirtual().start(() -> forge(model, random)));
        }
        for (var number : numbers) {
            var sent = System.nanoTime();
            assertThat(delivered(number).attempt()).as("attempts of a genuine one").isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).as("until a genuine one was taken")
                    .isLessThan(TAKEN_WITHIN);
        }
        for (var forger : forgers) {
            forger.join();
        }

        assertThat(statuses).containsOnlyKeys(401);
        assertThat(statuses.get(401)).hasValue(FORGERS * FORGERIES_EACH);
        // Checks of orders go on as ever; they are about orders WeChat has.
        assertThat(parts.toWeChat().seen().stream().skip(seen)).noneMatch(call -> call.mentions("FORGED"));
        assertThat(parts.toWeChat().seen().stream().skip(seen).filter(call -> call.mentions("certificates")))
                .as("what unknown serials cause: one look per node in five minutes, however many there are")
                .hasSizeLessThanOrEqualTo(parts.nodes().size());
    }

    /** The user accepts; what WeChat then delivers, once it is taken. */
    private Delivery delivered(String number) {
        parts.weChat().control().accept(number);
        Waiting.until(SOON, () -> assertThat(parts.weChat().control().deliveries(number)).isNotEmpty()
                .last().matches(Delivery::succeeded));
        return parts.weChat().control().deliveries(number).getLast();
    }

    private void forge(Delivery model, RandomGenerator random) {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < FORGERIES_EACH; i++) {
                var signature = new byte[SIGNATURE_BYTES];
                random.nextBytes(signature);
                var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + parts.callbacks().port() + parts.notificationPath()));
                model.headers().forEach(request::setHeader);
                request.setHeader("Wechatpay-Timestamp", String.valueOf(Instant.now().getEpochSecond()));
                request.setHeader("Wechatpay-Signature", Base64.getEncoder().encodeToString(signature));
                if (i % 2 == 0) {
                    // Whoever looks up what is unknown can be made to call WeChat.
                    request.setHeader("Wechatpay-Serial", Long.toHexString(random.nextLong()).toUpperCase(
                            java.util.Locale.ROOT));
                }
                var forged = model.body().replaceFirst("\"id\":\"EV-", "\"id\":\"FORGED-" + random.nextLong());
                var status = http.send(request.POST(BodyPublishers.ofString(forged)).build(),
                        BodyHandlers.discarding()).statusCode();
                statuses.computeIfAbsent(status, first -> new AtomicInteger()).incrementAndGet();
            }
        } catch (IOException noAnswer) {
            statuses.computeIfAbsent(0, first -> new AtomicInteger()).incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
