package payscore.adapter.persistence.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.TransactionId;
import payscore.domain.order.Decline;
import payscore.domain.order.Quarantine;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderState;
import payscore.domain.refund.AbnormalRefundType;
import payscore.domain.refund.Abnormality;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundId;
import payscore.domain.refund.RefundStatus;
import payscore.domain.refund.Refunds;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.Completion;
import payscore.domain.terms.Modification;
import payscore.domain.terms.PaymentElsewhere;
import payscore.domain.terms.ServiceTime;

/**
 * The column {@code details}: what changes with the versions of an order and is never asked for by itself. Secrets are not
 * among it: the ticket's value and the openid have sealed columns. Times in epoch milliseconds, amounts in fen.
 */
record DetailsJson(
        @JsonProperty("decline") Optional<DeclineJson> decline,
        @JsonProperty("ticket") Optional<TicketJson> ticket,
        @JsonProperty("collection") Optional<CollectionJson> collection,
        @JsonProperty("service_start") Optional<TimeJson> serviceStart,
        @JsonProperty("completion") Optional<CompletionJson> completion,
        @JsonProperty("cancellation") Optional<String> cancellation,
        @JsonProperty("modification") Optional<ModificationJson> modification,
        @JsonProperty("paid_elsewhere") Optional<PaidElsewhereJson> paidElsewhere,
        @JsonProperty("refunds") List<RefundJson> refunds,
        @JsonProperty("quarantine") Optional<QuarantineJson> quarantine) {
    record DeclineJson(@JsonProperty("code") String code, @JsonProperty("message") String message) {}

    record TicketJson(@JsonProperty("issued_at") long issuedAt, @JsonProperty("launched") boolean launched) {}

    record ModificationJson(
            @JsonProperty("amount") AmountJson amount,
            @JsonProperty("reason") String reason,
            @JsonProperty("device") Optional<DeviceJson> device,
            @JsonProperty("replaced") Optional<ModificationJson> replaced) {
        static ModificationJson of(Modification modification) {
            return new ModificationJson(AmountJson.of(modification.amount()), modification.reason(),
                    modification.device().map(DeviceJson::of), modification.replaced().map(ModificationJson::of));
        }

        Modification toModification() {
            return new Modification(amount.toAmount(), reason, device.map(DeviceJson::toDevice),
                    replaced.map(ModificationJson::toModification));
        }
    }

    record PaidElsewhereJson(
            @JsonProperty("paid_time") TimeJson paidTime, @JsonProperty("reported_at") long reportedAt) {}

    record RefundJson(
            @JsonProperty("out_refund_no") String outRefundNo,
            @JsonProperty("transaction_id") Optional<String> transactionId,
            @JsonProperty("amount") long amount,
            @JsonProperty("total") Optional<Long> total,
            @JsonProperty("reason") Optional<String> reason,
            @JsonProperty("status") String status,
            @JsonProperty("refund_id") Optional<String> refundId,
            @JsonProperty("succeeded_at") Optional<Long> succeededAt,
            @JsonProperty("refusal") Optional<String> refusal,
            @JsonProperty("requested_at") long requestedAt,
            @JsonProperty("abnormality") Optional<AbnormalityJson> abnormality) {
        static RefundJson of(Refund refund) {
            return new RefundJson(refund.outRefundNo().value(), Optional.of(refund.transactionId().value()),
                    refund.amount().amount(), Optional.of(refund.total().amount()), refund.reason(),
                    refund.status().name(), refund.refundId().map(RefundId::value),
                    refund.succeededAt().map(Instant::toEpochMilli), refund.refusal(),
                    refund.requestedAt().toEpochMilli(), refund.abnormality().map(AbnormalityJson::of));
        }

        Refund toRefund() {
            // Releases that did not store the transaction could not refund either.
            return new Refund(new OutRefundNo(outRefundNo), new TransactionId(transactionId.orElseThrow()),
                    new Fen(amount), new Fen(total.orElseThrow()), reason, RefundStatus.valueOf(status),
                    refundId.map(RefundId::new), succeededAt.map(Instant::ofEpochMilli), refusal,
                    Instant.ofEpochMilli(requestedAt), abnormality.map(AbnormalityJson::toAbnormality));
        }
    }

    /** Whom a stuck refund is paid to instead is not among it. */
    record AbnormalityJson(
            @JsonProperty("turned_at") long turnedAt,
            @JsonProperty("application") Optional<ApplicationJson> application) {
        static AbnormalityJson of(Abnormality abnormality) {
            return new AbnormalityJson(abnormality.turnedAt().toEpochMilli(),
                    abnormality.application().map(wish -> new ApplicationJson(wish.type().name(),
                            wish.decidedAt().toEpochMilli(), wish.outcome().name(), wish.refusal())));
        }

        Abnormality toAbnormality() {
            return new Abnormality(Instant.ofEpochMilli(turnedAt),
                    application.map(wish -> new Abnormality.Application(AbnormalRefundType.valueOf(wish.type),
                            Instant.ofEpochMilli(wish.decidedAt), Abnormality.Outcome.valueOf(wish.outcome),
                            wish.refusal)));
        }
    }

    record ApplicationJson(
            @JsonProperty("type") String type,
            @JsonProperty("decided_at") long decidedAt,
            @JsonProperty("outcome") String outcome,
            @JsonProperty("refusal") Optional<String> refusal) {}

    record QuarantineJson(@JsonProperty("reason") String reason, @JsonProperty("since") long since) {}

    static DetailsJson of(ServiceOrder order) {
        return new DetailsJson(
                declineOf(order.state()).map(d -> new DeclineJson(d.code(), d.message())),
                ServiceOrderRows.ticket(order.state())
                        .map(t -> new TicketJson(t.issuedAt().toEpochMilli(), t.launched())),
                order.state().paymentCollection().map(CollectionJson::of),
                order.confirmation().serviceStart().map(TimeJson::of),
                order.completion().map(CompletionJson::of),
                order.cancellation().map(CancellationReason::value),
                order.modification().map(ModificationJson::of),
                order.paidElsewhere().map(paid -> new PaidElsewhereJson(
                        TimeJson.of(paid.paidTime()), paid.reportedAt().toEpochMilli())),
                order.refunds().list().stream().map(RefundJson::of).toList(),
                order.quarantine().map(q -> new QuarantineJson(q.reason(), q.since().toEpochMilli())));
    }

    Optional<Decline> toDecline() {
        return decline.map(d -> new Decline(d.code, d.message));
    }

    Optional<ConfirmationTicket> toTicket(String value) {
        return ticket.map(t -> new ConfirmationTicket(value, Instant.ofEpochMilli(t.issuedAt), t.launched));
    }

    PaymentCollection toCollection() {
        return collection.map(CollectionJson::toCollection)
                .orElseThrow(
                        () -> new IllegalStateException("A stored order has no collection where it must have one"));
    }

    Optional<ServiceTime> toServiceStart() {
        return serviceStart.map(TimeJson::toTime);
    }

    Optional<Completion> toCompletion() {
        return completion.map(CompletionJson::toCompletion);
    }

    Optional<CancellationReason> toCancellation() {
        return cancellation.map(CancellationReason::new);
    }

    Optional<Modification> toModification() {
        return modification.map(ModificationJson::toModification);
    }

    Optional<PaymentElsewhere> toPaidElsewhere() {
        return paidElsewhere
                .map(paid -> new PaymentElsewhere(paid.paidTime.toTime(), Instant.ofEpochMilli(paid.reportedAt)));
    }

    Refunds toRefunds() {
        return new Refunds(refunds.stream().map(RefundJson::toRefund).toList());
    }

    Optional<Quarantine> toQuarantine() {
        return quarantine.map(q -> new Quarantine(q.reason, Instant.ofEpochMilli(q.since)));
    }

    private static Optional<Decline> declineOf(ServiceOrderState state) {
        return state instanceof ServiceOrderState.Requested(var decline) ? decline : Optional.empty();
    }
}
