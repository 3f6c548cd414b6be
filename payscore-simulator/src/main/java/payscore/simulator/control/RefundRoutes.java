package payscore.simulator.control;

import static payscore.simulator.control.Asked.TEXT_MAX;
import static payscore.simulator.control.Asked.done;
import static payscore.simulator.control.Asked.duration;

import java.util.List;
import java.util.Optional;
import payscore.simulator.http.Refusal;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Doc;
import payscore.simulator.http.Router.Request;
import payscore.simulator.order.Refund;
import payscore.simulator.order.RefundPlan;
import payscore.simulator.setup.Registrations;

/** What becomes of refunds. */
final class RefundRoutes {
    private final Control control;

    RefundRoutes(Control control) {
        this.control = control;
    }

    void addTo(Router router) {
        router.on("GET", "/simulator/refunds", "Refunds, oldest first", List.of(), request -> control.refunds());
        router.on(
                "POST",
                "/simulator/refunds/plan",
                "What becomes of refunds from now on",
                List.of(
                        new Doc("out_refund_no", "string", "only this one's"),
                        new Doc("outcome", "string", "success, abnormal or closed; default success"),
                        new Doc("after", "string", "ISO 8601 time until then; absent: PROCESSING until settled"),
                        new Doc("refusal", "string", "code every refund is refused with, such as NOT_ENOUGH")),
                request -> {
                    RefundPlan plan = new RefundPlan(
                            outcome(request).orElse(Refund.Status.SUCCESS),
                            duration(request, "after"),
                            request.fields().optionalText("refusal", TEXT_MAX));
                    request.fields().optionalText("out_refund_no", TEXT_MAX).ifPresentOrElse(
                            number -> control.planRefund(number, plan), () -> control.planRefunds(plan));
                    return plan;
                });
        router.on(
                "POST",
                "/simulator/refunds/{refund}/settle",
                "A refund ends, or gets stuck, and the merchant is told",
                List.of(new Doc("outcome", "string", "success, abnormal or closed; default success")),
                request -> {
                    try {
                        control.settleRefund(
                                request.variable("refund"), outcome(request).orElse(Refund.Status.SUCCESS));
                    } catch (IllegalArgumentException unknown) {
                        throw new Refusal(404, "not_found", String.valueOf(unknown.getMessage()));
                    }
                    return done();
                });
    }

    private static Optional<Refund.Status> outcome(Request request) {
        return request.fields().optionalText("outcome", TEXT_MAX)
                .map(word -> Registrations.word(Refund.Status.class, word));
    }
}
