package payscore.adapter.web.confirmation;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.permission.AuthorizationPath;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.security.Caller;
import payscore.adapter.web.security.CallerArgument;
import payscore.application.port.in.LaunchAuthorization;

/** Opens WeChat's page on which a user authorises a service. */
@RestController
public final class AuthorizationLaunchController {
    private final LaunchAuthorization launchAuthorization;

    public AuthorizationLaunchController(LaunchAuthorization launchAuthorization) {
        this.launchAuthorization = launchAuthorization;
    }

    @Described(tag = "Authorizations", summary = "Launch the authorisation page", details = "To be called when the user clicks. Pass the part of your kind of front end on untouched.", answers = @Described.Answer(code = "200", meaning = "Fresh parameters."), problems = {
            ProblemCatalogue.AUTHORIZATION_NOT_FOUND, ProblemCatalogue.AUTHORIZATION_NOT_LAUNCHABLE,
            ProblemCatalogue.CONCURRENT_CHANGE, ProblemCatalogue.DECLINED_BY_WECHAT,
            ProblemCatalogue.WECHAT_UNAVAILABLE})
    @PostMapping("/v1/authorizations/{authorization_code}/launch")
    ResponseEntity<LaunchResponse> launchAuthorization(
            @Parameter(description = "The merchant's number of the authorisation.", example = "AUTH20250601000001") @PathVariable("authorization_code") String code,
            @Parameter(description = "Whose; may be left out when the API key acts for one merchant only.") @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        return switch (launchAuthorization.launch(AuthorizationPath.keyOf(code, mchId, caller))) {
            case LaunchAuthorization.Outcome.Ready(var parameters) ->
                // For one click; nobody may keep them.
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(LaunchResponse.of(parameters));
            case LaunchAuthorization.Outcome.NotKnownYet unknown -> throw new Refused(
                    Problem.of(ProblemCatalogue.WECHAT_UNAVAILABLE, "WeChat gave no fresh token yet."));
            case LaunchAuthorization.Outcome.Declined(var decline) -> throw new Refused(Problem.declined(decline));
        };
    }
}
