package payscore.domain.order;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;

/**
 * Merges one observation into an order. {@link LifeCycle} rules where the order goes; here is what it takes along, and what makes
 * a message doubtful: callbacks may raise an order, but only our own command's answer and a query sent after the version we hold
 * may rewrite amounts (reliability design B.5).
 */
final class FactMerge {
    private final ServiceOrder order;
    private final Observation observation;

    FactMerge(ServiceOrder order, Observation observation) {
        this.order = order;
        this.observation = observation;
    }

    Learned learned() {
        return switch (observation.fact()) {
            case Fact.Unrecognised(var words) -> quarantined("WeChat's state is not recognised: " + words);
            case Fact.Standing standing -> switch (LifeCycle.judge(order.position(), standing.position())) {
                case ADVANCE -> advance(standing);
                case KNOWN -> refine(standing);
                case LATE -> new Learned.NothingNew(LifeCycle.Ruling.LATE);
                case CONTRADICTION -> quarantined(
                        "ended as " + order.position() + " but WeChat now says " + standing.position());
            };
        };
    }

    private Learned advance(Fact.Standing standing) {
        var doubt = doubtAbout(standing);
        if (doubt.isPresent() && observation.source() instanceof Source.Callback) {
            return new Learned.Doubted(doubt.get());
        }
        var state = switch (standing) {
            case Fact.Created created -> new ServiceOrderState.Created(created.ticket());
            case Fact.Confirmed confirmed -> new ServiceOrderState.InUse();
            case Fact.Completed completed -> new ServiceOrderState.Collecting(completed.collection());
            case Fact.Paid paid -> new ServiceOrderState.Paid(order.state().paymentCollection()
                    .map(paid.collection()::keepingDetailsOf).orElse(paid.collection()));
            case Fact.ClosedWithZero closed -> new ServiceOrderState.ClosedWithZero();
            case Fact.Cancelled cancelled -> new ServiceOrderState.Cancelled();
            case Fact.Expired expired -> new ServiceOrderState.Expired();
        };
        var kind = switch (standing.position()) {
            case CREATED -> ServiceOrderEvent.Kind.CREATED;
            case IN_USE -> ServiceOrderEvent.Kind.CONFIRMED;
            case COLLECTING -> ServiceOrderEvent.Kind.COMPLETED;
            case PAID -> ServiceOrderEvent.Kind.PAID;
            case CLOSED_WITH_ZERO -> ServiceOrderEvent.Kind.CLOSED_WITH_ZERO;
            case CANCELLED -> ServiceOrderEvent.Kind.CANCELLED;
            case EXPIRED -> ServiceOrderEvent.Kind.EXPIRED;
            case REQUESTED -> throw new IllegalStateException("WeChat knows no such state");
        };
        var concern = joined(doubt, order.doubtOfPayingTwice(state));
        return changed(kind, state.paymentCollection().map(c -> c.total()), concern, next -> {
            next.state(state);
            next.confirmation(order.confirmation().or(standing.confirmed()));
            next.nextCheck(CheckSchedule.startingAt(standing.position(), observation.learnedAt())
                    .or(() -> AuditSample.of(order.key(), standing.position(), observation.learnedAt())));
            quarantine(next, concern);
        });
    }

    private Learned refine(Fact.Standing standing) {
        return switch (standing) {
            case Fact.Created created -> created.ticket()
                    .filter(fresh -> heldTicket().map(held -> fresh.issuedAt().isAfter(held.issuedAt())).orElse(true))
                    .map(fresh -> changed(ServiceOrderEvent.Kind.TICKET_RENEWED, Optional.empty(),
                            Optional.empty(), next -> next.state(new ServiceOrderState.Created(Optional.of(fresh)))))
                    .orElse(known());
            case Fact.Confirmed confirmed -> {
                var more = order.confirmation().or(confirmed.confirmation());
                yield more.equals(order.confirmation())
                        ? known()
                        : changed(ServiceOrderEvent.Kind.CONFIRMATION_DETAILED, Optional.empty(),
                                Optional.empty(), next -> next.confirmation(more));
            }
            case Fact.Completed completed -> refineCollection(
                    new CollectionReport(completed.collection(), ServiceOrderState.Collecting::new));
            case Fact.Paid paid -> refineCollection(
                    new CollectionReport(paid.collection(), ServiceOrderState.Paid::new));
            case Fact.ClosedWithZero closed -> known();
            case Fact.Cancelled cancelled -> known();
            case Fact.Expired expired -> known();
        };
    }

