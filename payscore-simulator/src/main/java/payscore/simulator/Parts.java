package payscore.simulator;

import java.time.InstantSource;
import payscore.simulator.api.Api;
import payscore.simulator.api.Authentication;
import payscore.simulator.api.RequestLog;
import payscore.simulator.bill.BillBook;
import payscore.simulator.callback.Carrier;
import payscore.simulator.callback.Courier;
import payscore.simulator.callback.DeliveryLog;
import payscore.simulator.clock.Sources;
import payscore.simulator.clock.Timeline;
import payscore.simulator.control.Control;
import payscore.simulator.fault.FaultScript;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.order.DeductionScripts;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderBook;
import payscore.simulator.permission.PermissionBook;
import payscore.simulator.phone.Authorizing;
import payscore.simulator.phone.Phone;
import payscore.simulator.security.WeChatKeys;

/** WeChat's side wired together: the same parts behind a simulator that listens and one that is embedded. */
record Parts(Api api, Phone phone, Authorizing authorizing, Control control) {

    /**
     * @param real what dates signatures under {@code WireTime.REAL}
     * @param timeline moves the clock of the sources
     */
    static Parts wire(
            Registry registry,
            WeChatKeys keys,
            Sources sources,
            InstantSource real,
            Timeline timeline,
            Carrier carrier,
            Authentication authentication,
            RequestLog requests,
            DeliveryLog deliveries) {
        WireClock wireClock = new WireClock(sources.clock(), real, registry);
        OrderBook book = new OrderBook(sources.nonces());
        FaultScript faults = new FaultScript();
        DeductionScripts deductions = new DeductionScripts();
        Courier courier = new Courier(registry, keys, sources, wireClock, faults, deliveries, carrier);
        LifeCycle lifeCycle = new LifeCycle(book, sources, registry, deductions, courier::announce);
        BillBook bills = new BillBook(book, () -> lifeCycle.refunds().all(), sources.nonces());
        PermissionBook permissions = new PermissionBook(sources, courier::announce);
        Authorizing authorizing = new Authorizing(registry, book, permissions, sources);
        Phone phone = new Phone(registry, book, lifeCycle, sources, wireClock);
        Control control = new Control(
                registry,
                book,
                bills,
                lifeCycle,
                deductions,
                phone,
                authorizing,
                permissions,
                sources.clock(),
                timeline,
                faults,
                courier,
                deliveries,
                requests);
        Api api = new Api(
                registry,
                keys,
                book,
                bills,
                lifeCycle,
                permissions,
                sources,
                wireClock,
                faults,
                deliveries,
                requests,
                authentication);
        return new Parts(api, phone, authorizing, control);
    }
}
