package payscore.domain.order;

import static payscore.domain.order.Position.CANCELLED;
import static payscore.domain.order.Position.CLOSED_WITH_ZERO;
import static payscore.domain.order.Position.COLLECTING;
import static payscore.domain.order.Position.CREATED;
import static payscore.domain.order.Position.EXPIRED;
import static payscore.domain.order.Position.IN_USE;
import static payscore.domain.order.Position.PAID;

import java.util.Set;

/** What the merchant may decide about an order, and where. Decisions are ours and may be refused. */
public enum Decision {
    /** Open the confirmation page (T3). */
    LAUNCH("confirmable", Set.of(CREATED)),
    /** Open the detail page; it only shows. */
    SHOW_DETAIL("showable", Set.of(CREATED, IN_USE, COLLECTING, PAID, CLOSED_WITH_ZERO, CANCELLED, EXPIRED)),
    /** End the service with its final amount (T9, T10). */
    COMPLETE("completable", Set.of(IN_USE)),
    /** The service does not take place (T6, T8, T15). WeChat's papers disagree about COLLECTING: WeChat decides. */
    CANCEL("cancellable", Set.of(CREATED, IN_USE, COLLECTING)),
    /** Lower the amount (T13). */
    MODIFY("modifiable", Set.of(COLLECTING)),
    /** Tell WeChat that the merchant was paid outside PayScore (T14). */
    SYNC("syncable", Set.of(COLLECTING)),
    /** Ask WeChat for one extra deduction (T11, T12). */
    COLLECT("collectable", Set.of(COLLECTING)),
    /** Give money back (T16). */
    REFUND("refundable", Set.of(PAID));

    private final String ability;
    private final Set<Position> legalIn;

    Decision(String ability, Set<Position> legalIn) {
        this.ability = ability;
        this.legalIn = legalIn;
    }

    /** The word of the problem a refusal is reported as: service-order-not-… */
    public String ability() {
        return ability;
    }

    public boolean isLegalIn(Position position) {
        return legalIn.contains(position);
    }
}
