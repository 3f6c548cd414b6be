package payscore.adapter.web.confirmation;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
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

    @PostMapping("/v1/service-orders/{out_order_no}/detail-launch")
    ResponseEntity<LaunchResponse> launchDetail(ServiceOrderKey key) {
        return answer(launchDetail.launch(key));
    }

    @PostMapping("/v1/confirmation-returns")
    ConfirmationReturnResponse answerReturn(@RequestBody ConfirmationReturnRequest body, Caller caller) {
        return ConfirmationReturnResponse.of(answerReturn.answer(body.toReturn(caller)));
    }

    /** Signed parameters are for one click; nobody may keep them. */
    private static ResponseEntity<LaunchResponse> answer(LaunchParameters parameters) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(LaunchResponse.of(parameters));
    }
}
