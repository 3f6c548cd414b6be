package payscore.domain.order;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.ServiceId;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.refund.AbnormalRefundType;
import payscore.domain.refund.Occasion;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundReport;
import payscore.domain.refund.RefundStatus;
import payscore.domain.refund.RefundTerms;
import payscore.domain.refund.Refunds;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.Completion;
import payscore.domain.terms.CompletionTerms;
import payscore.domain.terms.Modification;
import payscore.domain.terms.PaymentElsewhere;
import payscore.domain.terms.ServiceStart;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.terms.ServiceTime;
import payscore.domain.violation.InvalidTerms;

/**
 * A WeChat Pay Score service order, immutable: every step gives a {@link Change} with the next version. Imperatives
 * ({@code complete}, {@code cancel} …) are the merchant's decisions and may be refused; {@link #learn} takes what WeChat
 * signed and never refuses.
 *
 * @param key merchant number and {@code out_order_no}
 * @param appId fixed at birth
 * @param serviceId fixed at birth
 * @param terms what it was created with
 * @param orderId WeChat's number, known once WeChat answered
 * @param confirmation what the user's confirmation told; {@link Confirmation#UNKNOWN} before
 * @param completion the completion the merchant decided on, once it did
 * @param cancellation the cancellation the merchant decided on, once it did
 * @param modification the latest lower amount the merchant decided on
 * @param paidElsewhere the payment outside PayScore that the merchant reported, whatever WeChat made of the report
 * @param quarantine set while a person must look at the order
 * @param nextCheck when WeChat is to be asked at the latest; empty where nothing more is expected
 * @param requestedAt our clock at birth
 * @param changedAt our clock at this version
 * @param version counts the changes, from 1
 */
