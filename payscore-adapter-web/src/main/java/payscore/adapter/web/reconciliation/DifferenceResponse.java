package payscore.adapter.web.reconciliation;

import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.domain.money.Fen;
import payscore.domain.order.OutOrderNo;
import payscore.domain.reconciliation.Difference;

/**
 * In what WeChat's bill and the service differ.
 *
 * @param kind PAYMENT_NOT_OURS, PAYMENT_NOT_THEIRS, PAYMENT_AMOUNT, REFUND_NOT_OURS, REFUND_NOT_THEIRS or REFUND_AMOUNT
 * @param fate OPEN, SETTLED, ADOPTED, UNRELATED, ACKNOWLEDGED or RESOLVED
 * @param subject the {@code transaction_id} or the number of the refund it is about
 * @param tradeType JSAPI or AUTH, of a payment of the bill
 * @param ourAmount what the service knows, in fen
 * @param theirAmount what the bill says, in fen
 * @param remark why it has this fate, for people
 */
record DifferenceResponse(
        String mchId,
        String billDate,
        String differenceId,
        String kind,
        String fate,
        String subject,
        Optional<String> tradeType,
        Optional<String> outOrderNo,
        Optional<Long> ourAmount,
        Optional<Long> theirAmount,
        Optional<String> remark,
        OffsetDateTime foundAt,
        OffsetDateTime changedAt) {
    static DifferenceResponse of(Difference d) {
        return new DifferenceResponse(d.key().mchId().value(), d.key().day().toString(), d.key().id().value(),
                d.kind().name(), d.fate().name(), d.subject(), d.tradeType().map(Enum::name),
                d.outOrderNo().map(OutOrderNo::value), d.ours().map(Fen::amount), d.theirs().map(Fen::amount),
                Optional.of(d.remark()).filter(text -> !text.isEmpty()), WireTime.of(d.foundAt()),
                WireTime.of(d.changedAt()));
    }
}
