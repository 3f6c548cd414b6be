package payscore.adapter.wechat.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.permission.AuthorizationState;
import payscore.domain.permission.PermissionToken;
import payscore.domain.terms.ServiceTime;
import payscore.domain.violation.InvalidTerms;

/** What WeChat wrote about one authorisation, in an answer or in a notification. */
public final class AuthorizationReport {
    private final AuthorizationJson json;

    private AuthorizationReport(AuthorizationJson json) {
        this.json = json;
    }

    /** @throws Malformed when it is not JSON of that shape */
    public static AuthorizationReport read(byte[] json) throws Malformed {
        return new AuthorizationReport(WireJson.read(json, AuthorizationJson.class));
    }

    /** Whether no field that says whose authorisation this is says otherwise. */
    public boolean isOf(MchId mchId, AppId appId, ServiceId serviceId) {
        return json.mchid().map(mchId.value()::equals).orElse(true)
                && json.appid().map(appId.value()::equals).orElse(true)
                && json.serviceId().map(serviceId.value()::equals).orElse(true);
    }

    /** @throws Malformed when there is none, or none that can be one */
    public AppId appId() throws Malformed {
        return checked(() -> new AppId(json.appid().orElse("")));
    }

    /** @throws Malformed when there is none, or none that can be one */
    public ServiceId serviceId() throws Malformed {
        return checked(() -> new ServiceId(json.serviceId().orElse("")));
    }

    /** @throws Malformed when it cannot be one */
    public Optional<OpenId> openId() throws Malformed {
        return checked(() -> WeChatWords.present(json.openid()).map(OpenId::new));
    }

    /** @throws Malformed when it cannot be one */
    public Optional<AuthorizationCode> code() throws Malformed {
        return checked(() -> WeChatWords.present(json.authorizationCode()).map(AuthorizationCode::chosen));
    }

    /**
     * The token of a pre-permit.
     *
     * @param askedAt our clock when the answer's request was signed
     * @throws Malformed when there is none, or none that can be one
     */
    public PermissionToken token(Instant askedAt) throws Malformed {
        return checked(() -> new PermissionToken(json.applyPermissionsToken().orElse(""), askedAt));
    }

    /** @throws Malformed when the state is none of the documented words, or a value is not what its field may hold */
    public AuthorizationFact.Standing standing() throws Malformed {
        var state = switch (json.authorizationState().orElse("")) {
            case "UNBINDUSER" -> AuthorizationState.UNBINDUSER;
            case "AVAILABLE" -> AuthorizationState.AVAILABLE;
            case "UNAVAILABLE" -> AuthorizationState.UNAVAILABLE;
            default -> throw new Malformed("no known authorization_state");
        };
        return new AuthorizationFact.Standing(state, openId(), instant(json.authorizationSuccessTime()),
                instant(json.cancelAuthorizationTime()));
    }

    /** {@code openorclose_time}; an odd one orders nothing, and WeChat is asked. */
    public Optional<Instant> openOrCloseTime() {
        return WeChatWords.present(json.openorcloseTime()).flatMap(text -> WeChatWords.time(text)
                .flatMap(time -> time instanceof ServiceTime.At(var at) ? Optional.of(at) : Optional.empty())
                .or(() -> instant(Optional.of(text))));
    }

    /** Whether {@code user_service_status}, where it is told, is the event's own. */
    public boolean says(String event) {
        return WeChatWords.present(json.userServiceStatus()).map(event::equals).orElse(true);
    }

    private static Optional<Instant> instant(Optional<String> rfc3339) {
        try {
            return WeChatWords.present(rfc3339).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <T> T checked(Supplier<T> translation) throws Malformed {
        try {
            return translation.get();
        } catch (InvalidTerms e) {
            // The rule it breaks, never the value.
            throw new Malformed(e.violations().getFirst().rule());
        }
    }
}
