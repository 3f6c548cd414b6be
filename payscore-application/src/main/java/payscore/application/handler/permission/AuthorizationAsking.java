package payscore.application.handler.permission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import payscore.application.port.in.RefreshAuthorization;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.order.Source;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;

/** Asks WeChat how an authorisation stands and takes in what it says. The same on demand and on schedule. */
public final class AuthorizationAsking {
    private static final Logger LOG = System.getLogger(AuthorizationAsking.class.getName());

    private final AuthorizationBook book;
    private final PermissionGateway gateway;
    private final InstantSource clock;

    public AuthorizationAsking(AuthorizationBook book, PermissionGateway gateway, InstantSource clock) {
        this.book = book;
        this.gateway = gateway;
        this.clock = clock;
    }

    RefreshAuthorization.Outcome ask(Authorization held) {
        var report = gateway.query(PermissionQuery.about(held));
        var now = clock.instant();
        return switch (report) {
            case PermissionReport.Found(var standing, var code) ->
                new RefreshAuthorization.Outcome.UpToDate(book.change(saving -> saving.learn(saving.get(held.key()),
                        standing, new Source.Query(held.version()), now)));
            case PermissionReport.NotFound notFound -> {
                LOG.log(Level.INFO, "event=NOT_AT_WECHAT authorization={0} state={1}", held.key(), held.state());
                yield new RefreshAuthorization.Outcome.NotAtWeChat(putOff(held.key()));
            }
            case PermissionReport.Unavailable(var cause) -> {
                LOG.log(Level.INFO, "event=QUERY_UNANSWERED authorization={0} cause={1}", held.key(), cause);
                yield new RefreshAuthorization.Outcome.WeChatUnavailable(putOff(held.key()), cause);
            }
        };
    }

    /** A check that brought nothing is made again on its schedule. */
    Authorization putOff(AuthorizationKey key) {
        return book.change(saving -> {
            var stored = saving.get(key);
            return stored.nextCheck().isPresent() ? saving.save(stored.checkedInVain(clock.instant())) : stored;
        });
    }
}
