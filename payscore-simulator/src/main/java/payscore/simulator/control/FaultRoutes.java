package payscore.simulator.control;

import static payscore.simulator.control.Asked.TEXT_MAX;
import static payscore.simulator.control.Asked.done;
import static payscore.simulator.control.Asked.duration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;
import payscore.simulator.http.Refusal;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Doc;
import payscore.simulator.http.Router.Request;
import payscore.simulator.json.Fields;
import payscore.simulator.setup.Registrations;

/** Scripted faults, and notifications kept back or sent once more. */
final class FaultRoutes {
    private final Control control;

    FaultRoutes(Control control) {
        this.control = control;
    }

    void addTo(Router router) {
        router.on(
                "GET",
                "/simulator/faults",
                "Scripted faults not used up",
                List.of(),
                request -> control.pendingFaults());
        router.on(
                "POST",
                "/simulator/faults",
                "Script a fault",
                List.of(
                        new Doc("kind", "string", "one of " + List.of(FaultKind.values())),
                        new Doc("operation", "string", "one of " + List.of(Operation.values()) + ", default any"),
                        new Doc("orders", "string", "out_order_no, or a prefix ending in *; default *"),
                        new Doc("times", "integer", "how many calls it spoils, default 1"),
                        new Doc("delay", "string", "ISO 8601, for kinds that wait"),
                        new Doc("status", "integer", "HTTP status of an error"),
                        new Doc("code", "string", "WeChat error code"),
                        new Doc("message", "string", "its text"),
                        new Doc("count", "integer", "bytes of a huge body, or extra copies of a callback")),
                request -> {
                    Fault fault = fault(request);
                    control.script(fault);
                    return fault;
                });
        router.on("DELETE", "/simulator/faults", "Forget all scripted faults", List.of(), request -> {
            control.clearFaults();
            return done();
        });
        router.on(
                "POST",
                "/simulator/notifications/{id}/redeliver",
                "Deliver a notification once more under its old id",
                List.of(),
                request -> {
                    try {
                        control.redeliver(request.variable("id"));
                    } catch (IllegalArgumentException unknown) {
                        throw new Refusal(404, "not_found", String.valueOf(unknown.getMessage()));
                    }
                    return done();
                });
        router.on(
                "POST",
                "/simulator/notifications/release",
                "Send callbacks kept back by a HOLD fault",
                List.of(new Doc("out_order_no", "string", "only this order's")),
                request -> Map.of(
                        "released",
                        request.fields()
                                .optionalText("out_order_no", TEXT_MAX)
                                .map(control::releaseCallbacks)
                                .orElseGet(control::releaseCallbacks)));
    }

    private static Fault fault(Request request) {
        Fields body = request.fields();
        Fault fault = Fault.of(
                Registrations.word(FaultKind.class, body.text("kind", TEXT_MAX)),
                Registrations.word(
                        Operation.class,
                        body.optionalText("operation", TEXT_MAX).orElse("any")))
                .forOrders(body.optionalText("orders", TEXT_MAX).orElse("*"))
                .times((int) body.optionalInteger("times", 1, Integer.MAX_VALUE).orElse(1));
        Optional<Integer> status = optionalInt(body, "status", 599);
        Optional<Integer> count = optionalInt(body, "count", 1 << 28);
        return new Fault(
                fault.kind(),
                fault.operation(),
                fault.orders(),
                fault.times(),
                duration(request, "delay"),
                status,
                body.optionalText("code", TEXT_MAX),
                body.optionalText("message", TEXT_MAX),
                count);
    }

    private static Optional<Integer> optionalInt(Fields body, String name, int max) {
        var value = body.optionalInteger(name, 1, max);
        return value.isPresent() ? Optional.of((int) value.getAsLong()) : Optional.empty();
    }
}
