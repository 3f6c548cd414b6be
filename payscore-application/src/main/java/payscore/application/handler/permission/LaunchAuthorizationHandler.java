package payscore.application.handler.permission;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.handler.Settled;
import payscore.application.port.in.LaunchAuthorization;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;

/** {@link LaunchAuthorization}: an old token, or none, is replaced by re-entering pre-permit. */
public final class LaunchAuthorizationHandler implements LaunchAuthorization {
    private final AuthorizationBook book;
    private final PermissionRunner runner;
    private final LaunchSigning signing;
    private final InstantSource clock;

    public LaunchAuthorizationHandler(AuthorizationBook book, PermissionRunner runner, LaunchSigning signing,
            InstantSource clock) {
        this.book = book;
        this.runner = runner;
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
            case Remembered.ToSend<Outcome>(var command) -> switch (runner.send(command)) {
                case Settled.Done(var done) -> {
                    done.requireLaunchable();
                    yield ready(done).orElseGet(Outcome.NotKnownYet::new);
                }
                case Settled.Open(var open) -> new Outcome.NotKnownYet();
                case Settled.Rejected(var rejected, var decline) -> new Outcome.Declined(decline);
            };
        };
    }

    private Remembered<Outcome> remember(AuthorizationSaving saving, AuthorizationKey key) {
        var authorization = saving.get(key);
        return book.commands().unfinished(key).isPresent()
                ? new Remembered.Known<>(new Outcome.NotKnownYet())
                : new Remembered.ToSend<>(runner.prePermit(saving, authorization, clock.instant()));
    }

    private Optional<Outcome> ready(Authorization authorization) {
        return authorization.launchableToken(clock.instant())
                .map(token -> new Outcome.Ready(signing.authorization(token)));
    }

    private boolean isStored(Remembered<Outcome> remembered) {
        return switch (remembered) {
            case Remembered.Known<Outcome> known -> true;
            case Remembered.ToSend<Outcome>(var command) -> runner.isStored(command);
        };
    }
}
