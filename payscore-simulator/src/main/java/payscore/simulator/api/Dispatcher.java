package payscore.simulator.api;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.bill.BillBook;
import payscore.simulator.bill.BillOffice;
import payscore.simulator.clock.Sources;
import payscore.simulator.fault.Operation;
import payscore.simulator.json.BadField;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderBook;
import payscore.simulator.permission.PermissionBook;
import payscore.simulator.security.WeChatKeys;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Authenticates a request, parses it and lets its endpoint answer; whatever goes wrong becomes a documented error. */
final class Dispatcher {
    private final Authenticator authenticator;
    private final WireClock wireClock;
    private final OrderBook book;
    private final DownloadBill billFile;
    private final Map<Operation, Endpoint> endpoints = new EnumMap<>(Operation.class);

    Dispatcher(
            Authenticator authenticator,
            Registry registry,
            WeChatKeys keys,
            OrderBook book,
            BillBook bills,
            LifeCycle lifeCycle,
            PermissionBook permissions,
            Sources sources,
            WireClock wireClock) {
        InstantSource clock = sources.clock();
        this.authenticator = authenticator;
        this.wireClock = wireClock;
        this.book = book;
        Bindings bindings = new Bindings(registry, book);
        endpoints.put(Operation.CREATE, new CreateOrder(bindings, book, lifeCycle, clock, registry, permissions));
        endpoints.put(Operation.QUERY, new QueryOrder(bindings, book));
        endpoints.put(Operation.CANCEL, new CancelOrder(bindings, lifeCycle, clock, registry));
        endpoints.put(Operation.MODIFY, new ModifyOrder(bindings, lifeCycle, clock, registry));
        endpoints.put(Operation.COMPLETE, new CompleteOrder(bindings, lifeCycle, clock, registry));
        endpoints.put(Operation.COLLECT, new CollectOrder(bindings, lifeCycle, clock, registry));
        endpoints.put(Operation.SYNC, new SyncOrder(bindings, lifeCycle, clock));
        endpoints.put(Operation.PRE_PERMIT, new PrePermit(bindings, permissions));
        endpoints.put(Operation.QUERY_PERMISSION, new QueryPermission(bindings, permissions, registry));
        endpoints.put(Operation.TERMINATE, new TerminatePermission(bindings, permissions, book, registry));
        endpoints.put(Operation.REFUND, new ApplyRefund(lifeCycle.refunds(), clock));
        endpoints.put(Operation.QUERY_REFUND, new QueryRefund(lifeCycle.refunds()));
        endpoints.put(Operation.ABNORMAL_REFUND, new ApplyAbnormalRefund(lifeCycle.refunds(), keys));
        endpoints.put(Operation.TRADE_BILL, new ApplyForBill(BillOffice.Kind.TRADE, bills, clock));
        endpoints.put(Operation.FUND_FLOW_BILL, new ApplyForBill(BillOffice.Kind.FUND_FLOW, bills, clock));
        this.billFile = new DownloadBill(bills, clock);
        endpoints.put(Operation.CERTIFICATES, new DownloadCertificates(keys, sources.nonces()));
    }

    /** The honest answer, with the merchant that signed the request where that is known. */
    record Executed(Answer answer, Optional<Merchant> merchant) {}

    Executed execute(ApiRequest request) {
        Merchant merchant;
        try {
            merchant = authenticator.authenticate(request, wireClock.instant());
        } catch (ApiFailure failure) {
            return new Executed(failure.toAnswer(), Optional.empty());
        }
        return new Executed(answer(request, merchant), Optional.of(merchant));
    }

    private Answer answer(ApiRequest request, Merchant merchant) {
        try {
            if (request.operation().equals(Optional.of(Operation.BILL_FILE))) {
                Call call = call(merchant, request);
                return book.locked(() -> billFile.answer(call));
            }
            Endpoint endpoint = request.operation()
                    .map(endpoints::get)
                    .orElseThrow(() -> ApiFailure.of(404, "RESOURCE_NOT_EXISTS", "请求的资源不存在"));
            Call call = call(merchant, request);
            ObjectNode body = book.locked(() -> endpoint.handle(call));
            return request.operation().equals(Optional.of(Operation.TERMINATE)) ? Answer.noContent() : Answer.ok(body);
        } catch (ApiFailure failure) {
            return failure.toAnswer();
        } catch (BadField bad) {
            return ApiFailure.badField("body", bad.pointer(), bad.issue()).toAnswer();
        }
    }

    private static Call call(Merchant merchant, ApiRequest request) {
        return new Call(merchant, request.pathOrderNumber(), request.pathOpenid(), request.query(), parse(request),
                request.header("Host"), request.pathRefundId(), request.header("Wechatpay-Serial"));
    }

    private static JsonNode parse(ApiRequest request) {
        if (request.method().equals("GET")) {
            return Json.object();
        }
        try {
            return Json.parse(request.body().bytes());
        } catch (JacksonException malformed) {
            throw ApiFailure.paramError("请求体不是合法的JSON");
        }
    }
}
