package payscore.application.handler.permission;

import java.time.InstantSource;
import payscore.application.handler.DueWork;
import payscore.application.handler.Pieces;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.domain.order.NextCheck;
import payscore.domain.permission.AuthorizationKey;

/** Asks WeChat about open authorisations, each when it is due. */
public final class AuthorizationChecks implements DueWork {
    private final AuthorizationBook book;
    private final AuthorizationAsking asking;
    private final Telemetry telemetry;
    private final Pieces pieces;
    private final InstantSource clock;

    public AuthorizationChecks(AuthorizationBook book, AuthorizationAsking asking, Telemetry telemetry, Pieces pieces,
            InstantSource clock) {
        this.book = book;
        this.asking = asking;
        this.telemetry = telemetry;
        this.pieces = pieces;
        this.clock = clock;
    }

    @Override
    public int round(Buckets buckets, int limitMax) {
        return pieces.runAll(book.authorizations().due(buckets, clock.instant(), limitMax), this::lookAt,
                asking::putOff);
    }

    private void lookAt(AuthorizationKey key) {
        var authorization = book.authorization(key);
        if (authorization.nextCheck().map(NextCheck::at).filter(due -> !due.isAfter(clock.instant())).isEmpty()) {
            // Somebody has looked meanwhile.
            return;
        }
        authorization.nextCheck().map(NextCheck::reason).ifPresent(telemetry::checked);
        asking.ask(authorization);
    }
}