public record ServiceOrder(
        ServiceOrderKey key,
        AppId appId,
        ServiceId serviceId,
        ServiceTerms terms,
        ServiceOrderState state,
        Optional<OrderId> orderId,
        Confirmation confirmation,
        Optional<Completion> completion,
        Optional<CancellationReason> cancellation,
        Optional<Modification> modification,
        Optional<PaymentElsewhere> paidElsewhere,
        Refunds refunds,
        Optional<Quarantine> quarantine,
        Optional<NextCheck> nextCheck,
        Instant requestedAt,
        Instant changedAt,
        long version) {
    private static final String PAID_TWICE = "paid twice: WeChat collected although the merchant was paid outside PayScore; one "
            + "of the two payments is to be refunded";

    public ServiceOrder {
        if (version < 1) {
            throw new IllegalArgumentException("A service order starts with version 1");
        }
        if (state.position().isTerminal()
                && nextCheck.filter(check -> !check.reason().outlastsTheOrder()).isPresent()) {
            throw new IllegalArgumentException(
                    "Nothing is expected of an order that has ended but refunds, a doubt settled, and an audit");
        }
    }

    /**
     * T1, T2: asks for an order.
     *
     * @throws InvalidTerms when the service does not allow the terms
     */
    public static Change request(ServiceOrderKey key, Service service, ServiceTerms terms, Instant now) {
        terms.checkFor(service, now);
        var order = new ServiceOrder(key, service.appId(), service.serviceId(), terms,
                new ServiceOrderState.Requested(Optional.empty()), Optional.empty(),
                new Confirmation(terms.authorizedUser(), Optional.empty()),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Refunds.NONE, Optional.empty(),
                Optional.empty(),
                now, now, 1);
        return new Change(order, decided(ServiceOrderEvent.Kind.REQUESTED, now, Optional.empty(), Optional.empty()));
    }

    /**
     * Takes an order in that WeChat has and we have not: it was made elsewhere, or the database lost our record of it. A person must
     * look at it, because nobody here decided on it.
     *
     * @param told the terms as WeChat repeats them
     */
    public static Change adopt(ServiceOrderKey key, Service service, ServiceTerms told, Source source, Instant now) {
        var order = new ServiceOrder(key, service.appId(), service.serviceId(), told,
                new ServiceOrderState.Requested(Optional.empty()), Optional.empty(), Confirmation.UNKNOWN,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Refunds.NONE,
                Optional.of(new Quarantine("WeChat has this order and we had no record of it", now)), Optional.empty(),
                now, now, 1);
        return new Change(order, new ServiceOrderEvent(
                ServiceOrderEvent.Kind.ADOPTED, source, Optional.empty(), now, Optional.empty(), Optional.empty()));
    }

    public Position position() {
        return state.position();
    }

    /** What is to be paid in the end: what WeChat collects, else what the merchant decided, else not known yet. */
    public Optional<Fen> totalAmount() {
        return state.paymentCollection().map(collection -> collection.total())
                .or(() -> completion.map(c -> c.terms().total()));
    }

    /** The start of the service as it is known: told by the confirmation, else fixed at creation. */
    public Optional<ServiceTime> serviceStart() {
        return confirmation.serviceStart().or(() -> terms.timeRange().start() instanceof ServiceStart.Fixed(var time)
                ? Optional.of(time)
                : Optional.empty());
    }

    /** @throws ServiceOrderNotReady when the order's position does not allow {@code decision} */
    public void requireReadyFor(Decision decision) {
        var isConfirmable = decision != Decision.LAUNCH || terms.needUserConfirm();
        if (!decision.isLegalIn(position()) || !isConfirmable) {
            throw new ServiceOrderNotReady(decision, key, position());
        }
    }

    /**
     * Asks once more for an order that WeChat refused.
     *
     * @throws IllegalStateException when the order exists at WeChat: nothing leads back to {@link Position#REQUESTED}
     */
    public Change requestAgain(Instant now) {
        if (position() != Position.REQUESTED) {
            throw new IllegalStateException("Service order " + key.outOrderNo() + " exists already");
        }
        return decide(ServiceOrderEvent.Kind.REQUESTED, now, Optional.empty(), Optional.empty(),
                next -> next.state(new ServiceOrderState.Requested(Optional.empty())));
    }

    /** The ticket a page can be opened with now; empty when create must be re-entered for a fresh one. */
    public Optional<ConfirmationTicket> launchableTicket(Instant now) {
        return state instanceof ServiceOrderState.Created(var ticket)
                ? ticket.filter(t -> t.isLaunchableAt(now))
                : Optional.empty();
    }

    /**
     * T3: hands the ticket out, once.
     *
     * @throws ServiceOrderNotReady when the order does not wait for a confirmation
     * @throws IllegalStateException when there is no {@link #launchableTicket}
     */
    public Change launch(Instant now) {
        requireReadyFor(Decision.LAUNCH);
        var ticket = launchableTicket(now).orElseThrow(() -> new IllegalStateException("No launchable ticket"));
        return decide(ServiceOrderEvent.Kind.LAUNCHED, now, Optional.empty(), Optional.empty(),
                next -> next.state(new ServiceOrderState.Created(Optional.of(ticket.afterLaunch()))));
    }

    /**
     * T9, T10: ends the service with its final amount.
     *
     * @throws ServiceOrderNotReady when the user has not confirmed or the service has ended already
     * @throws InvalidTerms naming every rule the terms break
     */
    public Change complete(CompletionTerms completionTerms, Service service, Instant now) {
        requireReadyFor(Decision.COMPLETE);
        var decided = Completion.decide(completionTerms, terms, service, serviceStart(), now);
        return decide(ServiceOrderEvent.Kind.COMPLETION_DECIDED, now, Optional.of(completionTerms.total()),
                Optional.empty(), next -> next.completion(Optional.of(decided)));
    }

    /**
     * T6, T8, T15: the service does not take place.
     *
     * @throws ServiceOrderNotReady when the order has ended
     */
    public Change cancel(CancellationReason reason, Instant now) {
        requireReadyFor(Decision.CANCEL);
        return decide(ServiceOrderEvent.Kind.CANCELLATION_DECIDED, now, Optional.empty(), Optional.of(reason.value()),
                next -> next.cancellation(Optional.of(reason)));
    }

    /**
     * T13: lowers the amount.
     *
     * @throws InvalidTerms unless it is strictly lower, in lines as the service's industry has them
     */
    public Change modify(Modification lower, Service service, Instant now) {
        requireReadyFor(Decision.MODIFY);
        lower.checkFor(service);
        totalAmount().ifPresent(lower::checkLowers);
        state.paymentCollection().map(PaymentCollection::paid).filter(paid -> !paid.isZero())
                .ifPresent(lower::checkExceeds);
        var carriedOut = modification.filter(known -> totalAmount().equals(Optional.of(known.amount().total())));
        return decide(ServiceOrderEvent.Kind.MODIFICATION_DECIDED, now, Optional.of(lower.amount().total()),
                Optional.of(lower.reason()), next -> next.modification(Optional.of(lower.replacing(carriedOut))));
    }

    /** Whether WeChat has the lower amount the merchant decided on last. */
    public boolean isModified() {
        return modification.map(lower -> lower.amount().total()).filter(
                lower -> state.paymentCollection().filter(held -> held.total().equals(lower)).isPresent()).isPresent();
    }

    /**
     * T14: the merchant was paid outside PayScore at {@code paidTime}.
     *
     * @throws InvalidTerms unless start of service &lt; completion &lt; paidTime &lt;= now (API reference §A7)
     */
    public Change sync(ServiceTime paidTime, Instant now) {
        requireReadyFor(Decision.SYNC);
        var told = paidElsewhere(paidTime, now);
        return decide(ServiceOrderEvent.Kind.SYNC_DECIDED, now, totalAmount(), Optional.empty(),
                next -> next.paidElsewhere(Optional.of(told)));
    }

    /**
     * The merchant was paid outside PayScore, and WeChat has collected already: there is nothing to tell WeChat, but one of the two
     * payments is to be refunded. Empty when WeChat has not collected, or when this is known.
     *
     * @throws InvalidTerms as {@link #sync} does
     */
    public Optional<Change> reportPaidTwice(ServiceTime paidTime, Instant now) {
        if (position() != Position.PAID || collectedElsewhere() || isPaidTwice()
                || quarantine.filter(known -> known.reason().equals(PAID_TWICE)).isPresent()) {
            return Optional.empty();
        }
        var told = paidElsewhere(paidTime, now);
        var event = new ServiceOrderEvent(ServiceOrderEvent.Kind.PAID_TWICE, new Source.Merchant(), Optional.empty(),
                now, totalAmount(), Optional.of(PAID_TWICE));
        return Optional.of(next(event, next -> {
            next.paidElsewhere(Optional.of(told));
            next.quarantine(Optional.of(new Quarantine(PAID_TWICE, now)));
        }));
    }

    /** Whether WeChat counts a payment outside PayScore as the payment of the order. */
    public boolean collectedElsewhere() {
        return state.paymentCollection().filter(PaymentCollection::hasPaymentElsewhere).isPresent();
    }

    /** The merchant was paid outside PayScore and WeChat collected all the same: one of the two payments is to be refunded. */
    public boolean isPaidTwice() {
        return paidElsewhere.isPresent() && isCollectedWithout(state);
    }

    /** What keeps a person informed of it; empty unless {@code next} is where the user has paid twice. */
    Optional<String> doubtOfPayingTwice(ServiceOrderState next) {
        return paidElsewhere.filter(told -> isCollectedWithout(next)).map(told -> PAID_TWICE)
                .filter(why -> !isPaidTwice());
    }

    private static boolean isCollectedWithout(ServiceOrderState state) {
        return state instanceof ServiceOrderState.Paid(var collection) && !collection.details().isEmpty()
                && !collection.hasPaymentElsewhere();
    }

    private PaymentElsewhere paidElsewhere(ServiceTime paidTime, Instant now) {
        return PaymentElsewhere.at(paidTime, completion.map(Completion::decidedAt), now);
    }

    /** T11, T12: asks for one extra deduction; whatever is answered, the payment is looked for closely afterwards. */
    public Change collect(Instant now) {
        requireReadyFor(Decision.COLLECT);
        return decide(ServiceOrderEvent.Kind.COLLECTION_DECIDED, now, totalAmount(), Optional.empty(),
                next -> next.nextCheck(CheckSchedule.startingAt(position(), now)));
    }

    /**
     * T16: gives money back. The state stays PAID.
     *
     * @throws InvalidTerms when it breaks a cumulative rule
     */
    public Change refund(RefundTerms wanted, Instant now) {
        requireReadyFor(Decision.REFUND);
        var collection = state.paymentCollection().orElseThrow();
        var more = refunds.with(wanted, collection, now);
        return decide(ServiceOrderEvent.Kind.REFUND_DECIDED, now, Optional.of(wanted.amount()),
                Optional.of(wanted.outRefundNo().value()), next -> next.refunds(more));
    }

    /**
     * T16, told by WeChat; empty when it is known, late, or about a refund we never asked for. A refund under the same number that is
     * not the one we decided on, or that ends twice, is for a person to look at.
     *
     * @param occurredAt when WeChat says it happened
     */
    public Optional<Change> learnOfRefund(
            RefundReport told, Source source, Optional<Instant> occurredAt, Instant now) {
        var known = refunds.find(told.outRefundNo());
        if (known.filter(refund -> !refund.isToldBy(told) || refund.isContradictedBy(told)).isPresent()) {
            return disputed("WeChat says of refund " + told.outRefundNo() + ": " + told.status() + ", " + told.amount()
                    + " of transaction " + told.transactionId() + ", which is not what is known", now);
        }
        return noting(told, source, source instanceof Source.Query ? Occasion.QUERY : Occasion.MESSAGE, occurredAt,
                now);
    }

    /**
     * The merchant wants a stuck refund to be paid another way.
     *
     * @throws payscore.domain.refund.RefundNotAbnormal when it is not stuck
     * @throws java.util.NoSuchElementException when there is no such refund
     */
    public Change redirectRefund(OutRefundNo outRefundNo, AbnormalRefundType type, Instant now) {
        var redirecting = refunds.redirecting(outRefundNo, type, now);
        return decide(ServiceOrderEvent.Kind.ABNORMAL_REFUND_DECIDED, now,
                redirecting.find(outRefundNo).map(Refund::amount), Optional.of(outRefundNo + ", " + type),
                next -> next.refunds(redirecting));
    }

    /** WeChat has taken the wish to pay a stuck refund another way; empty when that is known already. */
    public Optional<Change> refundRedirected(RefundReport told, Instant now) {
        return refunds.find(told.outRefundNo()).filter(refund -> refund.isToldBy(told)).isPresent()
                ? noting(told, new Source.Answer(), Occasion.APPLICATION, Optional.empty(), now)
                : learnOfRefund(told, new Source.Answer(), Optional.empty(), now);
    }

    /** WeChat definitely refused to pay a stuck refund another way, or it is still stuck when no request can arrive any more. */
    public Change refundNotRedirected(Decline decline, Instant now) {
        return declined(decline, now, next -> next.refunds(refunds.redirectionDeclined(decline.code())));
    }

    private Optional<Change> noting(
            RefundReport told, Source source, Occasion occasion, Optional<Instant> occurredAt, Instant now) {
        var isUnderWayAgain = told.status() == RefundStatus.PROCESSING
                && refunds.find(told.outRefundNo()).filter(Refund::isStuck).isPresent();
        return refunds.noting(told, occasion, now).map(advanced -> next(
                new ServiceOrderEvent(isUnderWayAgain
                        ? ServiceOrderEvent.Kind.REFUND_RESUMED
                        : kindOf(told.status()), source, told.succeededAt().or(() -> occurredAt), now,
                        Optional.of(told.amount()), Optional.of(told.outRefundNo().value())),
                next -> {
                    next.refunds(advanced);
                    if (nextCheck.filter(check -> check.reason() == CheckReason.DOUBT).isEmpty()) {
                        next.nextCheck(checkOf(advanced, now).or(() -> AuditSample.of(key, position(), now)));
                    }
                }));
    }

    private static ServiceOrderEvent.Kind kindOf(RefundStatus status) {
        return switch (status) {
            case SUCCESS -> ServiceOrderEvent.Kind.REFUND_SUCCEEDED;
            case ABNORMAL -> ServiceOrderEvent.Kind.REFUND_ABNORMAL;
            case CLOSED -> ServiceOrderEvent.Kind.REFUND_CLOSED;
            case REQUESTED, DECLINED, PROCESSING -> ServiceOrderEvent.Kind.REFUND_ADVANCED;
        };
    }

    private static Optional<NextCheck> checkOf(Refunds refunds, Instant now) {
        return refunds.openAtWeChat().isEmpty()
                ? Optional.empty()
                : Optional.of(CheckSchedule.after(CheckReason.REFUND_EXPECTED, now, now));
    }

    /** WeChat definitely refused to create the order. Empty when it exists all the same: a fact outweighs a refusal. */
    public Optional<Change> creationDeclined(Decline decline, Instant now) {
        return state instanceof ServiceOrderState.Requested
                ? Optional.of(declined(decline, now,
                        next -> next.state(new ServiceOrderState.Requested(Optional.of(decline)))))
                : Optional.empty();
    }

    /**
     * WeChat definitely refused, or the order's end ruled out, what the merchant decided: the decision is void. What WeChat has
     * carried out by its own word stays: a fact outweighs a refusal.
     */
    public Change decisionDeclined(Decision decision, Decline decline, Instant now) {
        return declined(decline, now, next -> {
            switch (decision) {
                case COMPLETE -> next.completion(completion.filter(decided -> isCompleted()));
                case CANCEL -> next.cancellation(cancellation.filter(reason -> position() == Position.CANCELLED));
                case MODIFY -> next.modification(isModified()
                        ? modification
                        : modification.flatMap(Modification::replaced));
                case REFUND -> next.refunds(refunds.declined(decline.code()));
                case LAUNCH, SHOW_DETAIL, SYNC, COLLECT -> {
                    // These leave no mark on the order that would have to be taken back. That the merchant was paid elsewhere is
                    // no wish but what happened: it stays, so that a collection by WeChat is seen for the second payment it is.
                }
            }
        });
    }

    /**
     * Takes in what WeChat signed. All sources end here; the order only ever moves upward (see {@link LifeCycle}).
     */
    public Learned learn(Observation observation) {
        return new FactMerge(this, observation).learned();
    }

    /** The user came back from WeChat's page: look closely for a moment. Empty when nothing is expected any more. */
    public Optional<NextCheck> checkAfterReturn(Instant now) {
        return state instanceof ServiceOrderState.Created
                ? Optional.of(CheckSchedule.after(CheckReason.USER_RETURNED, now, now))
                : nextCheck;
    }

    /** A message was doubted, and WeChat, asked, said what we hold. */
    public Change doubtSettled(Instant now) {
        var event = new ServiceOrderEvent(ServiceOrderEvent.Kind.DOUBT_SETTLED, new Source.Query(version),
                Optional.empty(), now, Optional.empty(), Optional.empty());
        return next(event,
                next -> next.nextCheck(CheckSchedule.startingAt(position(), now).or(() -> checkOf(refunds, now))));
    }

    /** WeChat, asked about an order that has ended, said what we hold. */
    public Change audited(Instant now) {
        var event = new ServiceOrderEvent(ServiceOrderEvent.Kind.AUDITED, new Source.Query(version), Optional.empty(),
                now, Optional.empty(), Optional.empty());
        return next(event, next -> next.nextCheck(checkOf(refunds, now)));
    }

    /** Whether an audit is due, which only an answer of WeChat's ends. */
    public boolean isAuditDue(Instant now) {
        return nextCheck.filter(check -> check.reason() == CheckReason.AUDIT && !check.at().isAfter(now)).isPresent();
    }

    /** When to ask again after a check at {@code now} brought nothing new. */
    public Optional<NextCheck> checkAfter(Instant now) {
        return nextCheck.map(check -> CheckSchedule.after(check.reason(), check.since(), now));
    }

    /**
     * WeChat holds something else under this number than we have sent: a person must look at the order. Empty when one is asked to
     * for this very reason already.
     *
     * @param why for people
     */
    public Optional<Change> disputed(String why, Instant now) {
        if (quarantine.filter(known -> known.reason().equals(why)).isPresent()) {
            return Optional.empty();
        }
        var event = new ServiceOrderEvent(ServiceOrderEvent.Kind.QUARANTINED, new Source.Answer(), Optional.empty(),
                now, Optional.empty(), Optional.of(why));
        return Optional.of(next(event, next -> next.quarantine(Optional.of(new Quarantine(why, now)))));
    }

    private boolean isCompleted() {
        return switch (position()) {
            case COLLECTING, PAID, CLOSED_WITH_ZERO -> true;
            case REQUESTED, CREATED, IN_USE, CANCELLED, EXPIRED -> false;
        };
    }

    private Change declined(Decline decline, Instant now, Consumer<NextVersion> step) {
        var event = new ServiceOrderEvent(ServiceOrderEvent.Kind.DECLINED, new Source.Answer(), Optional.empty(), now,
                Optional.empty(), Optional.of(decline.code()));
        return next(event, step);
    }

    private Change decide(ServiceOrderEvent.Kind kind, Instant now, Optional<Fen> amount, Optional<String> remark,
            Consumer<NextVersion> step) {
        return next(decided(kind, now, amount, remark), step);
    }

    private static ServiceOrderEvent decided(
            ServiceOrderEvent.Kind kind, Instant now, Optional<Fen> amount, Optional<String> remark) {
        return new ServiceOrderEvent(kind, new Source.Merchant(), Optional.empty(), now, amount, remark);
    }

    /** The next version, made by {@code step} and told by {@code event}. */
    Change next(ServiceOrderEvent event, Consumer<NextVersion> step) {
        var next = new NextVersion(this);
        step.accept(next);
        return new Change(next.at(event.learnedAt()), event);
    }
}
