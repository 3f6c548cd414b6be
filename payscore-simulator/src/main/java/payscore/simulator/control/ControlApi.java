package payscore.simulator.control;

import payscore.simulator.http.Router;

/** {@link Control} as a JSON API under {@code /simulator/}; says nothing the Java class does not say. */
public final class ControlApi {
    private final Control control;

    public ControlApi(Control control) {
        this.control = control;
    }

    /** Adds all routes. */
    public Router addTo(Router router) {
        new OrderRoutes(control).addTo(router);
        new UserRoutes(control).addTo(router);
        new AuthorizationRoutes(control).addTo(router);
        new RefundRoutes(control).addTo(router);
        new ClockRoutes(control).addTo(router);
        new FaultRoutes(control).addTo(router);
        new BillRoutes(control).addTo(router);
        new RegistrationRoutes(control).addTo(router);
        return router;
    }
}
