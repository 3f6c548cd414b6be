package payscore.adapter.web.confirmation;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.security.Caller;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.LaunchDetail;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.order.ServiceOrderKey;

/** Opens WeChat's pages for a user, and answers a front end whose user came back. */
@RestController
public final class ConfirmationController {
    private final LaunchConfirmation launchConfirmation;
    private final LaunchDetail launchDetail;
    private final AnswerReturn answerReturn;

    public ConfirmationController(
            LaunchConfirmation launchConfirmation, LaunchDetail launchDetail, AnswerReturn answerReturn) {
        this.launchConfirmation = launchConfirmation;
        this.launchDetail = launchDetail;
        this.answerReturn = answerReturn;
    }

    @Described(summary = "Launch the confirmation page", details = "To be called when the user clicks: parameters are signed now, and each package is launched once. Pass the "
            + "part of your kind of front end on untouched, in the app that `appid` names. Before WeChat has put the service online, users who are not on its test "
            + "white list see 暂无法使用此服务 and the order stays CREATED.", answers = @Described.Answer(code = "200", meaning = "Signed parameters."), problems = {
                    ProblemCatalogue.SERVICE_ORDER_NOT_CONFIRMABLE, ProblemCatalogue.CONCURRENT_CHANGE,
                    ProblemCatalogue.DECLINED_BY_WECHAT, ProblemCatalogue.WECHAT_UNAVAILABLE})
    @PostMapping("/v1/service-orders/{out_order_no}/confirmation-launch")
    ResponseEntity<LaunchResponse> launchConfirmation(ServiceOrderKey key) {
        return switch (launchConfirmation.launch(key)) {
            case LaunchConfirmation.Outcome.Ready(var parameters) -> answer(parameters);
            case LaunchConfirmation.Outcome.NotKnownYet unknown -> throw new Refused(
                    Problem.of(ProblemCatalogue.WECHAT_UNAVAILABLE, "WeChat gave no fresh package yet.")
                            .about(key.outOrderNo()));
            case LaunchConfirmation.Outcome.Declined(var decline) ->
                throw new Refused(Problem.declined(key.outOrderNo(), decline));
        };
    }

    @Described(summary = "Launch WeChat's page of the order", details = "Where the user sees the order, and can pay while money is being collected.", answers = @Described.Answer(code = "200", meaning = "Signed parameters."), problems = ProblemCatalogue.SERVICE_ORDER_NOT_SHOWABLE)
    @PostMapping("/v1/service-orders/{out_order_no}/detail-launch")
    ResponseEntity<LaunchResponse> launchDetail(ServiceOrderKey key) {
        return answer(launchDetail.launch(key));
    }

    @Described(summary = "Ask after the user came back", details = "Coming back proves nothing, so WeChat is asked. Send query_id when the front end was given one, "
            + "else out_order_no. Start the service only on confirmed: true.", answers = @Described.Answer(code = "200", meaning = "Where the order stands, on WeChat's word."), problems = ProblemCatalogue.SERVICE_ORDER_NOT_FOUND)
    @PostMapping("/v1/confirmation-returns")
    ConfirmationReturnResponse answerReturn(@RequestBody ConfirmationReturnRequest body, Caller caller) {
        return ConfirmationReturnResponse.of(answerReturn.answer(body.toReturn(caller)));
    }

    /** Signed parameters are for one click; nobody may keep them. */
    private static ResponseEntity<LaunchResponse> answer(LaunchParameters parameters) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(LaunchResponse.of(parameters));
    }
}
