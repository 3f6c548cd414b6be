package payscore.application.handler;

import java.time.InstantSource;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.OutOrderNoReused;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.BusinessReferences;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.merchant.Merchant;
import payscore.domain.merchant.Service;
import payscore.domain.order.Decline;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderState;
import payscore.domain.violation.InvalidTerms;

/** {@link CreateServiceOrder}: remember, ask, settle. */
public final class CreateServiceOrderHandler implements CreateServiceOrder {
    private final OrderBook book;
    private final CommandRunner runner;
    private final Merchants merchants;
    private final ReferenceClaim references;
    private final InstantSource clock;

    public CreateServiceOrderHandler(OrderBook book, CommandRunner runner, Merchants merchants,
            BusinessReferences references, InstantSource clock) {
        this.book = book;
        this.references = new ReferenceClaim(book.orders(), references);
        this.runner = runner;
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public Outcome create(Request request) {
        var service = merchants.find(request.mchId()).flatMap(merchant -> merchant.service(request.serviceId()))
                .orElseThrow(() -> InvalidTerms.at("/service_id", "must be a service of this merchant"));
        return switch (book.change(saving -> remember(saving, request, service), this::isStored)) {
            case Remembered.Settled(var outcome) -> outcome;
            case Remembered.ToSend(var command) -> switch (runner.send(command)) {
                case Settled.Done(var order) -> created(order);
                case Settled.Open(var order) -> new Outcome.NotKnownYet(order);
                case Settled.Rejected(var order, var decline) -> new Outcome.Declined(order, decline);
            };
        };
    }

    /** WeChat's papers: if an order without confirmation comes back as CREATED, its creation has failed (API reference B6). */
    private static Outcome created(ServiceOrder order) {
        return order.position() == Position.CREATED && !order.terms().needUserConfirm()
                ? new Outcome.Declined(order, new Decline(order.position().state(),
                        "WeChat waits for a confirmation of an order that needs none"))
                : new Outcome.Created(order);
    }

    private Remembered remember(Saving saving, Request request, Service service) {
        return book.orders().find(request.key())
                .map(order -> again(saving, order, request))
                .orElseGet(() -> first(saving, request, service));
    }

    private Remembered first(Saving saving, Request request, Service service) {
        if (merchants.find(request.mchId()).filter(Merchant::isLeaving).isPresent()) {
            throw InvalidTerms.at("/mch_id", "must be a merchant that takes new orders; this one is being taken out");
        }
        var now = clock.instant();
        var birth = ServiceOrder.request(request.key(), service, request.terms(), now);
        request.reference().ifPresent(reference -> references.claim(reference, request.key()));
        saving.add(birth);
        return new Remembered.ToSend(runner.remember(birth.order(), CommandKind.CREATE, now));
    }

    private Remembered again(Saving saving, ServiceOrder order, Request request) {
        if (!order.terms().equals(request.terms()) || !order.serviceId().equals(request.serviceId())) {
            throw new OutOrderNoReused(order.key());
        }
        if (!(order.state() instanceof ServiceOrderState.Requested requested)) {
            return new Remembered.Settled(new Outcome.AlreadyThere(order));
        }
        if (requested.decline().isEmpty()) {
            return new Remembered.Settled(new Outcome.NotKnownYet(order));
        }
        var now = clock.instant();
        request.reference().ifPresent(reference -> references.claim(reference, request.key()));
        var change = order.requestAgain(now);
        saving.save(change);
        return new Remembered.ToSend(runner.remember(change.order(), CommandKind.CREATE, now));
    }

    private boolean isStored(Remembered remembered) {
        return switch (remembered) {
            case Remembered.Settled settled -> true;
            case Remembered.ToSend(var command) -> runner.isStored(command);
        };
    }

    private sealed interface Remembered {
        record ToSend(Command command) implements Remembered {}

        record Settled(Outcome outcome) implements Remembered {}
    }
}
