package payscore.application.handler.permission;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.in.LaunchAuthorization;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.permission.Intent;

/** {@link LaunchAuthorization}: an old token, or none, is replaced by re-entering pre-permit. */
public final class LaunchAuthorizationHandler implements LaunchAuthorization {
    private final AuthorizationBook book;
    private final PermissionRunner runner;
    private final PermissionGateway gateway;
    private final LaunchSigning signing;
    private final InstantSource clock;

    public LaunchAuthorizationHandler(AuthorizationBook book, PermissionRunner runner, PermissionGateway gateway,
            LaunchSigning signing, InstantSource clock) {
        this.book = book;
        this.runner = runner;
        this.gateway = gateway;
        this.signing = signing;
        this.clock = clock;
    }

    @Override
    public Outcome launch(AuthorizationKey key) {
        var authorization = book.authorization(key);
        authorization.requireLaunchable();
        return ready(authorization).orElseGet(() -> launchWithFreshToken(key));
    }

    private Outcome launchWithFreshToken(AuthorizationKey key) {
        return switch (book.change(saving -> remember(saving, key), this::isStored)) {
            case Remembered.Known<Outcome>(var outcome) -> outcome;
            case Remembered.ToSend<Outcome>(var authorization) -> switch (runner.send(authorization)) {
                case PermissionSettled.Done(var done) -> {
                    done.requireLaunchable();
                    yield ready(done).orElseGet(Outcome.NotKnownYet::new);
                }
                case PermissionSettled.Open open -> new Outcome.NotKnownYet();
                case PermissionSettled.Rejected(var rejected, var decline) -> new Outcome.Declined(decline);
            };
        };
    }

    private Remembered<Outcome> remember(AuthorizationSaving saving, AuthorizationKey key) {
        var authorization = saving.get(key);
        if (authorization.intent().isPresent()) {
            return new Remembered.Known<>(new Outcome.NotKnownYet());
        }
        return new Remembered.ToSend<>(saving.save(authorization.intend(
                Intent.Kind.PRE_PERMIT, gateway.renderPrePermit(authorization), clock.instant())));
    }

    private Optional<Outcome> ready(Authorization authorization) {
        return authorization.launchableToken(clock.instant())
                .map(token -> new Outcome.Ready(signing.authorization(token)));
    }

    private boolean isStored(Remembered<Outcome> remembered) {
        return switch (remembered) {
            case Remembered.Known<Outcome> known -> true;
            case Remembered.ToSend<Outcome>(var authorization) -> book.isStored(authorization);
        };
    }
}
