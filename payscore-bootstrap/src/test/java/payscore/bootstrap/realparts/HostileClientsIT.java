package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.Covers;

/** Strangers at the door, who speak TCP and not much HTTP. */
class HostileClientsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int SLOW_CLIENTS = 2_000;
    /** Each of the slow clients takes its buffers, some 45 KB. */
    private static final int HEAP_MEGABYTES = 256;
    private static RealParts parts;

    @BeforeAll
    static void start() {
        parts = RealParts.on(RealMySql.shared(), 1, HEAP_MEGABYTES);
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @Test
    @Covers("C28")
    void clientsThatNeverFinishTheirRequestDoNotKeepOthersWaitingAndAreHungUpOn() throws Exception {
        var slow = new ArrayList<Socket>();
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var health = HttpRequest.newBuilder(URI.create(parts.node().address() + "/actuator/health/liveness"))
                    .build();
            http.send(health, BodyHandlers.discarding());
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                var socket = connected();
                // Half of them stop within their headers, half within their body.
                socket.getOutputStream().write(("POST " + parts.notificationPath() + " HTTP/1.1\r\nHost: a\r\n"
                        + (i % 2 == 0 ? "X-Slow" : "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"))
                        .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            var times = new ArrayList<Duration>();
            for (int i = 0; i < 21; i++) {
                var asked = System.nanoTime();
                assertThat(http.send(health, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
                times.add(Duration.ofNanos(System.nanoTime() - asked));
            }
            assertThat(times.stream().sorted().toList().get(times.size() / 2)).as("the median of %s", times)
                    .isLessThan(Duration.ofMillis(100));
            Waiting.until(SOON, () -> assertThat(slow).allMatch(HostileClientsIT::isHungUpOn));
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @Covers("C29")
    @ValueSource(strings = {
            "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
            "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "Content-Length: -1\r\n\r\n",
            "Content-Length: +5\r\n\r\nabcde",
            "Content-Length : 5\r\n\r\nabcde",
            "X-A: b\0c\r\n\r\n"})
    void aRequestWhoseEndTwoPartiesCouldSeeDifferentlyIsRefusedAndItsConnectionClosed(String rest) throws IOException {
        assertThat(exchange(rest)).startsWith("HTTP/1.1 400").doesNotContain("\"UP\"");
    }

    /** RFC 9112, 6.3: the coding counts and nothing may follow, as the party before us may have seen another end. */
    @Test
    @Covers("C29")
    void ofARequestWithALengthAndACodingNothingThatFollowsIsServed() throws IOException {
        assertThat(exchange("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .contains("Connection: close").doesNotContain("\"UP\"");
    }

    private static boolean isHungUpOn(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read() >= 0) {
                // An answer before the end is welcome.
            }
            return true;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Everything that comes back for a callback with these headers and another request behind it, until we are hung up on. */
    private static String exchange(String rest) throws IOException {
        try (var socket = connected()) {
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream().write(("POST " + parts.notificationPath() + " HTTP/1.1\r\nHost: a\r\n"
                    + "Content-Type: application/json\r\n" + rest
                    + "GET /actuator/health/liveness HTTP/1.1\r\nHost: a\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), parts.node().port());
    }
}
