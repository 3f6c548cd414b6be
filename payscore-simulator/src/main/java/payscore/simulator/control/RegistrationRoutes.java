package payscore.simulator.control;

import static payscore.simulator.control.Asked.TEXT_MAX;
import static payscore.simulator.control.Asked.done;

import java.util.List;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Doc;
import payscore.simulator.json.Fields;
import payscore.simulator.setup.Registrations;

/** Who and what the simulator knows, and the rules it keeps. */
final class RegistrationRoutes {
    private final Control control;

    RegistrationRoutes(Control control) {
        this.control = control;
    }

    void addTo(Router router) {
        router.on(
                "GET",
                "/simulator/switches",
                "The disputed rules and the pace",
                List.of(),
                request -> control.switches());
        router.on(
                "PATCH",
                "/simulator/switches",
                "Change some switches",
                List.of(new Doc("cancel_while_collecting", "boolean", "and any other shown by GET")),
                request -> {
                    control.switchTo(Registrations.switches(control.switches(), request.body()));
                    return control.switches();
                });
        router.on("GET", "/simulator/users", "Users who can hold the phone", List.of(), request -> control.users());
        router.on(
                "POST",
                "/simulator/users",
                "Register a user",
                List.of(
                        new Doc("openid", "string", ""),
                        new Doc("name", "string", ""),
                        new Doc("standing", "string", "good, risk_refused or too_many_orders")),
                request -> {
                    control.register(Registrations.user(request.fields()));
                    return control.users();
                });
        router.on(
                "POST",
                "/simulator/merchants",
                "Register a merchant",
                List.of(
                        new Doc("mch_id", "string", ""),
                        new Doc("certificates", "array", "of {serial_no, public_key (PEM)}"),
                        new Doc("api_v3_key", "string", "32 characters"),
                        new Doc("api_v2_key", "string", "")),
                request -> {
                    control.register(Registrations.merchant(request.fields()));
                    return done();
                });
        router.on(
                "POST",
                "/simulator/services",
                "Register a service",
                List.of(
                        new Doc("service_id", "string", ""),
                        new Doc("bindings", "array", "of {mch_id, app_id}"),
                        new Doc("mode", "string", "confirm or no_confirm"),
                        new Doc("sub_mode", "string", "waive_deposit or enjoy_first"),
                        new Doc("risk_ceiling", "integer", "fen"),
                        new Doc("online", "boolean", "default true"),
                        new Doc("white_list", "array", "openids that may use it before it is online")),
                request -> {
                    control.register(Registrations.service(request.fields()));
                    return done();
                });
        router.on(
                "POST",
                "/simulator/notify-redirects",
                "Send callbacks meant for one host:port to another",
                List.of(new Doc("from", "string", "host:port in notify_url"), new Doc("to", "string", "host:port")),
                request -> {
                    Fields body = request.fields();
                    control.redirectNotifications(body.text("from", TEXT_MAX), body.text("to", TEXT_MAX));
                    return done();
                });
    }
}
