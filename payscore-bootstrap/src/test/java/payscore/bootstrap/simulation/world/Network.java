package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.application.port.out.store.CommandKind;
import payscore.bootstrap.simulation.fiber.Fibers;
import payscore.bootstrap.simulation.fiber.Process;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.api.WireAnswer;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;

/**
 * Carries signed requests to WeChat and answers back. A request that has left is the network's: it arrives or not, once or twice, now or
 * minutes later, whatever has become of its sender.
 */
final class Network {
    private static final String ORDERS = "/v3/payscore/serviceorder";
    private static final int LATENCY_MILLIS_MIN = 5;
    private static final int LATENCY_MILLIS_MAX = 120;

    /** How far behind a replica of WeChat's may be. The quiet window of refusals (ADR 0004) leaves room for that, and not for hours. */
    private static final Duration LAG_MAX = Duration.ofMinutes(2);

    private final Fibers fibers;
    private final Struck troubles;
    private final WeChatSide weChat;
    private final Ledger ledger;
    private final Witnesses witnesses;
    private final Trace trace;
    private final RandomGenerator random;
    private final Process process = new Process("network");
    private long outageUntil = Long.MIN_VALUE;
    private long shipments;
    private long queries;

    Network(Fibers fibers, Struck troubles, WeChatSide weChat, Ledger ledger, Witnesses witnesses, Trace trace,
            RandomGenerator random) {
        this.fibers = fibers;
        this.troubles = troubles;
        this.weChat = weChat;
        this.ledger = ledger;
        this.witnesses = witnesses;
        this.trace = trace;
        this.random = random;
    }

    void breakDownFor(Duration duration) {
        outageUntil = fibers.millis() + duration.toMillis();
    }

    long shipments() {
        return shipments;
    }

    /** Queries that nobody waited for. */
    long backgroundQueries() {
        return queries;
    }

    Exchange exchange(MerchantCredentials merchant, Request request, String authorization, Instant signedAt,
            Duration deadline) {
        var headers = headers(merchant, authorization);
        if (request.pathAndQuery().startsWith("/v3/certificates")) {
            // At once: the client holds a lock meanwhile, and in this world nobody may wait for a lock.
            return weChat.answer(request.method(), request.pathAndQuery(), headers, request.body().bytes())
                    .<Exchange>map(answer -> answered(answer, signedAt)).orElseThrow();
        }
        var shipment = pack(merchant, request, headers, signedAt);
        if (shipment.kind().isPresent()) {
            witnesses.sending(shipment);
        }
        trace.tell("-> %s", shipment);
        var exchange = send(shipment, deadline);
        trace.tell("<- %s: %s", shipment, exchange instanceof Exchange.Answered answer ? answer.status() : exchange);
        return exchange;
    }

    private Exchange send(Shipment shipment, Duration deadline) {
        if (fibers.millis() < outageUntil) {
            return random.nextBoolean() ? refused() : lost(deadline);
        }
        var point = shipment.kind().isPresent() ? Point.COMMAND : Point.QUERY;
        var trouble = troubles.strikes(point);
        return trouble.isPresent() ? send(shipment, deadline, trouble.get()) : honest(shipment, deadline);
    }

    private Exchange honest(Shipment shipment, Duration deadline) {
        return roundTrip(shipment, deadline, Optional.empty(), latency(), latency());
    }

    private Exchange send(Shipment shipment, Duration deadline, Trouble trouble) {
        return switch (trouble) {
            case CONNECTION_REFUSED -> refused();
            case REQUEST_LOST -> lost(deadline);
            case REQUEST_LATE -> {
                deliver(shipment, deadline.plus(late()), Optional.empty());
                yield lost(deadline);
            }
            case ANSWER_LOST -> {
                deliver(shipment, latency(), Optional.empty());
                yield lost(deadline);
            }
            case ANSWER_LATE -> roundTrip(shipment, deadline, Optional.empty(), latency(), deadline.plus(latency()));
            case CONNECTION_BROKEN_BEFORE -> {
                fibers.pause(latency());
                yield new Exchange.NoAnswer("connection-broken");
            }
            case CONNECTION_BROKEN_AFTER -> {
                deliver(shipment, latency(), Optional.empty());
                fibers.pause(latency().plus(latency()));
                yield new Exchange.NoAnswer("connection-broken");
            }
            case REQUEST_DOUBLED -> {
                deliver(shipment, latency().plus(latency()), Optional.empty());
                yield honest(shipment, deadline);
            }
            case REQUEST_DOUBLED_LATE -> {
                deliver(shipment, deadline.plus(late()), Optional.empty());
                yield honest(shipment, deadline);
            }
            case STALE_REPLICA -> roundTrip(shipment, deadline, lagging(shipment), latency(), latency());
            default -> roundTrip(shipment, deadline, Optional.of(faultOf(trouble)), latency(), latency());
        };
    }

    private Fault faultOf(Trouble trouble) {
        var kind = switch (trouble) {
            case SERVER_ERROR_NOT_EXECUTED -> FaultKind.ERROR_BEFORE;
            case SERVER_ERROR_EXECUTED -> FaultKind.ERROR_AFTER;
            case GATEWAY_PAGE -> random.nextBoolean() ? FaultKind.HTML_BEFORE : FaultKind.HTML_AFTER;
            case THROTTLED -> FaultKind.THROTTLE;
            case WRONG_SIGNATURE -> FaultKind.WRONG_SIGNATURE;
            case PROBE -> FaultKind.SIGNTEST;
            case UNSIGNED -> FaultKind.NO_SIGNATURE;
            case STALE_SIGNATURE -> FaultKind.STALE_TIMESTAMP;
            case UNKNOWN_SERIAL -> FaultKind.UNKNOWN_SERIAL;
            case FOREIGN_ORDER -> FaultKind.OTHER_ORDER;
            case MALFORMED -> random.nextBoolean() ? FaultKind.MALFORMED_JSON : FaultKind.DUPLICATE_KEYS;
            case ANSWER_AFTER_CALLBACK -> FaultKind.ANSWER_AFTER_CALLBACK;
            case NOT_VISIBLE -> FaultKind.NOT_VISIBLE;
            default -> throw new IllegalStateException(trouble + " is no trouble of requests");
        };
        return Fault.of(kind, Operation.ANY);
    }

