package payscore.adapter.web.permission;

import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.security.Caller;
import payscore.adapter.web.security.CallerArgument;
import payscore.application.port.in.AnswerAuthorizationReturn;
import payscore.application.port.in.FindAuthorization;
import payscore.application.port.in.PrePermit;
import payscore.application.port.in.ReadAuthorization;
import payscore.application.port.in.RefreshAuthorization;
import payscore.application.port.in.TerminateAuthorization;
import payscore.application.port.out.store.Command;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.Decline;
import payscore.domain.permission.Authorization;
import payscore.domain.violation.Violations;

/** Pre-permits, shows, and withdraws users' authorisations of a service in no-confirm mode. */
@RestController
public final class AuthorizationController {
    private static final String TAG = "Authorizations";
    private static final String CODE = "The merchant's number of the authorisation; a vertical bar in it is written %7C.";
    private static final String MERCHANT = "Whose; may be left out when the API key acts for one merchant only.";
    private static final String RETRY_AFTER = "2";

    private final PrePermit prePermit;
    private final ReadAuthorization readAuthorization;
    private final RefreshAuthorization refreshAuthorization;
    private final FindAuthorization findAuthorization;
    private final TerminateAuthorization terminateAuthorization;
    private final AnswerAuthorizationReturn answerReturn;

    public AuthorizationController(PrePermit prePermit, ReadAuthorization readAuthorization,
            RefreshAuthorization refreshAuthorization, FindAuthorization findAuthorization,
            TerminateAuthorization terminateAuthorization, AnswerAuthorizationReturn answerReturn) {
        this.prePermit = prePermit;
        this.readAuthorization = readAuthorization;
        this.refreshAuthorization = refreshAuthorization;
        this.findAuthorization = findAuthorization;
        this.terminateAuthorization = terminateAuthorization;
        this.answerReturn = answerReturn;
    }

