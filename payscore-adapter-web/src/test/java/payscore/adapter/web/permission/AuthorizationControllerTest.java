package payscore.adapter.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import payscore.adapter.web.WebSliceTest;
import payscore.adapter.web.json.WireJson;
import payscore.adapter.web.webhook.AuthorizationSnapshotMessages;
import payscore.application.fixture.Authorizations;
import payscore.application.port.in.AuthorizationCodeReused;
import payscore.application.port.in.AuthorizationNotFound;
import payscore.application.port.in.FindAuthorization;
import payscore.application.port.in.LaunchAuthorization;
import payscore.application.port.in.PayScoreUnavailable;
import payscore.application.port.in.PrePermit;
import payscore.application.port.in.ReadAuthorization;
import payscore.application.port.in.RefreshAuthorization;
import payscore.application.port.in.TerminateAuthorization;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.DuplicateAuthorization;
import payscore.application.port.out.store.StaleAuthorization;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.merchant.OpenId;
import payscore.domain.order.Decline;
import payscore.domain.permission.AuthorizationChange;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.permission.AuthorizationNotReady;
import payscore.domain.permission.AuthorizationState;

class AuthorizationControllerTest extends WebSliceTest {
    private static final String ALL = "/v1/authorizations";
    private static final String ONE = ALL + "/AUTH20250601000001";
    private static final String PRE_PERMIT = """
            {"authorization_code": "AUTH20250601000001", "service_id": "2002000000000558128851361561538"}""";
    private static final String TERMINATE = "{\"reason\": \"解约\"}";
    private static final String USER = Authorizations.OPEN_ID.value();

    @Test
    void aPrePermitIsAnsweredWithWhereItCanBeRead() {
        useCases.prePermit = request -> {
            assertThat(request.code()).isEqualTo(Authorizations.CODE);
            return new PrePermit.Outcome.Created(Authorizations.prePermitted());
        };

        assertThat(post(ALL, PRE_PERMIT)).hasStatus(201).hasHeader("Location", ONE).bodyJson().isLenientlyEqualTo("""
                {"authorization_code": "AUTH20250601000001", "authorization_state": "UNBINDUSER",
                 "authorized": false}""");
    }

    @Test
    void anAnswerThatIsNotKnownYetIsNoFailure() {
        useCases.prePermit = request -> new PrePermit.Outcome.NotKnownYet(Authorizations.asked(), Optional.of(
                command(CommandKind.PRE_PERMIT)));

        assertThat(post(ALL, PRE_PERMIT)).hasStatus(202).hasHeader("Location", ONE).hasHeader("Retry-After", "2")
                .bodyJson().isLenientlyEqualTo("""
                        {"authorization_state": "REQUESTED", "unfinished_request": {"kind": "PRE_PERMIT"}}""");
    }

    private static Command command(CommandKind kind) {
        return Command.firstAttempt(new CommandId("0".repeat(32)), Subject.of(Authorizations.KEY), kind,
                payscore.application.port.out.store.RequestBody.of("{}"), Authorizations.REQUESTED_AT);
    }

    @Test
    void badInputIsListedAndChangesNothing() {
        var answer = post(ALL, "{\"authorization_code\": \"a b\", \"service_id\": \"\"}");

        assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.errors[*].pointer").asArray()
                .containsExactly("/authorization_code", "/service_id");
        assertThat(post(ALL, PRE_PERMIT.replace("AUTH2025", "openid*"))).hasStatus(422);
        assertThat(post("/v1/authorization-terminations", "{\"service_id\":\"\",\"openid\":\"\",\"reason\":\"\"}"))
                .hasStatus(422).bodyJson().extractingPath("$.errors[*].pointer").asArray()
                .containsExactly("/service_id", "/openid", "/reason");
        assertThat(useCases.calls).hasValue(0);
    }

    @Test
    void onlyReadingOneTellsTheUser() {
        useCases.readAuthorization = key -> new ReadAuthorization.View(
                Authorizations.available(), Optional.empty());
        useCases.refreshAuthorization = key -> new RefreshAuthorization.Outcome.UpToDate(Authorizations.available());
        useCases.terminateAuthorization = (target, reason) -> new TerminateAuthorization.Outcome.NotKnownYet(
                Authorizations.available(), Optional.of(command(CommandKind.TERMINATE).refusedForNow(
                        new Decline("INVALID_REQUEST", "进行中"), Authorizations.CLOSED_AT)));

        assertThat(get(ONE)).hasStatusOk().bodyJson().extractingPath("$.openid").isEqualTo(USER);
        assertThat(post(ONE + "/refresh")).hasStatusOk().bodyJson().doesNotHavePath("$.openid");
        assertThat(post(ONE + "/terminate", TERMINATE)).hasStatus(202).bodyJson().doesNotHavePath("$.openid")
                .extractingPath("$.unfinished_request.refusal.code").isEqualTo("INVALID_REQUEST");
    }

    @Test
    void webhooksDoNotTellTheUser() {
        var change = new AuthorizationChange(Authorizations.available(),
                Optional.of(AuthorizationChange.Event.OPENED), Optional.of(Authorizations.OPENED_AT));

        var text = new String(new AuthorizationSnapshotMessages(new WireJson()).of(change).bytes(),
                StandardCharsets.UTF_8);

        assertThat(text).startsWith("{\"type\":\"authorization.opened\",\"timestamp\":").contains("AUTH20250601000001")
                .doesNotContain(USER);
    }

