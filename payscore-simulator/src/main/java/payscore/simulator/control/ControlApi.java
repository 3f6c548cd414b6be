package payscore.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payscore.simulator.bill.BillTrick;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;
import payscore.simulator.http.Refusal;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Doc;
import payscore.simulator.http.Router.Request;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.order.DeductionScript;
import payscore.simulator.order.Refund;
import payscore.simulator.order.RefundPlan;
import payscore.simulator.phone.LaunchRefused;
import payscore.simulator.setup.Registrations;
import tools.jackson.databind.node.ObjectNode;

/** {@link Control} as a JSON API under {@code /simulator/}; says nothing the Java class does not say. */
public final class ControlApi {
    private static final String ORDER = "/simulator/orders/{order}";
    private static final String PERMISSION = "/simulator/permissions/{authorization}";
    private static final int TEXT_MAX = 256;
    private static final Doc OPENID = new Doc("openid", "string", "who acts; default " + TestUser.DEFAULT_OPENID);

    private final Control control;

    public ControlApi(Control control) {
        this.control = control;
    }

    /** Adds all routes. An order is named by out_order_no, or mchid~out_order_no where several merchants use it. */
    public Router addTo(Router router) {
        addOrders(router);
        addUser(router);
        addAuthorizations(router);
        addRefunds(router);
        addTime(router);
        addFaults(router);
        addBills(router);
        addConfiguration(router);
        return router;
    }

    private void addOrders(Router router) {
        router.on("GET", "/simulator/orders", "All orders, oldest first", List.of(), request -> control.orders());
        router.on("GET", ORDER, "One order as WeChat sees it", List.of(), request -> control.order(order(request)));
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
                request -> control.notifications(order(request)));
        router.on("POST", "/simulator/clear", "Forget orders, logs, faults and scripts", List.of(), request -> {
            control.clear();
            return done();
        });
    }

    private void addAuthorizations(Router router) {
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

    private void addUser(Router router) {
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
                            control.acceptWithDeposit(order(request), openid);
                        } else {
                            control.accept(order(request), openid);
                        }
                    });
                    return control.order(order(request));
                });
        router.on(
                "POST",
                ORDER + "/decline",
                "The user declines and returns by the button; the order stays as it is",
                List.of(),
                request -> Map.of("query_id", control.decline(order(request))));
        router.on(
                "POST",
                ORDER + "/return-by-button",
                "The user returns by the button inside the page",
                List.of(),
                request -> Map.of("query_id", control.returnByButton(order(request))));
        router.on(
                "POST",
                ORDER + "/return-by-arrow",
                "The user returns by the arrow: the front end receives nothing",
                List.of(),
                request -> {
                    Optional<String> nothing = control.returnByArrow(order(request));
                    return nothing.<Object>map(queryId -> queryId).orElseGet(ControlApi::done);
                });
        router.on("POST", ORDER + "/pay", "The user pays actively", List.of(), request -> {
            asUser(() -> control.pay(order(request)));
            return control.order(order(request));
        });
        router.on("POST", ORDER + "/fail-to-pay", "The user tries to pay and fails", List.of(), request -> {
            control.failToPay(order(request));
            return control.order(order(request));
        });
        router.on(
                "POST",
                ORDER + "/open-cashier",
                "The user stands in the cashier: cancel, modify and sync answer 271316754",
                List.of(new Doc("duration", "string", "ISO 8601, default PT3M")),
                request -> {
                    control.openCashier(
                            order(request), duration(request, "duration").orElse(Duration.ofMinutes(3)));
                    return control.order(order(request));
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

    private void addRefunds(Router router) {
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

    private void addTime(Router router) {
        router.on("GET", "/simulator/clock", "The simulated time", List.of(), request -> clock());
        router.on(
                "POST",
                "/simulator/clock",
                "Move the clock; what falls due on the way happens before the answer",
                List.of(
                        new Doc("advance", "string", "ISO 8601 duration, PT1H"),
                        new Doc("now", "string", "or an instant, 2026-06-01T02:00:00Z")),
                request -> {
                    Optional<Duration> step = duration(request, "advance");
                    if (step.isPresent()) {
                        control.advance(step.get());
                    } else {
                        control.setClock(Instant.parse(request.fields().text("now", TEXT_MAX)));
                    }
                    return clock();
                });
    }

    private void addFaults(Router router) {
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

    private void addBills(Router router) {
        router.on(
                "GET",
                "/simulator/bills",
                "What is wrong with bills now",
                List.of(),
                request -> Map.of("tricks", control.billTricks()));
        router.on(
                "POST",
                "/simulator/bills",
                "Change what is wrong with bills",
                List.of(new Doc("tricks", "array", "of " + List.of(BillTrick.values()))),
                request -> {
                    Set<BillTrick> tricks = new HashSet<>();
                    request.body().path("tricks").forEach(
                            word -> tricks.add(Registrations.word(BillTrick.class, word.asString(""))));
                    control.playBillTricks(tricks);
                    return Map.of("tricks", control.billTricks());
                });
        router.on(
                "POST",
                ORDER + "/refund-by-hand",
                "Somebody refunds it on the merchant platform; only the bill tells",
                List.of(new Doc("out_refund_no", "string", ""), new Doc("amount", "integer", "fen")),
                request -> {
                    control.refundByHand(order(request), request.fields().text("out_refund_no", TEXT_MAX),
                            request.fields().optionalInteger("amount", 1, Integer.MAX_VALUE).orElse(1L));
                    return done();
                });
        router.on(
                "POST",
                "/simulator/shop-payments",
                "Somebody pays in the merchant's shop, which has nothing to do with PayScore",
                List.of(
                        new Doc("mch_id", "string", ""),
                        new Doc("out_trade_no", "string", ""),
                        new Doc("amount", "integer", "fen")),
                request -> {
                    Fields body = request.fields();
                    control.payInShop(body.text("mch_id", TEXT_MAX), body.text("out_trade_no", TEXT_MAX),
                            body.optionalInteger("amount", 1, Integer.MAX_VALUE).orElse(1L));
                    return done();
                });
    }

    private void addConfiguration(Router router) {
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

    private String permission(Request request) {
        String authorization = request.variable("authorization").replace('~', '/');
        try {
            control.permission(authorization);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(404, "not_found", String.valueOf(unknown.getMessage()));
        }
        return authorization;
    }

    private String order(Request request) {
        String order = request.variable("order").replace('~', '/');
        if (control.find(order).isEmpty()) {
            throw new Refusal(404, "not_found", "no order " + order);
        }
        return order;
    }

    private static void asUser(Runnable action) {
        try {
            action.run();
        } catch (LaunchRefused refused) {
            throw new Refusal(422, refused.code().isEmpty() ? "refused" : refused.code(), refused.text());
        }
    }

    private static String openid(Request request) {
        return request.fields().optionalText("openid", TEXT_MAX).orElse(TestUser.DEFAULT_OPENID);
    }

    private static Optional<Duration> duration(Request request, String name) {
        try {
            return request.fields().optionalText(name, TEXT_MAX).map(Duration::parse);
        } catch (java.time.DateTimeException malformed) {
            throw request.fields().bad(name, "not an ISO 8601 duration such as PT1H");
        }
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

    private ObjectNode clock() {
        return Json.object().put("now", control.now().toString());
    }

    private static ObjectNode done() {
        return Json.object();
    }
}