    @Described(tag = TAG, summary = "Pre-permit an authorisation", details = "For services in no-confirm mode. Repeating it with the same authorization_code is safe and finds the same authorisation. One code for each user, never reused.", answers = {
            @Described.Answer(code = "201", meaning = "WeChat pre-permitted it just now; launch its page next."),
            @Described.Answer(code = "200", meaning = "The same authorisation was there already."),
            @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet; it is being found out.")}, problems = {
                    ProblemCatalogue.FORBIDDEN_MERCHANT, ProblemCatalogue.AUTHORIZATION_CODE_REUSED,
                    ProblemCatalogue.CONCURRENT_CHANGE, ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/authorizations")
    ResponseEntity<AuthorizationResponse> prePermit(@RequestBody PrePermitRequest body, Caller caller) {
        return switch (prePermit.prePermit(body.toRequest(caller))) {
            case PrePermit.Outcome.Created(var authorization) -> ResponseEntity
                    .created(locationOf(authorization, caller)).body(AuthorizationResponse.of(authorization));
            case PrePermit.Outcome.AlreadyThere(var authorization) -> ok(authorization);
            case PrePermit.Outcome.NotKnownYet(var authorization, var unfinished) ->
                notKnownYet(authorization, unfinished, caller);
            case PrePermit.Outcome.Declined(var authorization, var decline) -> throw declined(decline);
        };
    }

    @Described(tag = TAG, summary = "Read an authorisation", details = "Shows what is known here; asks nobody.", answers = @Described.Answer(code = "200", meaning = "The authorisation."), problems = ProblemCatalogue.AUTHORIZATION_NOT_FOUND)
    @GetMapping("/v1/authorizations/{authorization_code}")
    AuthorizationResponse readAuthorization(
            @Parameter(description = CODE, example = "AUTH20250601000001") @PathVariable(AuthorizationPath.AUTHORIZATION_CODE) String code,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        return AuthorizationResponse.read(readAuthorization.read(AuthorizationPath.keyOf(code, mchId, caller)));
    }

    @Described(tag = TAG, summary = "Find a user's authorisation", details = "Asks WeChat, whoever asked the user for it. Not a list: there is one standing for each user and service.", answers = @Described.Answer(code = "200", meaning = "How it stands, on WeChat's word."), problems = {
            ProblemCatalogue.FORBIDDEN_MERCHANT, ProblemCatalogue.AUTHORIZATION_NOT_FOUND,
            ProblemCatalogue.INVALID_TERMS, ProblemCatalogue.WECHAT_UNAVAILABLE})
    @GetMapping("/v1/authorizations")
    AuthorizationResponse findAuthorization(
            @Parameter(description = "The service.", example = "2002000000000558128851361561538") @RequestParam(name = "service_id") String serviceId,
            @Parameter(description = "The user under the app.", example = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o") @RequestParam(name = "openid") String openid,
            @Parameter(description = "The app the user is known under; without it the service's own.") @RequestParam(name = "appid") Optional<String> appid,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        var merchant = caller.merchant(mchId, CallerArgument.MCH_ID_MISSING);
        var violations = new Violations();
        var service = violations.at("/service_id", () -> new ServiceId(serviceId));
        var user = violations.at("/openid", () -> new OpenId(openid));
        var app = appid.flatMap(given -> violations.at("/appid", () -> new AppId(given)));
        violations.throwIfAny();
        return AuthorizationResponse.found(findAuthorization.find(
                new FindAuthorization.Question(merchant, service.orElseThrow(), app, user.orElseThrow())));
    }

    @Described(tag = TAG, summary = "Ask WeChat about an authorisation now", details = "For when the user says that they authorised, or a create was refused with NO_AUTH. `known_to_wechat: false` proves nothing by itself.", answers = @Described.Answer(code = "200", meaning = "Up to date."), problems = {
            ProblemCatalogue.AUTHORIZATION_NOT_FOUND, ProblemCatalogue.WECHAT_UNAVAILABLE})
    @PostMapping("/v1/authorizations/{authorization_code}/refresh")
    AuthorizationResponse refreshAuthorization(
            @Parameter(description = CODE, example = "AUTH20250601000001") @PathVariable(AuthorizationPath.AUTHORIZATION_CODE) String code,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        return switch (refreshAuthorization.refresh(AuthorizationPath.keyOf(code, mchId, caller))) {
            case RefreshAuthorization.Outcome.UpToDate(var authorization) ->
                AuthorizationResponse.refreshed(authorization, true);
            case RefreshAuthorization.Outcome.NotAtWeChat(var authorization) ->
                AuthorizationResponse.refreshed(authorization, false);
            case RefreshAuthorization.Outcome.WeChatUnavailable(var authorization, var cause) -> throw new Refused(
                    Problem.of(ProblemCatalogue.WECHAT_UNAVAILABLE, "WeChat could not be asked: " + cause + "."));
        };
    }

    @Described(tag = TAG, summary = "Withdraw an authorisation", details = "Orders that run go on and can be completed; new ones are refused by WeChat with NO_AUTH. WeChat refuses while the user has unfinished orders under the service.", answers = {
            @Described.Answer(code = "200", meaning = "It is withdrawn."),
            @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet, or not final; `unfinished_request` says what it said so far.")}, problems = {
                    ProblemCatalogue.AUTHORIZATION_NOT_FOUND, ProblemCatalogue.AUTHORIZATION_NOT_TERMINABLE,
                    ProblemCatalogue.CONCURRENT_CHANGE, ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/authorizations/{authorization_code}/terminate")
    ResponseEntity<AuthorizationResponse> terminateAuthorization(
            @Parameter(description = CODE, example = "AUTH20250601000001") @PathVariable(AuthorizationPath.AUTHORIZATION_CODE) String code,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            @RequestBody TerminateAuthorizationRequest body, Caller caller) {
        return answer(terminateAuthorization.terminate(new TerminateAuthorization.Target.ByCode(
                AuthorizationPath.keyOf(code, mchId, caller)), body.toReason()), caller);
    }

    @Described(tag = TAG, summary = "Withdraw a user's authorisation", details = "Whatever code it has, and if it has none.", answers = {
            @Described.Answer(code = "200", meaning = "It is withdrawn."),
            @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet, or not final.")}, problems = {
                    ProblemCatalogue.FORBIDDEN_MERCHANT, ProblemCatalogue.CONCURRENT_CHANGE,
                    ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/authorization-terminations")
    ResponseEntity<AuthorizationResponse> terminateByUser(@RequestBody TerminateByUserRequest body, Caller caller) {
        return answer(terminateAuthorization.terminate(body.toTarget(caller), body.toReason()), caller);
    }

    @Described(tag = TAG, summary = "Ask after the user came back from authorising", details = "Coming back proves nothing, so WeChat is asked. Create orders for the user only on authorized: true.", answers = @Described.Answer(code = "200", meaning = "How the authorisation stands, on WeChat's word."), problems = ProblemCatalogue.AUTHORIZATION_NOT_FOUND)
    @PostMapping("/v1/authorization-returns")
    AuthorizationReturnResponse answerAuthorizationReturn(
            @RequestBody AuthorizationReturnRequest body, Caller caller) {
        return AuthorizationReturnResponse.of(answerReturn.answer(body.toKey(caller)));
    }

    private static ResponseEntity<AuthorizationResponse> answer(
            TerminateAuthorization.Outcome outcome, Caller caller) {
        return switch (outcome) {
            case TerminateAuthorization.Outcome.Done(var authorization) -> ok(authorization);
            case TerminateAuthorization.Outcome.NotKnownYet(var authorization, var unfinished) ->
                notKnownYet(authorization, unfinished, caller);
            case TerminateAuthorization.Outcome.Declined(var authorization, var decline) -> throw declined(decline);
        };
    }

    private static ResponseEntity<AuthorizationResponse> ok(Authorization authorization) {
        return ResponseEntity.ok(AuthorizationResponse.of(authorization));
    }

    private static ResponseEntity<AuthorizationResponse> notKnownYet(
            Authorization authorization, Optional<Command> unfinished, Caller caller) {
        var answer = ResponseEntity.accepted().header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        // One that is known by its user alone cannot be read by a code.
        return (authorization.key().code().isStandIn() ? answer : answer.location(locationOf(authorization, caller)))
                .body(AuthorizationResponse.of(authorization, unfinished));
    }

    private static Refused declined(Decline decline) {
        return new Refused(Problem.declined(decline));
    }

    private static URI locationOf(Authorization authorization, Caller caller) {
        var location = UriComponentsBuilder.fromPath("/v1/authorizations/{authorization_code}");
        if (caller.merchants().size() > 1) {
            location.queryParam(CallerArgument.MCH_ID, authorization.key().mchId().value());
        }
        return location.encode().buildAndExpand(authorization.key().code().value()).toUri();
    }
}
