package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault is what its name says, seen from both sides. The other side answers with what it was sent. */
class FaultProxyTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Predicate<WireRequest> ANY = request -> true;

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final HttpClient caller = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer echo;
    private FaultProxy proxy;

    @BeforeEach
    void listen() throws IOException {
        echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        echo.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            arrived.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        echo.start();
        proxy = FaultProxy.to(echo.getAddress().getPort());
    }

    @AfterEach
    void hangUp() {
        proxy.close();
        echo.stop(0);
        caller.shutdownNow();
    }

    @Test
    void passesEverythingOnWhenNothingIsWrong() throws Exception {
        assertThat(post("one").body()).isEqualTo("one");
        assertThat(post("two").body()).isEqualTo("two");
        assertThat(arrived).containsExactly("one", "two");
        assertThat(proxy.seen()).extracting(WireRequest::body).containsExactly("one", "two");
    }

    @Test
    void spoilsOnlyTheKindOfRequestItIsToldAndOnlyOnce() throws Exception {
        proxy.next(request -> request.mentions("bad"), new NetworkFault.ResetBefore());
        assertThat(post("good").body()).isEqualTo("good");
        assertThatThrownBy(() -> post("bad")).isInstanceOf(IOException.class);
        assertThat(post("bad").body()).isEqualTo("bad");
    }

    @Test
    void refusesConnectionsUntilHealed() throws Exception {
        proxy.refuse();
        assertThatThrownBy(() -> post("one")).isInstanceOf(ConnectException.class);
        proxy.heal();
        assertThat(post("two").body()).isEqualTo("two");
        assertThat(arrived).containsExactly("two");
    }

    @Test
    void aBlackHoleSwallowsTheRequestAndSaysNothing() {
        proxy.next(ANY, new NetworkFault.BlackHole());
        assertThatThrownBy(() -> post("one")).isInstanceOf(HttpTimeoutException.class);
        assertThat(arrived).isEmpty();
    }

    @Test
    void aSwallowedAnswerIsThatOfAnExecutedRequest() {
        proxy.next(ANY, new NetworkFault.SwallowAnswer());
        assertThatThrownBy(() -> post("one")).isInstanceOf(HttpTimeoutException.class);
        assertThat(arrived).containsExactly("one");
    }

    @Test
    void aResetAfterSomeBytesIsThatOfAnExecutedRequest() {
        proxy.next(ANY, new NetworkFault.ResetAfter(10));
        assertThatThrownBy(() -> post("one")).isInstanceOf(IOException.class);
        assertThat(arrived).containsExactly("one");
    }

    @Test
    void aTruncatedAnswerEndsEarly() {
        proxy.next(ANY, new NetworkFault.Truncate(20));
        assertThatThrownBy(() -> post("one")).isInstanceOf(IOException.class);
        assertThat(arrived).containsExactly("one");
    }

    @Test
    void aDelayedRequestArrivesLater() throws Exception {
        proxy.next(ANY, new NetworkFault.Delay(Duration.ofMillis(300)));
        var asked = System.nanoTime();
        assertThat(post("one").body()).isEqualTo("one");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void anAnswerTrickles() throws Exception {
        proxy.next(ANY, new NetworkFault.Trickle(200));
        var asked = System.nanoTime();
        assertThat(post("one").body()).isEqualTo("one");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).as("some 100 bytes at 200 a second")
                .isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void aHeldRequestArrivesEvenWhenItsCallerHasGivenUp() {
        var gate = new Gate();
        proxy.next(ANY, new NetworkFault.HoldRequest(gate));
        assertThatThrownBy(() -> post("one")).isInstanceOf(HttpTimeoutException.class);
        gate.awaitArrival(SOON);
        assertThat(arrived).isEmpty();
        gate.open();
        Waiting.until(SOON, () -> assertThat(arrived).containsExactly("one"));
    }

    @Test
    void aHeldAnswerComesWhenItIsLetGo() throws Exception {
        var gate = new Gate();
        proxy.next(ANY, new NetworkFault.HoldAnswer(gate));
        var answer = caller.sendAsync(request("one").timeout(SOON).build(), BodyHandlers.ofString());
        gate.awaitArrival(SOON);
        assertThat(arrived).containsExactly("one");
        assertThat(answer).isNotDone();
        gate.open();
        assertThat(answer.get().body()).isEqualTo("one");
    }

    @Test
    void aDoubledRequestArrivesTwiceAndIsAnsweredOnce() throws Exception {
        proxy.next(ANY, new NetworkFault.Twice());
        assertThat(post("one").body()).isEqualTo("one");
        assertThat(arrived).containsExactly("one", "one");
    }

    @Test
    void aSecondCopyArrivesWhenItIsLetGo() throws Exception {
        var gate = new Gate();
        proxy.next(ANY, new NetworkFault.AgainLater(gate));
        assertThat(post("one").body()).isEqualTo("one");
        assertThat(arrived).containsExactly("one");
        gate.open();
        gate.awaitPassage(SOON);
        assertThat(arrived).containsExactly("one", "one");
    }

    @Test
    void aStaleConnectionAnswersOnceMore() throws Exception {
        proxy.next(ANY, new NetworkFault.GoStale());
        assertThat(post("one").body()).isEqualTo("one");
        assertThatThrownBy(() -> post("two")).isInstanceOf(IOException.class);
        assertThat(arrived).containsExactly("one");
    }

    @Test
    void passesOverATargetThatIsNotThere() throws Exception {
        int nobody;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        var targets = List.of(nobody, echo.getAddress().getPort());
        try (var robin = FaultProxy.roundRobin(() -> targets)) {
            for (var text : List.of("one", "two")) {
                assertThat(caller.send(HttpRequest.newBuilder(URI.create(robin.address())).timeout(SOON)
                        .POST(BodyPublishers.ofString(text)).build(), BodyHandlers.ofString()).body()).isEqualTo(text);
            }
        }
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return caller.send(request(body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(URI.create(proxy.address())).timeout(Duration.ofSeconds(2))
                .POST(BodyPublishers.ofString(body));
    }
}
