package payscore.bootstrap.realparts;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A network of its own between two parties on this machine that speak HTTP/1.1: it passes requests on, byte for byte but for
 * {@code Connection}, and does to single exchanges what networks do. Connections of callers are kept alive; each request has a
 * connection of its own to the other side.
 */
final class FaultProxy implements AutoCloseable {
    private static final int CONNECT_MILLIS_MAX = 2_000;

    private final Supplier<List<Integer>> targets;
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<WireRequest> seen = new ConcurrentLinkedQueue<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile ServerSocket listening;

    /** @param times how many exchanges it spoils */
    private record Rule(Predicate<WireRequest> which, NetworkFault fault, AtomicInteger times) {}

    private FaultProxy(Supplier<List<Integer>> targets) {
        this.targets = targets;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
        serve(listening);
    }

    static FaultProxy to(int port) {
        return new FaultProxy(() -> List.of(port));
    }

    /** In turn to each port; one that refuses the connection is passed over. */
    static FaultProxy roundRobin(Supplier<List<Integer>> ports) {
        return new FaultProxy(ports);
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Requests so far, those that met a fault among them. */
    List<WireRequest> seen() {
        return List.copyOf(seen);
    }

    /** The next request of this kind meets the fault. */
    void next(Predicate<WireRequest> which, NetworkFault fault) {
        next(which, fault, 1);
    }

    void next(Predicate<WireRequest> which, NetworkFault fault, int times) {
        synchronized (rules) {
            rules.add(new Rule(which, fault, new AtomicInteger(times)));
        }
    }

    /** Refuses connections, and cuts those there are. */
    void refuse() {
        closeQuietly(listening);
        cut();
    }

    /** Passes everything on again; what is under way is cut, so nothing lingers of the faults. */
    void heal() {
        synchronized (rules) {
            rules.clear();
        }
        cut();
        if (listening.isClosed()) {
            listening = listen(port);
            serve(listening);
        }
    }

    /** Ends all connections of callers in an orderly way, as a server does with those that have been idle. */
    void hangUp() {
        open.forEach(FaultProxy::closeQuietly);
    }

    /** Resets all connections of callers. */
    void cut() {
        open.forEach(FaultProxy::reset);
    }

    @Override
    public void close() {
        closeQuietly(listening);
        cut();
    }

    private static ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
            return socket;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void serve(ServerSocket server) {
        Thread.ofVirtual().name("fault-proxy-" + port).start(() -> {
            while (!server.isClosed()) {
                try {
                    var caller = server.accept();
                    open.add(caller);
                    Thread.ofVirtual().start(() -> serve(caller));
                } catch (IOException closed) {
                    // The loop ends with the socket.
                }
            }
        });
    }

    private void serve(Socket caller) {
        try (caller) {
            var input = caller.getInputStream();
            for (var request = WireRequest.read(input); request.isPresent(); request = WireRequest.read(input)) {
                seen.add(request.get());
                if (!exchange(request.get(), caller)) {
                    return;
                }
            }
        } catch (IOException broken) {
            // One side hung up; the other learns it by the end of this connection.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    /** Whether the connection goes on. */
    private boolean exchange(WireRequest request, Socket caller) throws IOException, InterruptedException {
        return switch (fault(request)) {
            case NetworkFault.Pass pass -> forward(request, caller, Pace.FULL, Integer.MAX_VALUE);
            case NetworkFault.BlackHole hole -> silence(caller);
            case NetworkFault.ResetBefore before -> reset(caller);
            case NetworkFault.ResetAfter(var bytes) -> {
                forward(request, caller, Pace.FULL, bytes);
                yield reset(caller);
            }
            case NetworkFault.Truncate(var bytes) -> {
                forward(request, caller, Pace.FULL, bytes);
                yield false;
            }
            case NetworkFault.SwallowAnswer swallow -> {
                forward(request, caller, Pace.FULL, 0);
                yield silence(caller);
            }
            case NetworkFault.Delay(var length) -> {
                Thread.sleep(length);
                yield forward(request, caller, Pace.FULL, Integer.MAX_VALUE);
            }
            case NetworkFault.Trickle(var rate) -> forward(request, caller, new Pace(rate), Integer.MAX_VALUE);
            case NetworkFault.HoldRequest(var gate) -> {
                gate.hold();
                var answer = ask(request);
                gate.pass();
                caller.getOutputStream().write(answer);
                yield true;
            }
            case NetworkFault.HoldAnswer(var gate) -> {
                var answer = ask(request);
                gate.hold();
                gate.pass();
                caller.getOutputStream().write(answer);
                yield true;
            }
            case NetworkFault.Twice twice -> {
                var first = ask(request);
                ask(request);
                caller.getOutputStream().write(first);
                yield true;
            }
            case NetworkFault.AgainLater(var gate) -> {
                Thread.ofVirtual().start(() -> again(request, gate));
                yield forward(request, caller, Pace.FULL, Integer.MAX_VALUE);
            }
            case NetworkFault.GoStale stale -> {
                forward(request, caller, Pace.FULL, Integer.MAX_VALUE);
                WireRequest.read(caller.getInputStream());
                yield reset(caller);
            }
        };
    }

    private NetworkFault fault(WireRequest request) {
        synchronized (rules) {
            for (var rule : rules) {
                if (rule.which().test(request)) {
                    if (rule.times().decrementAndGet() <= 0) {
                        rules.remove(rule);
                    }
                    return rule.fault();
                }
            }
            return new NetworkFault.Pass();
        }
    }

    private void again(WireRequest request, Gate gate) {
        try {
            gate.hold();
            ask(request);
            gate.pass();
        } catch (IOException refused) {
            // The gate stays closed for whoever waits behind it.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The whole answer as it is to go to the caller. */
    private byte[] ask(WireRequest request) throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var target = connected()) {
            target.getOutputStream().write(request.bytes());
            WireAnswer.relay(target.getInputStream(), answer::write);
        }
        return answer.toByteArray();
    }

    private boolean forward(WireRequest request, Socket caller, Pace pace, int bytesMax) throws IOException {
        try (var target = connected()) {
            target.getOutputStream().write(request.bytes());
            var left = new AtomicInteger(bytesMax);
            var output = caller.getOutputStream();
            return WireAnswer.relay(target.getInputStream(), (bytes, from, count) -> {
                var passed = Math.min(count, left.get());
                left.addAndGet(-passed);
                pace.write(output, bytes, from, passed);
            }) && bytesMax == Integer.MAX_VALUE;
        } catch (NobodyThere nobody) {
            return reset(caller);
        }
    }

    private Socket connected() throws IOException {
        var ports = targets.get();
        var first = turn.getAndIncrement();
        for (int i = 0; i < ports.size(); i++) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                        ports.get(Math.floorMod(first + i, ports.size()))), CONNECT_MILLIS_MAX);
                return socket;
            } catch (IOException refused) {
                closeQuietly(socket);
            }
        }
        throw new NobodyThere();
    }

    /** Reads on so that the caller's hanging up is noticed; says nothing. */
    private static boolean silence(Socket caller) throws IOException {
        caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        return false;
    }

    private static boolean reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // Then there is nothing to reset.
        }
        closeQuietly(socket);
        return false;
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // Nothing else was wanted.
        }
    }

    private static final class NobodyThere extends IOException {}

    /** How fast an answer comes. */
    private record Pace(int bytesPerSecond) {
        static final Pace FULL = new Pace(0);

        void write(OutputStream output, byte[] bytes, int from, int count) throws IOException {
            if (bytesPerSecond == 0) {
                output.write(bytes, from, count);
                return;
            }
            for (int i = from; i < from + count; i++) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() / bytesPerSecond);
                output.write(bytes[i]);
            }
        }
    }
}
