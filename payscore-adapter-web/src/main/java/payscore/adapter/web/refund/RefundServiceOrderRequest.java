package payscore.adapter.web.refund;

import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.RefundTerms;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/**
 * Body of {@code POST /v1/service-orders/{out_order_no}/refunds}.
 *
 * @param outRefundNo the merchant's number of the refund; the same number refunds once
 * @param amount in fen
 * @param reason shown to the user
 */
record RefundServiceOrderRequest(String outRefundNo, Long amount, Optional<String> reason) {
    /** @throws payscore.domain.violation.InvalidTerms naming every broken rule */
    RefundTerms toCommand() {
        var violations = new Violations();
        var number = violations.at("/out_refund_no", () -> new OutRefundNo(outRefundNo));
        var fen = violations.at("/amount", () -> new Fen(amount));
        var words = violations.at("/reason",
                () -> reason.map(text -> WireText.checked(text, RefundTerms.REASON_LENGTH_MAX)));
        violations.throwIfAny();
        return new RefundTerms(number.orElseThrow(), fen.orElseThrow(), words.orElseThrow());
    }
}
