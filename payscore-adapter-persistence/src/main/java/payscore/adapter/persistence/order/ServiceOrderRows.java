package payscore.adapter.persistence.order;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.wechat.SecretSealing;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.CheckReason;
import payscore.domain.order.NextCheck;
import payscore.domain.order.OrderId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.ServiceOrderState;

/** Translates orders to rows of {@code service_order} and back; seals what must not lie open. */
final class ServiceOrderRows {
    private static final String OPENID = "openid";
    private static final String TICKET = "ticket";

    private final SecretSealing sealing;

    ServiceOrderRows(SecretSealing sealing) {
        this.sealing = sealing;
    }

    ServiceOrderRow row(ServiceOrder order) {
        var mchId = order.key().mchId();
        var check = order.nextCheck();
        return new ServiceOrderRow(mchId.value(), order.key().outOrderNo().value(), order.version(),
                order.appId().value(), order.serviceId().value(), order.orderId().map(OrderId::value).orElse(null),
                order.position().name(), order.quarantine().isPresent(), order.requestedAt().toEpochMilli(),
                order.changedAt().toEpochMilli(), check.map(c -> c.at().toEpochMilli()).orElse(null),
                check.map(c -> c.reason().name()).orElse(null), check.map(c -> c.since().toEpochMilli()).orElse(null),
                sealed(mchId, OPENID, order.confirmation().openId().map(OpenId::value)),
                sealed(mchId, TICKET, ticket(order.state()).map(ConfirmationTicket::value)),
                StoredJson.write(TermsJson.of(order.terms())), StoredJson.write(DetailsJson.of(order)),
                Bucket.of(order.key()).number());
    }

    ServiceOrder order(ServiceOrderRow row) {
        var mchId = new MchId(row.mchId());
        var details = StoredJson.read(row.details(), DetailsJson.class);
        var openId = opened(mchId, OPENID, row.openidSealed()).map(OpenId::new);
        return new ServiceOrder(new ServiceOrderKey(mchId, new OutOrderNo(row.outOrderNo())), new AppId(row.appid()),
                new ServiceId(row.serviceId()), StoredJson.read(row.terms(), TermsJson.class).toTerms(openId),
                state(row, details, opened(mchId, TICKET, row.ticketSealed())),
                Optional.ofNullable(row.orderId()).map(OrderId::new),
                new Confirmation(openId, details.toServiceStart()),
                details.toCompletion(), details.toCancellation(), details.toModification(),
                details.toPaidElsewhere(), details.toRefunds(),
                details.toQuarantine(), nextCheck(row), Instant.ofEpochMilli(row.requestedAt()),
                Instant.ofEpochMilli(row.changedAt()), row.version());
    }

    /** A ticket is needed for its minutes only and can be had again: an order without a readable one is Created without. */
    private static ServiceOrderState state(ServiceOrderRow row, DetailsJson details, Optional<String> ticketValue) {
        return switch (Position.valueOf(row.position())) {
            case REQUESTED -> new ServiceOrderState.Requested(details.toDecline());
            case CREATED -> new ServiceOrderState.Created(ticketValue.flatMap(details::toTicket));
            case IN_USE -> new ServiceOrderState.InUse();
            case COLLECTING -> new ServiceOrderState.Collecting(details.toCollection());
            case PAID -> new ServiceOrderState.Paid(details.toCollection());
            case CLOSED_WITH_ZERO -> new ServiceOrderState.ClosedWithZero();
            case CANCELLED -> new ServiceOrderState.Cancelled();
            case EXPIRED -> new ServiceOrderState.Expired();
        };
    }

    static Optional<ConfirmationTicket> ticket(ServiceOrderState state) {
        return state instanceof ServiceOrderState.Created(var ticket) ? ticket : Optional.empty();
    }

    private static Optional<NextCheck> nextCheck(ServiceOrderRow row) {
        return row.nextCheckAt() == null || row.nextCheckReason() == null || row.nextCheckSince() == null
                ? Optional.empty()
                : Optional.of(new NextCheck(Instant.ofEpochMilli(row.nextCheckAt()),
                        CheckReason.valueOf(row.nextCheckReason()), Instant.ofEpochMilli(row.nextCheckSince())));
    }

    private byte @Nullable [] sealed(MchId mchId, String purpose, Optional<String> text) {
        return text.map(t -> sealing.seal(mchId, purpose, t)).orElse(null);
    }

    private Optional<String> opened(MchId mchId, String purpose, byte @Nullable [] sealed) {
        return sealed == null ? Optional.empty() : sealing.open(mchId, purpose, sealed);
    }
}
