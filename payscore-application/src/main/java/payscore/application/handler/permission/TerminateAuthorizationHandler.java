package payscore.application.handler.permission;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import payscore.application.handler.Settled;
import payscore.application.port.in.TerminateAuthorization;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.domain.merchant.Service;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationChange;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.permission.AuthorizationState;
import payscore.domain.permission.TerminationReason;
import payscore.domain.violation.InvalidTerms;

/** {@link TerminateAuthorization}: remember, ask, settle. */
public final class TerminateAuthorizationHandler implements TerminateAuthorization {
    private final AuthorizationBook book;
    private final PermissionRunner runner;
    private final AuthorizationAsking asking;
    private final PermissionGateway gateway;
    private final Merchants merchants;
    private final InstantSource clock;

    public TerminateAuthorizationHandler(AuthorizationBook book, PermissionRunner runner, AuthorizationAsking asking,
            PermissionGateway gateway, Merchants merchants, InstantSource clock) {
        this.book = book;
        this.runner = runner;
        this.asking = asking;
        this.gateway = gateway;
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public Outcome terminate(Target target, TerminationReason reason) {
        return switch (target) {
            case Target.ByCode(var key) -> byCode(key, reason);
            case Target.ByUser byUser -> byUser(byUser, reason);
        };
    }

    private Outcome byCode(AuthorizationKey key, TerminationReason reason) {
        var held = book.authorization(key);
        if (book.commands().unfinished(key).isEmpty() && held.state() == AuthorizationState.UNBINDUSER) {
            // What we hold may be old: the user may have authorised a moment ago.
            var unused = asking.ask(held);
        }
        return carriedOut(saving -> remember(saving, saving.get(key), reason));
    }

    private Outcome byUser(Target.ByUser target, TerminationReason reason) {
        var service = merchants.find(target.mchId()).flatMap(merchant -> merchant.service(target.serviceId()))
                .orElseThrow(() -> InvalidTerms.at("/service_id", "must be a service of this merchant"));
        var key = new AuthorizationKey(target.mchId(),
                AuthorizationCode.standingFor(service.serviceId(), service.appId(), target.openId()));
        return carriedOut(saving -> remember(saving,
                saving.find(key).orElseGet(() -> saving.add(birth(key, service, target))), reason));
    }

    private AuthorizationChange birth(
            AuthorizationKey key, Service service, Target.ByUser target) {
        return Authorization.adopt(key, service.appId(), service.serviceId(), Optional.of(target.openId()),
                clock.instant());
    }

    private Remembered<Outcome> remember(
            AuthorizationSaving saving, Authorization authorization, TerminationReason reason) {
        var body = gateway.renderTermination(authorization, reason);
        var unfinished = book.commands().unfinished(authorization.key());
        if (unfinished.filter(command -> command.kind() == CommandKind.TERMINATE && command.body().equals(body))
                .isPresent()) {
            return new Remembered.Known<>(new Outcome.NotKnownYet(authorization, unfinished));
        }
        var isWithdrawn = authorization.state() == AuthorizationState.UNAVAILABLE && unfinished.isEmpty();
        if (isWithdrawn && !authorization.key().code().isStandIn()) {
            return new Remembered.Known<>(new Outcome.Done(authorization));
        }
        unfinished.ifPresent(other -> {
            throw new CommandUnderway(other.key());
        });
        return new Remembered.ToSend<>(runner.terminate(saving, authorization, reason, clock.instant()));
    }

    private Outcome carriedOut(Function<AuthorizationSaving, Remembered<Outcome>> remembering) {
        return switch (book.change(remembering, this::isStored)) {
            case Remembered.Known<Outcome>(var outcome) -> outcome;
            case Remembered.ToSend<Outcome>(var command) -> switch (runner.send(command)) {
                case Settled.Done(var done) -> new Outcome.Done(done);
                case Settled.Open(var open) ->
                    new Outcome.NotKnownYet(open, book.commands().unfinished(open.key()));
                case Settled.Rejected(var rejected, var decline) ->
                    new Outcome.Declined(rejected, decline);
            };
        };
    }

    private boolean isStored(Remembered<Outcome> remembered) {
        return switch (remembered) {
            case Remembered.Known<Outcome> known -> true;
            case Remembered.ToSend<Outcome>(var command) -> runner.isStored(command);
        };
    }
}
