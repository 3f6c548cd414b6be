package payscore.simulator.api;

import java.util.Optional;
import java.util.function.Function;
import payscore.simulator.bill.BillBook;
import payscore.simulator.callback.DeliveryLog;
import payscore.simulator.clock.Sources;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultScript;
import payscore.simulator.http.Body;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.OrderKey;
import payscore.simulator.permission.PermissionBook;
import payscore.simulator.security.WeChatKeys;

/** Everything under {@code /v3/}, without a socket: a request comes in, a signed answer goes out. */
public final class Api {
    private final Dispatcher dispatcher;
    private final FaultyExecution faulty;
    private final AnswerSealer sealer;
    private final FaultScript faults;
    private final OrderBook book;
    private final Sources sources;
    private final RequestLog log;

    public Api(
            Registry registry,
            WeChatKeys keys,
            OrderBook book,
            BillBook bills,
            LifeCycle lifeCycle,
            PermissionBook permissions,
            Sources sources,
            WireClock wireClock,
            FaultScript faults,
            DeliveryLog deliveries,
            RequestLog log,
            Authentication authentication) {
        this.dispatcher = new Dispatcher(
                authentication.authenticator(registry), registry, keys, book, bills, lifeCycle, permissions, sources,
                wireClock);
        this.faulty = new FaultyExecution(dispatcher, sources, book, lifeCycle, deliveries);
        this.sealer = new AnswerSealer(registry, keys, wireClock, sources.nonces());
        this.faults = faults;
        this.book = book;
        this.sources = sources;
        this.log = log;
    }

    /**
     * Answers one request as the script of faults wants it.
     *
     * @param target raw path and raw query
     * @param headers looks a header up by its name, without regard to case
     * @return empty: the connection is to be cut
     */
    public Optional<WireAnswer> answer(
            String method, String target, Function<String, Optional<String>> headers, Body body) {
        ApiRequest request = ApiRequest.of(method, target, headers, body);
        Optional<String> number = orderNumber(request);
        return answer(request, number, request.operation().flatMap(operation -> faults.take(operation, number)));
    }

    /** Answers one request with this fault, whatever is scripted; the fault's own conditions are not looked at. */
    public Optional<WireAnswer> answer(
            String method, String target, Function<String, Optional<String>> headers, Body body, Fault fault) {
        ApiRequest request = ApiRequest.of(method, target, headers, body);
        return answer(request, orderNumber(request), Optional.of(fault));
    }

    private Optional<WireAnswer> answer(ApiRequest request, Optional<String> number, Optional<Fault> fault) {
        FaultyExecution.Result result = fault.map(scripted -> faulty.execute(request, scripted))
                .orElseGet(() -> FaultyExecution.Result.of(dispatcher.execute(request)));
        Optional<WireAnswer> answer = result.answer().map(honest -> sealer.seal(request, honest, fault));
        log.add(new SeenRequest(
                sources.clock().instant(),
                request.method(),
                request.rawPath(),
                request.rawQuery(),
                request.operation(),
                number,
                result.merchant().map(Merchant::mchId),
                request.body().text(),
                answer.map(WireAnswer::status).orElse(0),
                answer.map(WireAnswer::requestId).orElse(""),
                fault.map(Fault::kind)));
        return answer;
    }

    private Optional<String> orderNumber(ApiRequest request) {
        return request.orderNumberHint().or(() -> orderOfQueryId(request));
    }

    private Optional<String> orderOfQueryId(ApiRequest request) {
        return Optional.ofNullable(request.query().get("query_id"))
                .flatMap(queryId -> book.locked(() -> book.resolveQueryId(queryId)))
                .map(OrderKey::outOrderNo);
    }
}
