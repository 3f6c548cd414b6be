package payscore.simulator.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP/1.1 server on the loopback address, one virtual thread per connection. The JDK's own server is not used because
 * it changes the case of header names, which WeChat does not, and WeChat's Java SDK looks them up with regard to case.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int BACKLOG = 256;

    /** WeChat's access points have been seen to close idle connections after about this time. */
    private static final Duration IDLE_MAX = Duration.ofSeconds(8);

    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final ServerSocket listening;
    private final Thread accepting;
    private final Map<String, Handler> handlers = new TreeMap<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(path -> path));
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private LoopbackServer(ServerSocket listening) {
        this.listening = listening;
        this.accepting = Thread.ofPlatform()
                .daemon()
                .name("payscore-simulator-" + listening.getLocalPort())
                .unstarted(this::accept);
    }

    /** Binds the port; 0 takes a free one. */
    public static LoopbackServer listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
        return new LoopbackServer(socket);
    }

    /** Hands everything that begins with the path to the handler; the longest path wins. To be called before the start. */
    public void serve(String path, Handler handler) {
        handlers.put(path, handler);
    }

    public void start() {
        accepting.start();
    }

    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(listening);
        open.forEach(LoopbackServer::closeQuietly);
        try {
            // The operating system keeps the port until the thread has left its accept call.
            if (accepting.isAlive()) {
                accepting.join(STOP_MAX);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                LOG.debug("No longer accepting connections", closed);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) IDLE_MAX.toMillis());
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean again = true;
            while (again) {
                Optional<RequestHead> head = RequestHead.read(in);
                again = head.isPresent() && answer(socket, in, head.get());
            }
        } catch (IOException gone) {
            LOG.debug("Connection ended", gone);
        } finally {
            open.remove(socket);
        }
    }

    /** True when the connection may carry another request. */
    private boolean answer(Socket socket, InputStream in, RequestHead head) throws IOException {
        if (head.header("Expect").isPresent()) {
            socket.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        Exchange exchange = new Exchange(socket, head, RequestBody.read(in, head));
        try {
            handler(exchange.rawPath()).handle(exchange);
        } catch (RuntimeException bug) {
            // A bug of the simulator must not look like a fault of WeChat's: it is logged and cuts the connection.
            LOG.error("The simulator failed to answer {} {}", exchange.method(), exchange.rawPath(), bug);
            exchange.drop();
        }
        return exchange.isReusable();
    }

    private Handler handler(String path) {
        return handlers.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(exchange -> exchange.respond(404, Map.of(), Body.EMPTY));
    }

    private static void closeQuietly(java.io.Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException closed) {
            LOG.debug("Already closed", closed);
        }
    }
}
