package payscore.domain.order;

import java.util.List;
import java.util.Optional;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.terms.Modification;
import payscore.domain.terms.SettledAmount;

/** What WeChat may say about the orders of {@link ServiceOrders}. */
final class Facts {
    private Facts() {}

    /** The fact that names {@code position}, with the details the ready-made orders have. */
    static Fact.Standing saying(Position position) {
        return switch (position) {
            case CREATED -> new Fact.Created(Optional.of(ServiceOrders.ticket()));
            case IN_USE -> new Fact.Confirmed(ServiceOrders.confirmation(), Optional.of(new Fen(9_900)));
            case COLLECTING -> collecting(800);
            case PAID -> new Fact.Paid(ServiceOrders.confirmation(), ServiceOrders.paid());
            case CLOSED_WITH_ZERO -> new Fact.ClosedWithZero(ServiceOrders.confirmation());
            case CANCELLED -> new Fact.Cancelled();
            case EXPIRED -> new Fact.Expired();
            case REQUESTED -> throw new IllegalArgumentException("WeChat knows no such state");
        };
    }

    /** The answer to complete: it names no user. */
    static Fact.Standing collecting(long total) {
        return new Fact.Completed(Confirmation.UNKNOWN, PaymentCollection.waitingFor(new Fen(total)));
    }

    static Fact.Standing collecting(long total, long paid) {
        return new Fact.Completed(
                Confirmation.UNKNOWN, new PaymentCollection(new Fen(total), new Fen(paid), List.of()));
    }

    static Fact.Standing paid(long total) {
        return paid(total, total);
    }

    static Fact.Standing paid(long total, long paid) {
        return new Fact.Paid(
                ServiceOrders.confirmation(), new PaymentCollection(new Fen(total), new Fen(paid), List.of()));
    }

    static Modification lowerTo(long total) {
        return new Modification(
                new SettledAmount(
                        new PostPayments(List.of(new PostPayment("租借费用", Optional.of(new Fen(total)), Optional.empty(),
                                Optional.empty()))),
                        PostDiscounts.NONE, new Fen(total)),
                "多收一小时");
    }
}
