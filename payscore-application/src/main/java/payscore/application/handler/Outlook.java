package payscore.application.handler;

import payscore.application.port.out.store.CommandKind;
import payscore.domain.order.ServiceOrder;

/** How what a command is to bring about looks from where an order stands by WeChat's word. */
enum Outlook {
    /** It has happened. */
    REACHED,
    /** It may still happen. */
    OPEN,
    /** It cannot happen any more. */
    OUT_OF_REACH;

    /** Of a creation that WeChat knows nothing of: it may still arrive, or be sent again; absence is never concluded. */
    static Outlook whenNotFound() {
        return OPEN;
    }

    static Outlook of(CommandKind kind, ServiceOrder order) {
        return switch (kind) {
            case CREATE -> created(order);
            case COMPLETE -> completed(order);
            case CANCEL -> cancelled(order);
            case MODIFY -> modified(order);
            case SYNC -> synced(order);
            case COLLECT -> collected(order);
            case REFUND -> refunded(order);
            case ABNORMAL_REFUND -> order.refunds().beingRedirected().isPresent() ? OPEN : REACHED;
            case PRE_PERMIT, TERMINATE -> throw new IllegalStateException("No order is asked to " + kind);
        };
    }

    private static Outlook created(ServiceOrder order) {
        return switch (order.position()) {
            case REQUESTED -> OPEN;
            case CREATED, IN_USE, COLLECTING, PAID, CLOSED_WITH_ZERO, CANCELLED, EXPIRED -> REACHED;
        };
    }

    private static Outlook completed(ServiceOrder order) {
        return switch (order.position()) {
            case COLLECTING, PAID, CLOSED_WITH_ZERO -> REACHED;
            case CANCELLED, EXPIRED -> OUT_OF_REACH;
            case REQUESTED, CREATED, IN_USE -> OPEN;
        };
    }

    private static Outlook cancelled(ServiceOrder order) {
        return switch (order.position()) {
            case CANCELLED -> REACHED;
            case PAID, CLOSED_WITH_ZERO, EXPIRED -> OUT_OF_REACH;
            case REQUESTED, CREATED, IN_USE, COLLECTING -> OPEN;
        };
    }

    /** The amount says it, not the position: the user may have paid the old amount, or the lower one before we knew of it. */
    private static Outlook modified(ServiceOrder order) {
        return switch (order.position()) {
            case COLLECTING -> order.isModified() ? REACHED : OPEN;
            case PAID -> order.isModified() ? REACHED : OUT_OF_REACH;
            case CLOSED_WITH_ZERO, CANCELLED, EXPIRED -> OUT_OF_REACH;
            case REQUESTED, CREATED, IN_USE -> OPEN;
        };
    }

    /** Paid is not enough: WeChat must count the payment elsewhere, else it has collected by itself. */
    private static Outlook synced(ServiceOrder order) {
        return switch (order.position()) {
            case PAID -> order.collectedElsewhere() ? REACHED : OUT_OF_REACH;
            case CLOSED_WITH_ZERO, CANCELLED, EXPIRED -> OUT_OF_REACH;
            case REQUESTED, CREATED, IN_USE, COLLECTING -> OPEN;
        };
    }

    /** Whatever WeChat has said of the refund, it has it. */
    private static Outlook refunded(ServiceOrder order) {
        return order.refunds().requested().isPresent() ? OPEN : REACHED;
    }

    /** An attempt that has brought no money by the time WeChat is asked counts as failed; a late one does no harm. */
    private static Outlook collected(ServiceOrder order) {
        return switch (order.position()) {
            case PAID -> REACHED;
            case REQUESTED, CREATED, IN_USE, COLLECTING, CLOSED_WITH_ZERO, CANCELLED, EXPIRED -> OUT_OF_REACH;
        };
    }
}