    @Test
    void launchParametersForEachFrontEnd() {
        useCases.launchAuthorization = key -> new LaunchAuthorization.Outcome.Ready(new LaunchParameters(
                "wxpayScoreEnable", new LinkedHashMap<>(Map.of("apply_permissions_token", "a/b")), Optional.empty()));

        assertThat(post(ONE + "/launch")).hasStatusOk().hasHeader("Cache-Control", "no-store").bodyJson()
                .isLenientlyEqualTo("""
                        {"launch": {
                          "mini_program": {"businessType": "wxpayScoreEnable",
                                           "extraData": {"apply_permissions_token": "a/b"}},
                          "jsapi": {"businessType": "wxpayScoreEnable",
                                    "queryString": "apply_permissions_token=a%2Fb"},
                          "app": {"businessType": "wxpayScoreEnable", "query": "apply_permissions_token=a%2Fb",
                                  "extInfo": "{\\"miniProgramType\\":0}"}}}""");
    }

    @Test
    void comingBackIsAnsweredWithWeChatsWord() {
        useCases.answerAuthorizationReturn = key -> Authorizations.available();

        assertThat(post("/v1/authorization-returns", "{\"authorization_code\": \"AUTH20250601000001\"}")).hasStatusOk()
                .bodyJson().isStrictlyEqualTo("""
                        {"authorization_code": "AUTH20250601000001", "authorization_state": "AVAILABLE",
                         "authorized": true}""");
    }

    @Test
    void findingByUserNamesServiceAndUser() {
        useCases.findAuthorization = question -> {
            assertThat(question.openId()).isEqualTo(new OpenId(USER));
            return new FindAuthorization.Found(question.mchId(), question.serviceId(),
                    Authorizations.SERVICE.appId(), question.openId(), Optional.empty(),
                    new AuthorizationFact.Standing(AuthorizationState.AVAILABLE, Optional.of(question.openId()),
                            Optional.of(Authorizations.OPENED_AT), Optional.empty()));
        };

        assertThat(get(ALL + "?service_id=2002&openid=" + USER)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"authorized": true, "known_to_wechat": true, "openid": "%s"}""".formatted(USER));
        assertThat(get(ALL + "?service_id=2002")).hasStatus(400);
        assertThat(get(ALL + "?service_id=2002&openid=x&state=1")).hasStatus(400);
    }

    @Test
    void everyProblemOfAuthorisations() {
        useCases.readAuthorization = key -> {
            throw new AuthorizationNotFound();
        };
        isProblem(get(ONE).exchange(), 404, "/problems/authorization-not-found");
        isProblem(get(ALL + "/a%20b").exchange(), 404, "/problems/authorization-not-found");
        isProblem(get(ONE + "?mch_id=1900000200").exchange(), 404, "/problems/authorization-not-found");

        useCases.prePermit = request -> {
            throw new AuthorizationCodeReused(request.key());
        };
        isProblem(post(ALL, PRE_PERMIT), 409, "/problems/authorization-code-reused");
        useCases.prePermit = request -> {
            throw new DuplicateAuthorization(request.key());
        };
        isProblem(post(ALL, PRE_PERMIT), 409, "/problems/concurrent-change");
        useCases.prePermit = request -> new PrePermit.Outcome.Declined(
                Authorizations.asked(), new Decline("NO_AUTH", "商户无权限"));
        assertThat(post(ALL, PRE_PERMIT)).hasStatus(422).bodyJson().isLenientlyEqualTo("""
                {"type": "/problems/declined-by-wechat", "wechat_code": "NO_AUTH", "wechat_message": "商户无权限"}""");

        useCases.launchAuthorization = key -> {
            throw new AuthorizationNotReady(
                    AuthorizationNotReady.Decision.LAUNCH, key, AuthorizationState.AVAILABLE);
        };
        isProblem(post(ONE + "/launch").exchange(), 409, "/problems/authorization-not-launchable");
        useCases.launchAuthorization = key -> new LaunchAuthorization.Outcome.NotKnownYet();
        isProblem(post(ONE + "/launch").exchange(), 503, "/problems/wechat-unavailable");

        useCases.terminateAuthorization = (target, reason) -> {
            throw new AuthorizationNotReady(AuthorizationNotReady.Decision.TERMINATE, Authorizations.KEY,
                    AuthorizationState.UNBINDUSER);
        };
        isProblem(post(ONE + "/terminate", TERMINATE), 409, "/problems/authorization-not-terminable");
        useCases.terminateAuthorization = (target, reason) -> {
            throw new CommandUnderway(Subject.of(Authorizations.KEY));
        };
        isProblem(post(ONE + "/terminate", TERMINATE), 409, "/problems/concurrent-change");
        useCases.terminateAuthorization = (target, reason) -> {
            throw new StaleAuthorization(Authorizations.KEY, 3);
        };
        isProblem(post(ONE + "/terminate", TERMINATE), 409, "/problems/concurrent-change");

        useCases.refreshAuthorization = key -> new RefreshAuthorization.Outcome.WeChatUnavailable(
                Authorizations.available(), "timeout");
        isProblem(post(ONE + "/refresh").exchange(), 503, "/problems/wechat-unavailable");
        useCases.findAuthorization = question -> {
            throw new PayScoreUnavailable("timeout");
        };
        isProblem(get(ALL + "?service_id=2002&openid=x").exchange(), 503, "/problems/wechat-unavailable");
    }

    private static void isProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo(type);
    }
}
