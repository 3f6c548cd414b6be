package payscore.adapter.web.confirmation;

import java.util.Optional;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.problem.RequestError;
import payscore.adapter.web.security.Caller;
import payscore.application.port.in.AnswerReturn;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.QueryId;
import payscore.domain.order.ServiceOrderReference;
import payscore.domain.violation.Violations;

/** Body of {@code POST /v1/confirmation-returns}: one of the two numbers, as WeChat's own query wants it. */
record ConfirmationReturnRequest(
        Optional<String> mchId, Optional<String> queryId, Optional<String> outOrderNo, Optional<String> serviceId) {
    /**
     * @throws Refused unless exactly one number is there
     * @throws payscore.domain.violation.InvalidTerms naming every broken rule
     */
    AnswerReturn.Return toReturn(Caller caller) {
        if (queryId.isPresent() == outOrderNo.isPresent()) {
            throw new Refused(Problem.malformed(
                    RequestError.at("", "must have exactly one of query_id and out_order_no")));
        }
        var merchant = caller.merchantOfOrder(mchId,
                RequestError.at("/mch_id", "is required, because the API key acts for several merchants"));
        var violations = new Violations();
        var byQueryId = queryId.flatMap(given -> violations.at(
                "/query_id", () -> new ServiceOrderReference.ByQueryId(new QueryId(given))));
        var byOutOrderNo = outOrderNo.flatMap(given -> violations.at(
                "/out_order_no", () -> new ServiceOrderReference.ByOutOrderNo(new OutOrderNo(given))));
        var service = serviceId.flatMap(given -> violations.at("/service_id", () -> new ServiceId(given)));
        violations.throwIfAny();
        return new AnswerReturn.Return(merchant,
                byQueryId.<ServiceOrderReference>map(number -> number).or(() -> byOutOrderNo).orElseThrow(), service);
    }

    /** Prints nothing: a {@code query_id} lets its holder ask about the order. */
    @Override
    public String toString() {
        return "ConfirmationReturnRequest";
    }
}
