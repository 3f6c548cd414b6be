package payscore.adapter.persistence.permission;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.wechat.SecretSealing;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.CheckReason;
import payscore.domain.order.Decline;
import payscore.domain.order.NextCheck;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.permission.AuthorizationState;
import payscore.domain.permission.PermissionToken;

/** Translates authorisations to rows and back; seals what must not lie open. */
final class AuthorizationRows {
    private static final String OPENID = "openid";
    private static final String TOKEN = "apply_permissions_token";

    private final SecretSealing sealing;

    AuthorizationRows(SecretSealing sealing) {
        this.sealing = sealing;
    }

    AuthorizationRow row(Authorization a) {
        var mchId = a.key().mchId();
        var check = a.nextCheck();
        return new AuthorizationRow(mchId.value(), a.key().code().value(), Bucket.of(a.key()).number(), a.version(),
                a.appId().value(), a.serviceId().value(), a.state().name(),
                sealed(mchId, OPENID, a.openId().map(OpenId::value)),
                sealed(mchId, TOKEN, a.token().map(PermissionToken::value)),
                millis(a.token().map(PermissionToken::issuedAt)), millis(a.openedAt()), millis(a.closedAt()),
                a.decline().map(Decline::code).orElse(null), a.decline().map(Decline::message).orElse(null),
                millis(check.map(NextCheck::at)), check.map(c -> c.reason().name()).orElse(null),
                millis(check.map(NextCheck::since)), a.requestedAt().toEpochMilli(),
                a.changedAt().toEpochMilli());
    }

    /** Empty for a stand-in whose user does not open any more: there is nothing left that it could stand for. */
    Optional<Authorization> authorization(AuthorizationRow row) {
        var mchId = new MchId(row.mchId());
        var key = new AuthorizationKey(mchId, new AuthorizationCode(row.authorizationCode()));
        var openId = opened(mchId, OPENID, row.openidSealed()).map(OpenId::new);
        if (key.code().isStandIn() && openId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Authorization(key, new AppId(row.appid()), new ServiceId(row.serviceId()),
                AuthorizationState.valueOf(row.state()), token(mchId, row), openId, instant(row.openedAt()),
                instant(row.closedAt()), decline(row.declineCode(), row.declineMessage()),
                nextCheck(row), Instant.ofEpochMilli(row.requestedAt()), Instant.ofEpochMilli(row.changedAt()),
                row.version()));
    }

    /** A token can be had again: an authorisation without a readable one is pre-permitted without. */
    private Optional<PermissionToken> token(MchId mchId, AuthorizationRow row) {
        return instant(row.tokenIssuedAt()).flatMap(
                issuedAt -> opened(mchId, TOKEN, row.tokenSealed()).map(text -> new PermissionToken(text, issuedAt)));
    }

    private static Optional<NextCheck> nextCheck(AuthorizationRow row) {
        return row.nextCheckAt() == null || row.nextCheckReason() == null || row.nextCheckSince() == null
                ? Optional.empty()
                : Optional.of(new NextCheck(Instant.ofEpochMilli(row.nextCheckAt()),
                        CheckReason.valueOf(row.nextCheckReason()), Instant.ofEpochMilli(row.nextCheckSince())));
    }

    private static Optional<Decline> decline(@Nullable String code, @Nullable String message) {
        return code == null || message == null ? Optional.empty() : Optional.of(new Decline(code, message));
    }

    private static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }

    private static Optional<Instant> instant(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    private byte @Nullable [] sealed(MchId mchId, String purpose, Optional<String> text) {
        return text.map(t -> sealing.seal(mchId, purpose, t)).orElse(null);
    }

    private Optional<String> opened(MchId mchId, String purpose, byte @Nullable [] sealed) {
        return sealed == null ? Optional.empty() : sealing.open(mchId, purpose, sealed);
    }
}
