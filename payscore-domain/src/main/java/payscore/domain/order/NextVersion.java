package payscore.domain.order;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.refund.Refunds;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.Completion;
import payscore.domain.terms.Modification;
import payscore.domain.terms.PaymentElsewhere;

/** The next version of an order while it is being made. */
final class NextVersion {
    private final ServiceOrder from;
    private ServiceOrderState state;
    private Optional<OrderId> orderId;
    private Confirmation confirmation;
    private Optional<Completion> completion;
    private Optional<CancellationReason> cancellation;
    private Optional<Modification> modification;
    private Optional<PaymentElsewhere> paidElsewhere;
    private Refunds refunds;
    private Optional<Quarantine> quarantine;
    private Optional<NextCheck> nextCheck;

    NextVersion(ServiceOrder from) {
        this.from = from;
        state = from.state();
        orderId = from.orderId();
        confirmation = from.confirmation();
        completion = from.completion();
        cancellation = from.cancellation();
        modification = from.modification();
        paidElsewhere = from.paidElsewhere();
        refunds = from.refunds();
        quarantine = from.quarantine();
        nextCheck = from.nextCheck();
    }

    void state(ServiceOrderState next) {
        state = next;
    }

    void orderId(Optional<OrderId> next) {
        orderId = next;
    }

    void confirmation(Confirmation next) {
        confirmation = next;
    }

    void completion(Optional<Completion> next) {
        completion = next;
    }

    void cancellation(Optional<CancellationReason> next) {
        cancellation = next;
    }

    void modification(Optional<Modification> next) {
        modification = next;
    }

    void paidElsewhere(Optional<PaymentElsewhere> next) {
        paidElsewhere = next;
    }

    void refunds(Refunds next) {
        refunds = next;
    }

    void quarantine(Optional<Quarantine> next) {
        quarantine = next;
    }

    void nextCheck(Optional<NextCheck> next) {
        nextCheck = next;
    }

    ServiceOrder at(Instant now) {
        return new ServiceOrder(from.key(), from.appId(), from.serviceId(), from.terms(), state, orderId, confirmation,
                completion, cancellation, modification, paidElsewhere, refunds, quarantine, nextCheck,
                from.requestedAt(), now,
                from.version() + 1);
    }
}
