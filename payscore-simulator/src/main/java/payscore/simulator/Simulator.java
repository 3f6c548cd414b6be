package payscore.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.List;
import payscore.simulator.api.ApiServer;
import payscore.simulator.api.RequestLog;
import payscore.simulator.callback.Courier;
import payscore.simulator.callback.DeliveryLog;
import payscore.simulator.clock.Agenda;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.control.Control;
import payscore.simulator.control.ControlApi;
import payscore.simulator.fault.FaultScript;
import payscore.simulator.http.LoopbackServer;
import payscore.simulator.http.Router;
import payscore.simulator.http.StaticPage;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.order.DeductionScripts;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderBook;
import payscore.simulator.phone.Phone;
import payscore.simulator.phone.PhoneApi;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;

/** One running simulator: API v3 server, callbacks, phone and control on one loopback port. Several may run in one process. */
public final class Simulator implements AutoCloseable {
    private final LoopbackServer server;
    private final Agenda agenda;
    private final Courier courier;
    private final Control control;
    private final WeChatKeys keys;
    private final SimulatedClock clock;

    private Simulator(
            LoopbackServer server,
            Agenda agenda,
            Courier courier,
            Control control,
            WeChatKeys keys,
            SimulatedClock clock) {
        this.server = server;
        this.agenda = agenda;
        this.courier = courier;
        this.control = control;
        this.keys = keys;
        this.clock = clock;
    }

    /** Starts and listens; throws {@link UncheckedIOException} when the port is taken. */
    public static Simulator start(SimulatorConfiguration configuration) {
        Registry registry = new Registry(
                configuration.merchants(), configuration.services(), configuration.users(), configuration.switches());
        SimulatedClock clock = configuration.clock();
        WireClock wireClock = new WireClock(clock, InstantSource.system(), registry);
        Agenda agenda = new Agenda(clock);
        OrderBook book = new OrderBook();
        FaultScript faults = new FaultScript();
        DeliveryLog deliveries = new DeliveryLog();
        RequestLog requests = new RequestLog();
        DeductionScripts deductions = new DeductionScripts();
        Courier courier = new Courier(registry, configuration.weChat(), clock, wireClock, agenda, faults, deliveries);
        LifeCycle lifeCycle = new LifeCycle(book, agenda, clock, registry, deductions, courier::announce);
        Phone phone = new Phone(registry, book, lifeCycle, clock, wireClock);
        Control control = new Control(
                registry, book, lifeCycle, deductions, phone, clock, agenda, faults, courier, deliveries, requests);
        ApiServer api = new ApiServer(
                registry,
                configuration.weChat(),
                book,
                lifeCycle,
                clock,
                wireClock,
                agenda,
                faults,
                deliveries,
                requests);
        try {
            LoopbackServer server = LoopbackServer.listen(configuration.port());
            server.serve("/v3/", api);
            Router router = new PhoneApi(phone).addTo(new ControlApi(control).addTo(new Router()));
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
            return new Simulator(server, agenda, courier, control, configuration.weChat(), clock);
        } catch (IOException taken) {
            courier.close();
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
        courier.close();
    }
}
