package payscore.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server on the loopback address, one virtual thread per request. */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // Headers and body go out in two writes; with Nagle's algorithm each answer would wait 40 ms for an
        // acknowledgement.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService executor;

    private LoopbackServer(HttpServer server, ExecutorService executor) {
        this.server = server;
        this.executor = executor;
    }

    /** Binds the port; 0 takes a free one. */
    public static LoopbackServer listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(executor);
        return new LoopbackServer(server, executor);
    }

    /** Hands everything below the path to the handler. */
    public void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> guarded(exchange, handler));
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    /** A bug of the simulator must not look like a fault of WeChat's: it is logged and cuts the connection. */
    private static void guarded(HttpExchange exchange, HttpHandler handler) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException bug) {
            LOG.error(
                    "The simulator failed to answer {} {}",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    bug);
            exchange.close();
        }
    }
}
