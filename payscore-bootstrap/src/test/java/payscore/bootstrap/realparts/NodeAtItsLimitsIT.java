package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import payscore.domain.fixture.Covers;

/** One node has too little of something: its disk is full, then its memory. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeAtItsLimitsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Enough to start and serve; every connection takes some 45 KB of it. */
    private static final int HEAP_MEGABYTES = 96;
    private static final int CONNECTIONS_MAX = 6_000;
    /** Of a JVM with -XX:+ExitOnOutOfMemoryError. */
    private static final int OUT_OF_MEMORY = 3;
    private static RealParts parts;
    private static ServiceProcess node;

    @BeforeAll
    static void start() {
        parts = RealParts.shared();
        node = parts.guest("guest", HEAP_MEGABYTES);
        node.startWithoutALog();
        node.awaitReady();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    @Order(1)
    @Covers("P11")
    void aNodeWhoseLogCannotBeWrittenGoesOnServing() {
        var merchant = parts.merchantAt(node);
        var number = Merchant.newNumber();
        assertThat(merchant.create(number).status()).isEqualTo(201);
        parts.weChat().control().accept(number);
        Waiting.until(SOON, () -> assertThat(merchant.read(number).position()).isEqualTo("DOING/USER_CONFIRM"));
        assertThat(node.isReady()).isTrue();
    }

    @Test
    @Order(2)
    @Covers("P09")
    void aNodeThatRunsOutOfMemoryExitsInsteadOfLivingOnByHalf() throws IOException {
        var number = Merchant.newNumber();
        assertThat(parts.merchantAt(node).create(number).status()).isEqualTo(201);
        var connections = new ArrayList<Socket>();
        try {
            while (node.isAlive() && connections.size() < CONNECTIONS_MAX) {
                connections.add(halfARequest());
            }
        } catch (IOException refused) {
            // It is gone, or going.
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
        assertThat(node.awaitExitCode(SOON)).isEqualTo(OUT_OF_MEMORY);
        assertThat(parts.merchant().read(number).position()).as("what it did is there").isEqualTo("CREATED");
    }

    private static Socket halfARequest() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
        socket.getOutputStream().write(("POST " + parts.notificationPath()
                + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
