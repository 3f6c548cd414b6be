package payscore.simulator.api;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import payscore.simulator.callback.DeliveryLog;
import payscore.simulator.clock.Agenda;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultScript;
import payscore.simulator.fault.Operation;
import payscore.simulator.http.Exchange;
import payscore.simulator.http.Handler;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.OrderKey;
import payscore.simulator.security.WeChatKeys;

/** Everything under {@code /v3/}. */
public final class ApiServer implements Handler {
    private final Dispatcher dispatcher;
    private final FaultyExecution faulty;
    private final AnswerWriter writer;
    private final FaultScript faults;
    private final OrderBook book;
    private final InstantSource clock;
    private final RequestLog log;

    public ApiServer(
            Registry registry,
            WeChatKeys keys,
            OrderBook book,
            LifeCycle lifeCycle,
            InstantSource clock,
            WireClock wireClock,
            Agenda agenda,
            FaultScript faults,
            DeliveryLog deliveries,
            RequestLog log) {
        this.dispatcher = new Dispatcher(registry, keys, book, lifeCycle, clock, wireClock);
        this.faulty = new FaultyExecution(dispatcher, agenda, book, lifeCycle, deliveries);
        this.writer = new AnswerWriter(keys, wireClock);
        this.faults = faults;
        this.book = book;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        ApiRequest request = ApiRequest.of(exchange);
        Optional<String> number = request.orderNumberHint().or(() -> orderOfQueryId(request));
        Optional<Fault> fault = request.operation().flatMap(operation -> faults.take(operation, number));
        FaultyExecution.Result result = fault.map(scripted -> faulty.execute(request, scripted))
                .orElseGet(() -> FaultyExecution.Result.of(dispatcher.execute(request)));
        remember(request, number, fault, result);
        if (result.answer().isPresent()) {
            writer.write(exchange, request, result.answer().get(), fault);
        } else {
            exchange.drop();
        }
    }

    private Optional<String> orderOfQueryId(ApiRequest request) {
        return Optional.ofNullable(request.query().get("query_id"))
                .flatMap(queryId -> book.locked(() -> book.resolveQueryId(queryId)))
                .map(OrderKey::outOrderNo);
    }

    private void remember(
            ApiRequest request, Optional<String> number, Optional<Fault> fault, FaultyExecution.Result result) {
        Optional<Operation> operation = request.operation();
        log.add(new SeenRequest(
                clock.instant(),
                request.method(),
                request.rawPath(),
                request.rawQuery(),
                operation,
                number,
                result.merchant().map(Merchant::mchId),
                request.body().text(),
                result.answer().map(Answer::status).orElse(0),
                result.answer().map(Answer::requestId).orElse(""),
                fault.map(Fault::kind)));
    }
}
