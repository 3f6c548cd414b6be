package payscore.simulator.control;

import static payscore.simulator.control.Asked.OPENID;
import static payscore.simulator.control.Asked.ORDER;
import static payscore.simulator.control.Asked.TEXT_MAX;
import static payscore.simulator.control.Asked.asUser;
import static payscore.simulator.control.Asked.duration;
import static payscore.simulator.control.Asked.openid;
import static payscore.simulator.control.Asked.order;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Doc;
import payscore.simulator.http.Router.Request;
import payscore.simulator.json.Fields;
import payscore.simulator.order.DeductionScript;

/** What the user does with an order, and how WeChat fares collecting. */
final class UserRoutes {
    private final Control control;

    UserRoutes(Control control) {
        this.control = control;
    }

    void addTo(Router router) {
        router.on(
                "POST",
                ORDER + "/accept",
                "The user accepts the order",
                List.of(OPENID, new Doc("pay_deposit", "boolean", "pays the deposit after a failed risk check")),
                request -> {
                    String openid = openid(request);
                    boolean deposit = request.fields().optionalBoolean("pay_deposit").orElse(false);
                    asUser(() -> {
                        if (deposit) {
                            control.acceptWithDeposit(order(control, request), openid);
                        } else {
                            control.accept(order(control, request), openid);
                        }
                    });
                    return control.order(order(control, request));
                });
        router.on(
                "POST",
                ORDER + "/decline",
                "The user declines and returns by the button; the order stays as it is",
                List.of(),
                request -> Map.of("query_id", control.decline(order(control, request))));
        router.on(
                "POST",
                ORDER + "/return-by-button",
                "The user returns by the button inside the page",
                List.of(),
                request -> Map.of("query_id", control.returnByButton(order(control, request))));
        router.on(
                "POST",
                ORDER + "/return-by-arrow",
                "The user returns by the arrow: the front end receives nothing",
                List.of(),
                request -> {
                    Optional<String> nothing = control.returnByArrow(order(control, request));
                    return nothing.<Object>map(queryId -> queryId).orElseGet(Asked::done);
                });
        router.on("POST", ORDER + "/pay", "The user pays actively", List.of(), request -> {
            asUser(() -> control.pay(order(control, request)));
            return control.order(order(control, request));
        });
        router.on("POST", ORDER + "/fail-to-pay", "The user tries to pay and fails", List.of(), request -> {
            control.failToPay(order(control, request));
            return control.order(order(control, request));
        });
        router.on(
                "POST",
                ORDER + "/open-cashier",
                "The user stands in the cashier: cancel, modify and sync answer 271316754",
                List.of(new Doc("duration", "string", "ISO 8601, default PT3M")),
                request -> {
                    control.openCashier(
                            order(control, request), duration(request, "duration").orElse(Duration.ofMinutes(3)));
                    return control.order(order(control, request));
                });
        router.on(
                "POST",
                "/simulator/deductions",
                "How WeChat's deduction goes for an order or a user",
                List.of(
                        new Doc("out_order_no", "string", "the order, to be scripted before completion"),
                        new Doc("openid", "string", "or the user"),
                        new Doc("failures", "integer", "attempts that fail first; -1: it never succeeds"),
                        new Doc("first_attempt", "string", "ISO 8601 time from completion to the first attempt"),
                        new Doc("interval", "string", "ISO 8601 time between attempts, default PT10M"),
                        new Doc("in_flight", "boolean", "the first attempt is under way all the time")),
                this::scriptDeduction);
    }

    private Object scriptDeduction(Request request) {
        Fields body = request.fields();
        long failures = body.optionalInteger("failures", -1, Integer.MAX_VALUE).orElse(0);
        DeductionScript script = new DeductionScript(
                failures < 0 ? DeductionScript.ALWAYS : (int) failures,
                duration(request, "first_attempt"),
                duration(request, "interval").orElse(Duration.ofMinutes(10)),
                body.optionalBoolean("in_flight").orElse(false));
        Optional<String> number = body.optionalText("out_order_no", TEXT_MAX);
        if (number.isPresent()) {
            control.scriptDeduction(number.get(), script);
        } else {
            control.scriptDeductionOfUser(body.text("openid", TEXT_MAX), script);
        }
        return script;
    }
}
