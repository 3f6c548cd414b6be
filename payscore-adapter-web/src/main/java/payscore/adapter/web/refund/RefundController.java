package payscore.adapter.web.refund;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.security.Caller;
import payscore.adapter.web.security.CallerArgument;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.refund.ApplyAbnormalRefund;
import payscore.application.port.in.refund.ReadRefund;
import payscore.application.port.in.refund.RefundNotFound;
import payscore.application.port.in.refund.RefundServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.violation.InvalidTerms;

/** Gives money back, and shows what became of it. */
@RestController
public final class RefundController {
    /** In seconds. */
    private static final String RETRY_AFTER = "2";
    private static final String OUT_REFUND_NO = "out_refund_no";

    private final RefundServiceOrder refundServiceOrder;
    private final ReadRefund readRefund;
    private final ReadServiceOrder readServiceOrder;
    private final ApplyAbnormalRefund applyAbnormalRefund;

    public RefundController(
            RefundServiceOrder refundServiceOrder, ReadRefund readRefund, ReadServiceOrder readServiceOrder,
            ApplyAbnormalRefund applyAbnormalRefund) {
        this.refundServiceOrder = refundServiceOrder;
        this.readRefund = readRefund;
        this.readServiceOrder = readServiceOrder;
        this.applyAbnormalRefund = applyAbnormalRefund;
    }

    @Described(tag = "Refunds", summary = "Refund", details = "Gives back a part of what PayScore collected, or all of it, by the transaction the service knows. One number is one refund, "
            + "however often it is asked for. Refunds of one order are one minute apart, at most 50, within 365 days of the payment. "
            + "WeChat pays within seconds to a balance, within days to a card: read the refund, or wait for its webhook.", answers = {
                    @Described.Answer(code = "200", meaning = "WeChat has accepted it; status tells whether it is paid by now."),
                    @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet, or not final, see waiting; the service goes on under the same number.")}, problems = {
                            ProblemCatalogue.SERVICE_ORDER_NOT_REFUNDABLE, ProblemCatalogue.OUT_REFUND_NO_REUSED,
                            ProblemCatalogue.CONCURRENT_CHANGE, ProblemCatalogue.INVALID_TERMS,
                            ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/service-orders/{out_order_no}/refunds")
    ResponseEntity<RefundResponse> refund(
            ServiceOrderKey key, @RequestBody RefundServiceOrderRequest body, Caller caller) {
        var terms = body.toCommand();
        var answer = switch (refundServiceOrder.refund(key, terms)) {
            case DecisionOutcome.Done done -> ResponseEntity.ok();
            case DecisionOutcome.NotKnownYet notKnownYet -> ResponseEntity.accepted()
                    .location(caller.locationOf(key.mchId(), terms.outRefundNo()))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            case DecisionOutcome.Declined(var order, var decline) ->
                throw new Refused(Problem.declined(order.key().outOrderNo(), decline));
        };
        return answer.body(RefundResponse.of(readRefund.read(key.mchId(), terms.outRefundNo())));
    }

    @Described(tag = "Refunds", summary = "List the refunds of an order", details = "Oldest first.", answers = @Described.Answer(code = "200", meaning = "All of them; at most a few."))
    @GetMapping("/v1/service-orders/{out_order_no}/refunds")
    RefundListResponse listRefunds(ServiceOrderKey key) {
        return RefundListResponse.of(readServiceOrder.read(key).order());
    }

    @Described(tag = "Refunds", summary = "Read a refund", details = "Asks nobody; the service asks WeChat by itself until the refund has ended.", answers = @Described.Answer(code = "200", meaning = "The refund."), problems = ProblemCatalogue.REFUND_NOT_FOUND)
    @GetMapping("/v1/refunds/{out_refund_no}")
    RefundResponse readRefund(
            @Parameter(description = "The merchant's number of the refund.", example = "RF20250602_000001") @PathVariable(OUT_REFUND_NO) String outRefundNo,
            @Parameter(description = "Whose refund; may be left out when the API key acts for one merchant only.") @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        var merchant = caller.merchantOf(mchId, CallerArgument.MCH_ID_MISSING, RefundNotFound::new);
        return RefundResponse.of(readRefund.read(merchant, known(outRefundNo)));
    }

    @Described(tag = "Refunds", summary = "Have a stuck refund paid another way", details = "For a refund that is ABNORMAL, because the user's card takes no money: WeChat pays it to "
            + "another card of the user's, or to the merchant's settlement account. Card number and name go to WeChat encrypted and are kept nowhere, so the service "
            + "never sends the request twice by itself: where the answer was lost it asks WeChat, and the same call may be repeated. Because nothing is kept of card and name, "
            + "not even a digest, an Idempotency-Key does not tell two cards apart: use a new key for another card.", answers = {
                    @Described.Answer(code = "200", meaning = "WeChat has taken it; the refund is PROCESSING again and ends as refunds do."),
                    @Described.Answer(code = "202", meaning = "WeChat's answer is not known yet, or not final, see waiting; the service asks how the refund stands, for ten minutes at most.")}, problems = {
                            ProblemCatalogue.REFUND_NOT_FOUND, ProblemCatalogue.REFUND_NOT_ABNORMAL,
                            ProblemCatalogue.CONCURRENT_CHANGE, ProblemCatalogue.INVALID_TERMS,
                            ProblemCatalogue.DECLINED_BY_WECHAT})
    @PostMapping("/v1/refunds/{out_refund_no}/apply-abnormal-refund")
    ResponseEntity<RefundResponse> applyAbnormalRefund(
            @Parameter(description = "The merchant's number of the refund.", example = "RF20250602_000001") @PathVariable(OUT_REFUND_NO) String outRefundNo,
            @Parameter(description = "Whose refund; may be left out when the API key acts for one merchant only.") @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            @RequestBody ApplyAbnormalRefundRequest body, Caller caller) {
        var merchant = caller.merchantOf(mchId, CallerArgument.MCH_ID_MISSING, RefundNotFound::new);
        var number = known(outRefundNo);
        var answer = switch (applyAbnormalRefund.apply(merchant, number, body.toCommand())) {
            case DecisionOutcome.Done done -> ResponseEntity.ok();
            case DecisionOutcome.NotKnownYet notKnownYet -> ResponseEntity.accepted()
                    .location(caller.locationOf(merchant, number))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            case DecisionOutcome.Declined(var order, var decline) ->
                throw new Refused(Problem.declined(order.key().outOrderNo(), decline));
        };
        return answer.body(RefundResponse.of(readRefund.read(merchant, number)));
    }

    /** A number no refund can have is the number of no refund. */
    private static OutRefundNo known(String outRefundNo) {
        try {
            return new OutRefundNo(outRefundNo);
        } catch (InvalidTerms noNumber) {
            throw new RefundNotFound();
        }
    }
}
