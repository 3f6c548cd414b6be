package payscore.application.handler.permission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payscore.application.handler.AuthorizationReception;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.wechat.NotificationReading.Content;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.order.Source;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;

/**
 * Applies notifications about authorisations: to the authorisation of the code, and to what stands in for the user where a merchant has
 * asked by user. The effect and the mark that it was had are one transaction.
 */
public final class AuthorizationNotices implements AuthorizationReception {
    private static final Logger LOG = System.getLogger(AuthorizationNotices.class.getName());
    /** Tries after which an authorisation we do not have is not on its way into the store any more. */
    private static final int TRIES_BEFORE_ADOPTION = 3;

    private final AuthorizationBook book;
    private final PermissionGateway gateway;
    private final Inbox inbox;
    private final InstantSource clock;

    public AuthorizationNotices(
            AuthorizationBook book, PermissionGateway gateway, Inbox inbox, InstantSource clock) {
        this.book = book;
        this.gateway = gateway;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public boolean apply(Inbox.Waiting waiting, Content.AboutAuthorization about) {
        var isApplied = applyToStored(waiting, about);
        if (!isApplied && waiting.attempts() >= TRIES_BEFORE_ADOPTION) {
            adopt(about);
            return applyToStored(waiting, about);
        }
        if (!isApplied) {
            LOG.log(Level.WARNING, "event=NOTIFICATION_WITHOUT_AUTHORIZATION mch_id={0} id={1} attempt={2}",
                    about.mchId(), waiting.notification().id(), waiting.attempts() + 1);
        }
        return isApplied;
    }

    private boolean applyToStored(Inbox.Waiting waiting, Content.AboutAuthorization about) {
        var byCode = about.code().map(code -> new AuthorizationKey(about.mchId(), code));
        var byUser = new AuthorizationKey(about.mchId(),
                AuthorizationCode.standingFor(about.serviceId(), about.appId(), about.openId()));
        return book.change(saving -> {
            var isUnknown = byCode.isPresent() && byCode.flatMap(saving::find).isEmpty();
            if (isUnknown) {
                return false;
            }
            var now = clock.instant();
            var concerned = Stream.concat(byCode.stream(), Stream.of(byUser)).map(saving::find)
                    .flatMap(Optional::stream).filter(authorization -> isAbout(about, authorization)).toList();
            concerned.forEach(authorization -> saving.learn(authorization, about.fact(),
                    new Source.Callback(waiting.notification().id()), now));
            inbox.markApplied(waiting.notification(), describe(concerned), now);
            return true;
        });
    }

    /** A code belongs to one service; what names another is not about ours. */
    private static boolean isAbout(Content.AboutAuthorization about, Authorization authorization) {
        return authorization.serviceId().equals(about.serviceId()) && authorization.appId().equals(about.appId());
    }

    private static String describe(List<Authorization> concerned) {
        return concerned.isEmpty() ? "about no authorization of ours" : "applied to " + concerned.size();
    }

    /** Only WeChat's own answer to a query is believed. */
    private void adopt(Content.AboutAuthorization about) {
        about.code().ifPresent(code -> {
            var query = new PermissionQuery.ByCode(about.mchId(), about.serviceId(), about.appId(), code);
            if (gateway.query(query) instanceof PermissionReport.Found(var standing, var told)) {
                var key = new AuthorizationKey(about.mchId(), code);
                var now = clock.instant();
                book.change(saving -> saving.find(key).orElseGet(() -> {
                    var birth = Authorization.adopt(key, about.appId(), about.serviceId(), Optional.empty(), now);
                    return saving.learn(saving.add(birth), standing, new Source.Query(1), now);
                }));
            }
        });
    }
}
