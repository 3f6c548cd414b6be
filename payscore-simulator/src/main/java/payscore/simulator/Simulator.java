package payscore.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.List;
import payscore.simulator.api.ApiServer;
import payscore.simulator.api.Authentication;
import payscore.simulator.api.RequestLog;
import payscore.simulator.callback.DeliveryLog;
import payscore.simulator.callback.HttpCarrier;
import payscore.simulator.clock.Pause;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.clock.Sources;
import payscore.simulator.clock.ThreadedAgenda;
import payscore.simulator.control.Control;
import payscore.simulator.control.ControlApi;
import payscore.simulator.http.LoopbackServer;
import payscore.simulator.http.Router;
import payscore.simulator.http.StaticPage;
import payscore.simulator.merchant.Registry;
import payscore.simulator.phone.PhoneApi;
import payscore.simulator.security.Nonces;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;

/** One running simulator: API v3 server, callbacks, phone and control on one loopback port. Several may run in one process. */
public final class Simulator implements AutoCloseable {
    private final LoopbackServer server;
    private final ThreadedAgenda agenda;
    private final HttpCarrier carrier;
    private final Control control;
    private final WeChatKeys keys;
    private final SimulatedClock clock;

    private Simulator(
            LoopbackServer server,
            ThreadedAgenda agenda,
            HttpCarrier carrier,
            Control control,
            WeChatKeys keys,
            SimulatedClock clock) {
        this.server = server;
        this.agenda = agenda;
        this.carrier = carrier;
        this.control = control;
        this.keys = keys;
        this.clock = clock;
    }

    /** Starts and listens; throws {@link UncheckedIOException} when the port is taken. */
    public static Simulator start(SimulatorConfiguration configuration) {
        Registry registry = new Registry(
                configuration.merchants(), configuration.services(), configuration.users(), configuration.switches());
        SimulatedClock clock = configuration.clock();
        ThreadedAgenda agenda = new ThreadedAgenda(clock);
        HttpCarrier carrier = new HttpCarrier();
        Sources sources = new Sources(clock, agenda, Nonces.secure(), Pause.ofThread());
        Parts parts = Parts.wire(
                registry,
                configuration.weChat(),
                sources,
                InstantSource.system(),
                agenda,
                carrier,
                Authentication.BY_SIGNATURE,
                RequestLog.bounded(),
                DeliveryLog.bounded());
        try {
            LoopbackServer server = LoopbackServer.listen(configuration.port());
            server.serve("/v3/", new ApiServer(parts.api(), sources.pause()));
            Router router = new PhoneApi(parts.phone(), parts.authorizing())
                    .addTo(new ControlApi(parts.control()).addTo(new Router()));
            router.on(
                    "GET",
                    "/simulator/openapi.json",
                    "This document",
                    List.of(),
                    request -> router.openApi(
                            "PayScore simulator, control API",
                            "Act as the user, move the clock, script faults, look. An order is named by out_order_no, or"
                                    + " mchid~out_order_no where several merchants use the same number."));
            server.serve("/simulator/", router);
            server.serve("/simulator/docs", new StaticPage("/simulator/docs", "/payscore-simulator/docs.html"));
            server.serve("/phone", new StaticPage("/phone", "/payscore-simulator/phone.html"));
            server.serve("/", new StaticPage("/", "/payscore-simulator/index.html"));
            server.start();
            agenda.start();
            return new Simulator(server, agenda, carrier, parts.control(), configuration.weChat(), clock);
        } catch (IOException taken) {
            carrier.close();
            throw new UncheckedIOException("The simulator cannot listen on 127.0.0.1:" + configuration.port(), taken);
        }
    }

    /** What a client uses instead of {@code https://api.mch.weixin.qq.com}: {@code http://127.0.0.1:port}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.port();
    }

    /** What merchants configure to verify answers and callbacks. */
    public PublicKey publicKey() {
        return keys.publicKey();
    }

    /** The id that goes with {@link #publicKey()}. */
    public String publicKeyId() {
        return keys.publicKeyId();
    }

    public WeChatKeys keys() {
        return keys;
    }

    /** A service under test may use it as its own clock. */
    public SimulatedClock clock() {
        return clock;
    }

    public Control control() {
        return control;
    }

    /** Stops listening, drops what is due later; requests under way are cut. */
    @Override
    public void close() {
        agenda.close();
        server.close();
        carrier.close();
    }
}
