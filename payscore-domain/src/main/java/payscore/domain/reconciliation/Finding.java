package payscore.domain.reconciliation;

import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.order.OutOrderNo;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;

/**
 * That a bill and we differ in something, before it is known whether that was known already. The rules of matching are here.
 *
 * @param subject the {@code transaction_id} or the number of the refund
 */
public record Finding(
        DifferenceKind kind,
        String subject,
        Optional<TradeType> tradeType,
        Optional<OutOrderNo> outOrderNo,
        Optional<Fen> ours,
        Optional<Fen> theirs) {
    public DifferenceId id() {
        return DifferenceId.of(kind, subject);
    }

    /** Whether asking WeChat about the order may explain it. */
    boolean canBeAsked() {
        return switch (kind) {
            case PAYMENT_NOT_OURS, PAYMENT_AMOUNT -> outOrderNo.isPresent();
            // The next day's bill may show it; the order itself is as WeChat told it.
            case PAYMENT_NOT_THEIRS -> false;
            // Refunds are asked about by whoever asked for them.
            case REFUND_NOT_OURS, REFUND_NOT_THEIRS, REFUND_AMOUNT -> false;
        };
    }

    /** What a line of the bill and what we know of the same payment differ in; empty when in nothing. */
    public static Optional<Finding> in(StatementLine.Payment line, Optional<KnownPayment> known) {
        if (known.isEmpty()) {
            return Optional.of(of(DifferenceKind.PAYMENT_NOT_OURS, line, line.outOrderNo(), Optional.empty()));
        }
        return known.filter(ours -> !ours.amount().equals(line.amount()))
                .map(ours -> of(DifferenceKind.PAYMENT_AMOUNT, line, Optional.of(ours.outOrderNo()),
                        Optional.of(ours.amount())));
    }

    /**
     * The same for a refund of a payment of ours. A refund that we hold to be closed moved no money, so a bill that shows it tells of
     * one we do not know.
     */
    public static Optional<Finding> in(StatementLine.Refund line, OutOrderNo order, Optional<Refund> known) {
        if (known.isEmpty()) {
            return Optional.of(new Finding(DifferenceKind.REFUND_NOT_OURS, line.refundId(), Optional.empty(),
                    Optional.of(order), Optional.empty(), Optional.of(line.amount())));
        }
        return known.map(Refund::amount).filter(ours -> !ours.equals(line.amount()))
                .map(ours -> new Finding(DifferenceKind.REFUND_AMOUNT, line.refundId(), Optional.empty(),
                        Optional.of(order), Optional.of(ours), Optional.of(line.amount())));
    }

    /** A payment of ours that no bill shows. */
    public static Finding missing(KnownPayment ours) {
        return new Finding(DifferenceKind.PAYMENT_NOT_THEIRS, ours.transactionId().value(), Optional.empty(),
                Optional.of(ours.outOrderNo()), Optional.of(ours.amount()), Optional.empty());
    }

    /** A refund of ours that the bill does not show. */
    public static Finding missing(OutRefundNo outRefundNo, OutOrderNo order, Fen ours) {
        return new Finding(DifferenceKind.REFUND_NOT_THEIRS, outRefundNo.value(), Optional.empty(),
                Optional.of(order), Optional.of(ours), Optional.empty());
    }

    private static Finding of(DifferenceKind kind, StatementLine.Payment line, Optional<OutOrderNo> order,
            Optional<Fen> ours) {
        return new Finding(kind, line.transactionId().value(), Optional.of(line.tradeType()), order, ours,
                Optional.of(line.amount()));
    }
}
