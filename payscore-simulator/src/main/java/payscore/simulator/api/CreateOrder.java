package payscore.simulator.api;

import java.net.InetAddress;
import java.net.URI;
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
import tools.jackson.databind.node.ObjectNode;

/** A1. The checks stand in the order the WeChat API reference gives for a simulator. */
final class CreateOrder implements Endpoint {
    private static final Pattern OUT_ORDER_NO = Pattern.compile("[0-9A-Za-z_\\-*|]{1,32}");
    private static final int INTRODUCTION_MAX = 20;
    private static final int LOCATION_MAX = 50;
    private static final int DESCRIPTION_MAX = 30;
    private static final int ATTACH_MAX = 256;
    private static final int NOTIFY_URL_MAX = 255;
    private static final int OPENID_MAX = 128;
    private static final long RISK_AMOUNT_MAX = 1_000_000_000_000L;

    private final Bindings bindings;
    private final OrderBook book;
    private final LifeCycle lifeCycle;
    private final InstantSource clock;
    private final Registry registry;

    CreateOrder(Bindings bindings, OrderBook book, LifeCycle lifeCycle, InstantSource clock, Registry registry) {
        this.bindings = bindings;
        this.book = book;
        this.lifeCycle = lifeCycle;
        this.clock = clock;
        this.registry = registry;
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
            return OrderJson.created(lifeCycle.createConfirmed(key, creation, body.text("openid", OPENID_MAX)), "");
        }
        ServiceOrder order = lifeCycle.create(key, creation);
        return OrderJson.created(order, book.issuePackage(key, now).text());
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
        checkNotifyUrl(body);
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

    /** https without a query; plain http is let through for loopback addresses, where tests live. */
    private static void checkNotifyUrl(Fields body) {
        String text = body.text("notify_url", NOTIFY_URL_MAX);
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw body.bad("notify_url", "回调地址格式错误");
        }
        boolean https = "https".equals(url.getScheme());
        boolean local = "http".equals(url.getScheme()) && url.getHost() != null && isLoopback(url.getHost());
        if ((!https && !local) || url.getHost() == null || url.getRawQuery() != null) {
            throw body.bad("notify_url", "回调地址必须为https且不能携带参数");
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (java.net.UnknownHostException notAnAddress) {
            return false;
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