    private Learned refineCollection(CollectionReport report) {
        var held = order.state().paymentCollection().orElseThrow();
        var told = report.collection().keepingDetailsOf(held);
        if (told.equals(held)) {
            return known();
        }
        if (told.total().equals(held.total())) {
            return told.paid().compareTo(held.paid()) < 0
                    ? new Learned.NothingNew(LifeCycle.Ruling.LATE)
                    : detailed(report.state(told), told.paid());
        }
        if (order.position() == Position.COLLECTING && told.total().exceeds(held.total())) {
            // An amount only ever goes down, so a higher one is an older one, whoever tells it: a replica may lag behind.
            return new Learned.NothingNew(LifeCycle.Ruling.LATE);
        }
        return switch (observation.source()) {
            case Source.Query(var askedAtVersion) when askedAtVersion < order.version() ->
                new Learned.NothingNew(LifeCycle.Ruling.LATE);
            case Source.Callback callback -> new Learned.Doubted(
                    "a callback names " + told.total() + " where " + held.total() + " are held");
            case Source.Query query -> rewriteAmount(report.state(told), told.total());
            case Source.Answer answer -> rewriteAmount(report.state(told), told.total());
            case Source.Merchant merchant -> throw new IllegalStateException("A merchant tells no facts");
        };
    }

    private Learned detailed(ServiceOrderState more, Fen paid) {
        var concern = order.doubtOfPayingTwice(more);
        return changed(ServiceOrderEvent.Kind.COLLECTION_DETAILED, Optional.of(paid), concern, next -> {
            next.state(more);
            quarantine(next, concern);
        });
    }

    private Learned rewriteAmount(ServiceOrderState rewritten, Fen total) {
        var unexpected = order.modification().map(m -> m.amount().total()).filter(total::equals).isPresent()
                ? Optional.<String>empty()
                : Optional.of("WeChat changed the total to " + total + ", which nobody here decided");
        return changed(ServiceOrderEvent.Kind.MODIFIED, Optional.of(total), unexpected, next -> {
            next.state(rewritten);
            quarantine(next, unexpected);
        });
    }

    private void quarantine(NextVersion next, Optional<String> concern) {
        concern.ifPresent(why -> next.quarantine(Optional.of(new Quarantine(why, observation.learnedAt()))));
    }

    private static Optional<String> joined(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get() + "; " + other.get()) : one.or(() -> other);
    }

    private Optional<String> doubtAbout(Fact.Standing standing) {
        return switch (standing) {
            case Fact.Confirmed confirmed -> confirmed.riskAmount()
                    .filter(amount -> !amount.equals(order.terms().riskFund().amount()))
                    .map(amount -> "WeChat names a risk fund of " + amount + " where "
                            + order.terms().riskFund().amount()
                            + " were agreed");
            case Fact.Completed completed -> doubtAboutTotal(completed.collection().total());
            case Fact.Paid paid -> paid.collection().isPaidInFull()
                    ? doubtAboutTotal(paid.collection().total())
                    : Optional.of("WeChat says paid but " + paid.collection().paying() + " are open");
            case Fact.ClosedWithZero closed -> doubtAboutTotal(Fen.ZERO);
            case Fact.Created created -> order.terms().needUserConfirm()
                    ? Optional.empty()
                    : Optional.of("WeChat waits for a confirmation of an order that needs none");
            case Fact.Cancelled cancelled -> Optional.empty();
            case Fact.Expired expired -> Optional.empty();
        };
    }

    /** Right is what is collected now, or the lower amount whose answer is still out; not an amount that was lowered since. */
    private Optional<String> doubtAboutTotal(Fen told) {
        var lowered = order.modification().map(m -> m.amount().total());
        return lowered.filter(told::equals).isPresent()
                ? Optional.empty()
                : order.totalAmount().filter(decided -> !decided.equals(told)).map(
                        decided -> "WeChat names a total of " + told + " where " + decided + " were decided");
    }

    private Optional<ConfirmationTicket> heldTicket() {
        return order.state() instanceof ServiceOrderState.Created(var ticket) ? ticket : Optional.empty();
    }

    private static Learned known() {
        return new Learned.NothingNew(LifeCycle.Ruling.KNOWN);
    }

    private Learned quarantined(String why) {
        return order.quarantine().filter(q -> q.reason().equals(why)).isPresent()
                ? new Learned.NothingNew(LifeCycle.Ruling.CONTRADICTION)
                : changed(ServiceOrderEvent.Kind.QUARANTINED, Optional.empty(), Optional.of(why),
                        next -> next.quarantine(Optional.of(new Quarantine(why, observation.learnedAt()))));
    }

    private Learned changed(ServiceOrderEvent.Kind kind, Optional<Fen> amount,
            Optional<String> remark, Consumer<NextVersion> step) {
        var event = new ServiceOrderEvent(
                kind, observation.source(), observation.occurredAt(), observation.learnedAt(), amount, remark);
        return new Learned.Changed(order.next(event, next -> {
            next.orderId(order.orderId().or(observation::orderId));
            step.accept(next);
        }));
    }

    /** A report of amounts and the state it would put the order into. */
    private record CollectionReport(
            PaymentCollection collection,
            Function<PaymentCollection, ServiceOrderState> inState) {
        ServiceOrderState state(PaymentCollection merged) {
            return inState.apply(merged);
        }
    }
}
