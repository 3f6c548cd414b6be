package payscore.application.handler.reconciliation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import payscore.application.handler.Adoption;
import payscore.application.handler.Asking;
import payscore.application.handler.OrderBook;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.domain.money.TransactionId;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.Fate;
import payscore.domain.reconciliation.KnownPayment;
import payscore.domain.reconciliation.TradeType;

/**
 * Asks WeChat about the order of a difference: what a lost callback left out is learned, an order that was lost is taken in, and what
 * still differs then is for a person. Only an answer to a query changes an order, never a bill.
 */
public final class DifferenceInquiry {
    private static final Logger LOG = System.getLogger(DifferenceInquiry.class.getName());

    /** Between two questions that were not answered; the last one repeats. */
    private static final List<Duration> PATIENCE = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(1));

    private final ReconciliationBook book;
    private final OrderBook orders;
    private final Asking asking;
    private final Adoption adoption;
    private final InstantSource clock;

    public DifferenceInquiry(ReconciliationBook book, OrderBook orders, Asking asking, Adoption adoption,
            InstantSource clock) {
        this.book = book;
        this.orders = orders;
        this.asking = asking;
        this.adoption = adoption;
        this.clock = clock;
    }

    void ask(Difference due) {
        due.order().ifPresentOrElse(key -> orders.orders().find(key)
                .ifPresentOrElse(order -> askAboutKnown(due, order), () -> askAboutUnknown(due, key)),
                () -> change(due, (stored, now) -> stored.leftToPeople("neither side names an order", now)));
    }

    void putOff(Difference due) {
        change(due, DifferenceInquiry::unanswered);
    }

    private void askAboutKnown(Difference due, ServiceOrder known) {
        switch (asking.ask(known)) {
            case RefreshServiceOrder.Outcome.UpToDate(var order) -> judge(due, order, Fate.SETTLED);
            case RefreshServiceOrder.Outcome.NotAtWeChat(var order) -> judge(due, order, Fate.SETTLED);
            case RefreshServiceOrder.Outcome.WeChatUnavailable unavailable -> putOff(due);
        }
    }

    private void askAboutUnknown(Difference due, ServiceOrderKey key) {
        switch (adoption.seek(key)) {
            case Adoption.Sought.Adopted(var order) -> judge(due, order, Fate.ADOPTED);
            case Adoption.Sought.NotAtWeChat none -> {
                // Shop payments carry numbers of the shop's in the same place; a deduction is PayScore's own.
                if (due.tradeType().equals(Optional.of(TradeType.AUTH))) {
                    change(due, (stored, now) -> stored
                            .leftToPeople("WeChat deducted for a service order that it does not know", now));
                } else {
                    change(due, (stored, now) -> stored.unrelated("WeChat knows no service order of this number", now));
                }
            }
            case Adoption.Sought.Unanswered unanswered -> putOff(due);
        }
    }

    /** @param end what it is when the order knows the payment now, with the amount of the bill */
    private void judge(Difference due, ServiceOrder order, Fate end) {
        var payment = LineMatching.paymentOf(order, new TransactionId(due.subject()));
        if (payment.map(KnownPayment::amount).equals(due.theirs())) {
            change(due, (stored, now) -> end == Fate.ADOPTED
                    ? stored.adopted("the order was unknown here", now)
                    : stored.settled("WeChat, asked, told the same", now));
            book.transactions().run(() -> {
                book.payments().markBilled(due.key().mchId(), List.of(new TransactionId(due.subject())),
                        new KnownPayment.Billed(due.key().day(), due.run()));
                return due;
            });
            return;
        }
        var why = payment.isEmpty()
                ? "the bill of " + due.key().day() + " shows a payment that WeChat's answer about the order does not"
                : "the bill of " + due.key().day() + " shows another amount than WeChat's answer about the order";
        change(due, (stored, now) -> stored.leftToPeople(why, now));
        orders.change(saving -> {
            orders.orders().find(order.key()).flatMap(stored -> stored.disputed(why, clock.instant()))
                    .ifPresent(saving::save);
            return order;
        });
    }

    private static Difference unanswered(Difference stored, Instant now) {
        return stored.unanswered(now.plus(PATIENCE.get(Math.min(stored.checks(), PATIENCE.size() - 1))), now);
    }

    /** Does nothing when it is explained by now. */
    private void change(Difference due, BiFunction<Difference, Instant, Difference> change) {
        book.change(() -> book.differences().find(due.key()).filter(stored -> stored.fate().isUnexplained())
                .map(stored -> {
                    var changed = change.apply(stored, clock.instant());
                    book.differences().save(changed);
                    return changed;
                }))
                .ifPresent(changed -> LOG.log(changed.fate().isUnexplained() ? Level.WARNING : Level.INFO,
                        "event=DIFFERENCE difference={0} fate={1} why=\"{2}\"", changed.key(), changed.fate(),
                        changed.remark()));
    }
}
