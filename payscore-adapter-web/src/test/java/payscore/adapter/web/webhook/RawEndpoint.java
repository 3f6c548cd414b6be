package payscore.adapter.web.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An endpoint on the loopback address that answers byte by byte as a test says. */
final class RawEndpoint implements AutoCloseable {
    /** What is written to a caller whose request has been read. */
    interface Answering {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    /** Released when the endpoint closes; waiting for it is to answer never. */
    final CountDownLatch closing = new CountDownLatch(1);
    private final ServerSocket server;
    private final Answering answering;

    RawEndpoint(Answering answering) {
        this(listening(), answering);
    }

    RawEndpoint(ServerSocket server, Answering answering) {
        this.server = server;
        this.answering = answering;
        Thread.ofVirtual().start(this::serve);
    }

    static RawEndpoint answering(String... lines) {
        return new RawEndpoint(out -> out.write(
                (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    int port() {
        return server.getLocalPort();
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            requests.add(readRequest(socket.getInputStream()));
            var out = socket.getOutputStream();
            answering.answer(out);
            out.flush();
            socket.shutdownOutput();
            // Until the caller closes: whoever closes first with bytes unread would reset the connection.
            socket.getInputStream().readAllBytes();
        } catch (IOException | InterruptedException gone) {
            // The caller does not listen any more.
        }
    }

    private static String readRequest(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("The caller hung up");
            }
            text.append((char) next);
        }
        var length = text.toString().lines().filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length()))).findFirst().orElse(0);
        return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
    }
}
