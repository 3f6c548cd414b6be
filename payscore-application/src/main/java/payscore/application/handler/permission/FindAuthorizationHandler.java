package payscore.application.handler.permission;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.in.AuthorizationNotFound;
import payscore.application.port.in.FindAuthorization;
import payscore.application.port.in.PayScoreUnavailable;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.order.Source;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.violation.InvalidTerms;

/** {@link FindAuthorization}; what we hold of it learns from the answer as well. */
public final class FindAuthorizationHandler implements FindAuthorization {
    private final AuthorizationBook book;
    private final PermissionGateway gateway;
    private final Merchants merchants;
    private final InstantSource clock;

    public FindAuthorizationHandler(
            AuthorizationBook book, PermissionGateway gateway, Merchants merchants, InstantSource clock) {
        this.book = book;
        this.gateway = gateway;
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public Found find(Question question) {
        var service = merchants.find(question.mchId()).flatMap(merchant -> merchant.service(question.serviceId()))
                .orElseThrow(() -> InvalidTerms.at("/service_id", "must be a service of this merchant"));
        var appId = question.appId().orElse(service.appId());
        if (!appId.equals(service.appId())) {
            throw InvalidTerms.at("/appid", "must be the app of the service");
        }
        var standIn = new AuthorizationKey(question.mchId(),
                AuthorizationCode.standingFor(service.serviceId(), appId, question.openId()));
        var before = versionOf(standIn);
        return switch (gateway.query(
                new PermissionQuery.ByUser(question.mchId(), service.serviceId(), appId, question.openId()))) {
            case PermissionReport.Found found -> {
                learn(found, standIn, before);
                yield new Found(question.mchId(), service.serviceId(), appId, question.openId(), found.code(),
                        found.standing());
            }
            case PermissionReport.NotFound notFound -> throw new AuthorizationNotFound();
            case PermissionReport.Unavailable(var cause) -> throw new PayScoreUnavailable(cause);
        };
    }

    private Optional<Long> versionOf(AuthorizationKey key) {
        return book.authorizations().find(key).map(known -> known.version());
    }

    /** Which version the code's authorisation had when we asked is not known, so its facts count by their times alone. */
    private void learn(PermissionReport.Found found, AuthorizationKey standIn, Optional<Long> askedAtVersion) {
        var byCode = found.code().map(code -> new AuthorizationKey(standIn.mchId(), code));
        book.change(saving -> {
            var now = clock.instant();
            byCode.flatMap(saving::find)
                    .ifPresent(known -> saving.learn(known, found.standing(), new Source.Query(0), now));
            saving.find(standIn).ifPresent(known -> saving.learn(known, found.standing(),
                    new Source.Query(askedAtVersion.orElse(0L)), now));
            return standIn;
        });
    }
}
