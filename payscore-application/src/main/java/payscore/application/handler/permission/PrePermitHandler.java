package payscore.application.handler.permission;

import java.time.InstantSource;
import payscore.application.handler.Settled;
import payscore.application.port.in.AuthorizationCodeReused;
import payscore.application.port.in.PrePermit;
import payscore.application.port.out.merchant.Merchants;
import payscore.domain.merchant.Service;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationState;
import payscore.domain.violation.InvalidTerms;

/** {@link PrePermit}: remember, ask, settle. */
public final class PrePermitHandler implements PrePermit {
    private final AuthorizationBook book;
    private final PermissionRunner runner;
    private final Merchants merchants;
    private final InstantSource clock;

    public PrePermitHandler(AuthorizationBook book, PermissionRunner runner, Merchants merchants, InstantSource clock) {
        this.book = book;
        this.runner = runner;
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public Outcome prePermit(Request request) {
        var service = merchants.find(request.mchId()).flatMap(merchant -> merchant.service(request.serviceId()))
                .orElseThrow(() -> InvalidTerms.at("/service_id", "must be a service of this merchant"));
        if (service.subMode().needsUserConfirm()) {
            throw InvalidTerms.at("/service_id",
                    "must be a service in no-confirm mode; the users of this one confirm each order");
        }
        return switch (book.change(saving -> remember(saving, request, service), this::isStored)) {
            case Remembered.Known<Outcome>(var outcome) -> outcome;
            case Remembered.ToSend<Outcome>(var command) -> switch (runner.send(command)) {
                case Settled.Done(var done) -> new Outcome.Created(done);
                case Settled.Open(var open) -> open(open);
                case Settled.Rejected(var rejected, var decline) ->
                    new Outcome.Declined(rejected, decline);
            };
        };
    }

    private Remembered<Outcome> remember(AuthorizationSaving saving, Request request, Service service) {
        var known = saving.find(request.key());
        if (known.isEmpty()) {
            return toSend(saving, saving.add(Authorization.request(request.key(), service, clock.instant())));
        }
        var authorization = known.get();
        if (!authorization.serviceId().equals(request.serviceId())) {
            throw new AuthorizationCodeReused(request.key());
        }
        if (authorization.state() != AuthorizationState.REQUESTED) {
            return new Remembered.Known<>(new Outcome.AlreadyThere(authorization));
        }
        return book.commands().unfinished(authorization.key()).isPresent()
                ? new Remembered.Known<>(open(authorization))
                : toSend(saving, authorization);
    }

    private Remembered<Outcome> toSend(AuthorizationSaving saving, Authorization authorization) {
        return new Remembered.ToSend<>(runner.prePermit(saving, authorization, clock.instant()));
    }

    private Outcome open(Authorization authorization) {
        return new Outcome.NotKnownYet(authorization, book.commands().unfinished(authorization.key()));
    }

    private boolean isStored(Remembered<Outcome> remembered) {
        return switch (remembered) {
            case Remembered.Known<Outcome> known -> true;
            case Remembered.ToSend<Outcome>(var command) -> runner.isStored(command);
        };
    }
}
