package payscore.simulator.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.Service;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.OrderJson;
import payscore.simulator.order.OrderKey;
import payscore.simulator.order.Position;
import payscore.simulator.order.ServiceOrder;
import payscore.simulator.permission.PermissionBook;
import tools.jackson.databind.node.ObjectNode;

/** A1. The checks stand in the order the WeChat API reference gives for a simulator. */
final class CreateOrder implements Endpoint {
    private static final Pattern OUT_ORDER_NO = Pattern.compile("[0-9A-Za-z_\\-*|]{1,32}");
    private static final int INTRODUCTION_MAX = 20;
    private static final int LOCATION_MAX = 50;
    private static final int DESCRIPTION_MAX = 30;
    private static final int ATTACH_MAX = 256;
    private static final int OPENID_MAX = 128;
    private static final long RISK_AMOUNT_MAX = 1_000_000_000_000L;

    private final Bindings bindings;
    private final OrderBook book;
    private final LifeCycle lifeCycle;
    private final InstantSource clock;
    private final Registry registry;
    private final PermissionBook permissions;

    CreateOrder(Bindings bindings, OrderBook book, LifeCycle lifeCycle, InstantSource clock, Registry registry,
            PermissionBook permissions) {
        this.bindings = bindings;
        this.book = book;
        this.lifeCycle = lifeCycle;
        this.clock = clock;
        this.registry = registry;
        this.permissions = permissions;
    }

    @Override
    public ObjectNode handle(Call call) {
        Fields body = Fields.of(call.body());
        Fees fees = checkFields(body);
        String mchId = call.merchant().mchId();
        Service service = bindings.service(mchId, body.text("appid", 32), body.text("service_id", 32));
        checkMode(body, service);
        checkRiskFund(body, service, fees);
        Instant now = clock.instant();
        Times.checkCreation(body.object("time_range"), now);
        ObjectNode creation = Json.objectOf(call.body());
        OrderKey key = new OrderKey(mchId, body.text("out_order_no", 32));
        Optional<ServiceOrder> known = book.find(key);
        if (known.isPresent()) {
            return reenter(known.get(), creation, now);
        }
        if (service.mode() == Service.Mode.NO_CONFIRM) {
            checkUser(mchId, service, body.text("openid", OPENID_MAX));
            return OrderJson.created(lifeCycle.createConfirmed(key, creation, body.text("openid", OPENID_MAX)), "");
        }
        ServiceOrder order = lifeCycle.create(key, creation);
        return OrderJson.created(order, book.issuePackage(key, now).text());
    }

    /** B6: without the user's confirmation, the risk check happens here. */
    private void checkUser(String mchId, Service service, String openid) {
        if (!permissions.isAuthorized(mchId, service.serviceId(), openid)) {
            throw ApiFailure.noAuth("用户未授权此服务", "268503786");
        }
        switch (registry.user(openid).standing()) {
            case GOOD -> {
                // Passes.
            }
            case RISK_REFUSED -> throw ApiFailure.invalidRequest("综合评估未通过", "271300099");
            case TOO_MANY_ORDERS -> throw ApiFailure.invalidRequest("存在待处理的超时未支付订单", "271299627");
        }
    }

    private ObjectNode reenter(ServiceOrder order, ObjectNode creation, Instant now) {
        if (!order.creation().equals(creation)) {
            throw ApiFailure.reentry(registry.switches().reentryAsParamError());
        }
        boolean waiting = order.position() == Position.CREATED;
        return OrderJson.created(
                order, waiting ? book.issuePackage(order.key(), now).text() : "");
    }

    private static Fees checkFields(Fields body) {
        if (!OUT_ORDER_NO.matcher(body.text("out_order_no", 32)).matches()) {
            throw body.bad("out_order_no", "只能是数字、大小写字母_-*|");
        }
        body.text("appid", 32);
        body.text("service_id", 32);
        body.text("service_introduction", INTRODUCTION_MAX);
        Fees fees = Fees.expected(body);
        Times.checkShape(body.object("time_range"), true);
        body.optionalObject("location").ifPresent(CreateOrder::checkLocation);
        Fields riskFund = body.object("risk_fund");
        riskFund.text("name", 64);
        riskFund.integer("amount", 1, RISK_AMOUNT_MAX);
        riskFund.optionalText("description", DESCRIPTION_MAX);
        body.optionalText("attach", ATTACH_MAX);
        NotifyUrl.check(body);
        body.optionalText("openid", OPENID_MAX);
        body.optionalBoolean("need_user_confirm");
        body.optionalObject("device");
        return fees;
    }

    private static void checkLocation(Fields location) {
        location.optionalText("start_location", LOCATION_MAX);
        if (location.optionalText("end_location", LOCATION_MAX).isPresent() && !location.has("start_location")) {
            throw location.bad("end_location", "end_location须与start_location同时填写");
        }
    }

    private static void checkMode(Fields body, Service service) {
        boolean needConfirm = body.optionalBoolean("need_user_confirm").orElse(true);
        if (needConfirm != (service.mode() == Service.Mode.CONFIRM)) {
            throw ApiFailure.noAuth("商户暂无权限使用此服务", "268503786");
        }
        if (!needConfirm) {
            body.text("openid", OPENID_MAX);
        }
    }

    private static void checkRiskFund(Fields body, Service service, Fees fees) {
        Fields riskFund = body.object("risk_fund");
        if (!service.subMode().riskFundNames().contains(riskFund.text("name", 64))) {
            throw ApiFailure.noAuth("商户暂无权限使用此服务", "268503786");
        }
        boolean riskTooHigh = riskFund.integer("amount", 1, RISK_AMOUNT_MAX) > service.riskCeiling();
        boolean feesTooHigh = !fees.discountsGiven() && fees.payments() > service.riskCeiling();
        if (riskTooHigh || feesTooHigh) {
            throw ApiFailure.paramError("创建订单的订单风险金额超过此服务的服务风险金额");
        }
    }
}
