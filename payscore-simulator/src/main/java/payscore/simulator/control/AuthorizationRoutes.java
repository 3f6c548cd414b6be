package payscore.simulator.control;

import static payscore.simulator.control.Asked.OPENID;
import static payscore.simulator.control.Asked.asUser;
import static payscore.simulator.control.Asked.openid;

import java.util.List;
import java.util.Map;
import payscore.simulator.http.Refusal;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Request;

/** Authorisations, and what the user does with them. */
final class AuthorizationRoutes {
    private static final String PERMISSION = "/simulator/permissions/{authorization}";

    private final Control control;

    AuthorizationRoutes(Control control) {
        this.control = control;
    }

    void addTo(Router router) {
        router.on("GET", "/simulator/permissions", "All authorisations, oldest first", List.of(),
                request -> control.permissions());
        router.on("GET", PERMISSION, "One authorisation as WeChat sees it", List.of(),
                request -> control.permission(permission(request)));
        router.on("POST", PERMISSION + "/authorize", "The user authorises the service", List.of(OPENID), request -> {
            String openid = openid(request);
            asUser(() -> control.authorize(permission(request), openid));
            return control.permission(permission(request));
        });
        router.on("POST", PERMISSION + "/withdraw", "The user withdraws, whatever orders run", List.of(), request -> {
            asUser(() -> control.withdraw(permission(request)));
            return control.permission(permission(request));
        });
        router.on("POST", PERMISSION + "/release-callbacks", "Send callbacks kept back", List.of(),
                request -> Map.of("released", control.releaseCallbacksOfPermission(permission(request))));
    }

    private String permission(Request request) {
        String authorization = request.variable("authorization").replace('~', '/');
        try {
            control.permission(authorization);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(404, "not_found", String.valueOf(unknown.getMessage()));
        }
        return authorization;
    }
}