    /** Nothing is stale about an order that has not moved for a while. */
    private Optional<Fault> lagging(Shipment shipment) {
        var moves = weChat.movesSince(fibers.instant().minus(LAG_MAX), shipment);
        return moves == 0
                ? Optional.empty()
                : Optional.of(Fault.of(FaultKind.STALE_STATE, Operation.ANY).counting(random.nextInt(1, moves + 1)));
    }

    private Exchange refused() {
        fibers.pause(latency());
        return new Exchange.NotSent("not-connected");
    }

    private Exchange lost(Duration deadline) {
        fibers.pause(deadline);
        return new Exchange.NoAnswer("timeout");
    }

    private Exchange roundTrip(Shipment shipment, Duration deadline, Optional<Fault> fault, Duration there,
            Duration back) {
        var call = new Call<Exchange>(fibers);
        ledger.left(shipment);
        fibers.spawnAfter(there, "request", process, () -> {
            var answer = land(shipment, fault);
            fibers.pause(back);
            answer.ifPresentOrElse(wire -> call.answer(answered(wire, shipment.signedAt())), call::breakOff);
        });
        return call.await(deadline).orElse(new Exchange.NoAnswer("timeout"));
    }

    /** Delivers a copy whose answer nobody gets. */
    private void deliver(Shipment shipment, Duration delay, Optional<Fault> fault) {
        ledger.left(shipment);
        fibers.spawnAfter(delay, "copy", process, () -> land(shipment, fault));
    }

    private Optional<WireAnswer> land(Shipment shipment, Optional<Fault> fault) {
        ledger.arrived(shipment);
        return weChat.land(shipment, fault);
    }

    private Shipment pack(MerchantCredentials merchant, Request request, Map<String, String> headers, Instant at) {
        var kind = kindOf(request);
        var key = numberIn(request, kind).map(number -> new ServiceOrderKey(merchant.mchId(), number));
        if (kind.isEmpty()) {
            queries += fibers.current().filter(fiber -> fiber.name().equals(Api.FIBER)).isPresent() ? 0 : 1;
        }
        return new Shipment(shipments++, key, kind,
                kind.flatMap(command -> key.flatMap(ledger::unfinished)).map(command -> command.id()),
                request.method(), request.pathAndQuery(), headers, request.body(), at);
    }

    private static Map<String, String> headers(MerchantCredentials merchant, String authorization) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", authorization);
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "payscore-platform");
        merchant.publicKey().ifPresent(key -> headers.put("Wechatpay-Serial", key.id()));
        return headers;
    }

    private static Optional<CommandKind> kindOf(Request request) {
        if (!request.method().equals("POST")) {
            return Optional.empty();
        }
        var path = request.pathAndQuery();
        if (path.endsWith("/complete")) {
            return Optional.of(CommandKind.COMPLETE);
        }
        if (path.endsWith("/modify")) {
            return Optional.of(CommandKind.MODIFY);
        }
        if (path.endsWith("/sync")) {
            return Optional.of(CommandKind.SYNC);
        }
        if (path.endsWith("/refunds")) {
            return Optional.of(CommandKind.REFUND);
        }
        return Optional.of(path.endsWith("/cancel") ? CommandKind.CANCEL : CommandKind.CREATE);
    }

    /** Numbers of this world need no decoding. */
    private static Optional<OutOrderNo> numberIn(Request request, Optional<CommandKind> kind) {
        var path = request.pathAndQuery();
        if (kind.isEmpty()) {
            var name = "out_order_no=";
            var from = path.indexOf(name);
            return from < 0
                    ? Optional.empty()
                    : Optional.of(new OutOrderNo(path.substring(from + name.length()).split("&", 2)[0]));
        }
        if (kind.get() == CommandKind.REFUND) {
            return Optional.of(Refunding.orderOf(field(request, "out_refund_no")));
        }
        if (kind.get() != CommandKind.CREATE) {
            return Optional.of(new OutOrderNo(path.substring(ORDERS.length() + 1, path.lastIndexOf('/'))));
        }
        return Optional.of(new OutOrderNo(field(request, "out_order_no")));
    }

    private static String field(Request request, String called) {
        var body = new String(request.body().bytes(), java.nio.charset.StandardCharsets.UTF_8);
        var name = "\"" + called + "\":\"";
        var from = body.indexOf(name) + name.length();
        return body.substring(from, body.indexOf('"', from));
    }

    private static Exchange answered(WireAnswer answer, Instant signedAt) {
        return Exchange.Answered.of(answer.status(), answer.headers(), answer.body().bytes(), signedAt);
    }

    private Duration latency() {
        return Duration.ofMillis(random.nextInt(LATENCY_MILLIS_MIN, LATENCY_MILLIS_MAX));
    }

    /** Seconds to minutes, the short ones more often. */
    private Duration late() {
        return random.nextBoolean()
                ? Duration.ofMillis(random.nextInt(30_000))
                : Duration.ofMillis(random.nextInt(290_000));
    }
}
