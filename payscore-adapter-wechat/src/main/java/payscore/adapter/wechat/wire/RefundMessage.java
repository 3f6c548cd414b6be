package payscore.adapter.wechat.wire;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.RefundId;
import payscore.domain.refund.RefundReport;
import payscore.domain.refund.RefundStatus;
import payscore.domain.violation.InvalidTerms;

/** What WeChat wrote about one refund, in an answer or in a notification. */
public final class RefundMessage {
    private final RefundJson refund;

    private RefundMessage(RefundJson refund) {
        this.refund = refund;
    }

    /** @throws Malformed when it is not JSON of that shape */
    public static RefundMessage read(byte[] json) throws Malformed {
        return new RefundMessage(WireJson.read(json, RefundJson.class));
    }

    /** Whether it says that it is this merchant's; every notification does, no answer. */
    public boolean isOf(MchId mchId) {
        return refund.mchid().filter(mchId.value()::equals).isPresent();
    }

    /** @throws Malformed when a value is not what its field may hold, or one is missing that is always there */
    public RefundReport report() throws Malformed {
        try {
            var amount = refund.amount().orElseThrow(() -> new Malformed("no amount"));
            return new RefundReport(
                    new OutRefundNo(refund.outRefundNo().orElse("")),
                    new TransactionId(refund.transactionId().orElse("")),
                    WeChatWords.present(refund.refundId()).map(RefundId::new),
                    new Fen(amount.refund().orElseThrow(() -> new Malformed("no refund amount"))),
                    new Fen(amount.total().orElseThrow(() -> new Malformed("no total amount"))),
                    status(),
                    WeChatWords.present(refund.successTime()).map(time -> OffsetDateTime.parse(time).toInstant()));
        } catch (InvalidTerms | DateTimeException e) {
            throw new Malformed(e.getClass().getSimpleName());
        }
    }

    private RefundStatus status() throws Malformed {
        return switch (refund.status().or(refund::refundStatus).orElse("")) {
            case "PROCESSING" -> RefundStatus.PROCESSING;
            case "SUCCESS" -> RefundStatus.SUCCESS;
            case "ABNORMAL" -> RefundStatus.ABNORMAL;
            // An old page prints the word short.
            case "CLOSED", "CLOSE" -> RefundStatus.CLOSED;
            default -> throw new Malformed("no status of a refund");
        };
    }

    /** What a request of ours asked for; empty when the bytes are none of ours. */
    public static Optional<RefundOrder> orderIn(byte[] body) {
        try {
            var json = WireJson.read(body, RefundJson.class);
            return Optional.of(new RefundOrder(new OutRefundNo(json.outRefundNo().orElse("")),
                    new TransactionId(json.transactionId().orElse("")),
                    new Fen(json.amount().flatMap(RefundJson.AmountJson::refund).orElse(0L))));
        } catch (Malformed | InvalidTerms e) {
            return Optional.empty();
        }
    }

    /** What a refund is known by: an answer must repeat all of it. */
    public record RefundOrder(OutRefundNo outRefundNo, TransactionId transactionId, Fen amount) {
        public boolean isAnsweredBy(RefundReport report) {
            return outRefundNo.equals(report.outRefundNo()) && transactionId.equals(report.transactionId())
                    && amount.equals(report.amount());
        }
    }
}
