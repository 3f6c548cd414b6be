package payscore.simulator.control;

import static payscore.simulator.control.Asked.ORDER;
import static payscore.simulator.control.Asked.done;
import static payscore.simulator.control.Asked.order;

import java.util.List;
import java.util.Optional;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Doc;

/** Orders as WeChat sees them, and what went to and fro about them. */
final class OrderRoutes {
    private final Control control;

    OrderRoutes(Control control) {
        this.control = control;
    }

    void addTo(Router router) {
        router.on("GET", "/simulator/orders", "All orders, oldest first", List.of(), request -> control.orders());
        router.on("GET", ORDER, "One order as WeChat sees it", List.of(),
                request -> control.order(order(control, request)));
        router.on(
                "GET",
                "/simulator/requests",
                "API requests seen, oldest first",
                List.of(new Doc("out_order_no", "string", "only those about this order")),
                request -> control.requests().stream()
                        .filter(seen -> request.parameter("out_order_no")
                                .map(number -> seen.outOrderNo().equals(Optional.of(number)))
                                .orElse(true))
                        .toList());
        router.on(
                "GET",
                "/simulator/deliveries",
                "Delivery attempts of callbacks, oldest first",
                List.of(new Doc("out_order_no", "string", "only those about this order")),
                request -> control.deliveries().stream()
                        .filter(delivery -> request.parameter("out_order_no")
                                .map(delivery.outOrderNo()::equals)
                                .orElse(true))
                        .toList());
        router.on(
                "GET",
                ORDER + "/notifications",
                "Ids of the order's notifications, delivered or not",
                List.of(),
                request -> control.notifications(order(control, request)));
        router.on("POST", "/simulator/clear", "Forget orders, logs, faults and scripts", List.of(), request -> {
            control.clear();
            return done();
        });
    }
}
