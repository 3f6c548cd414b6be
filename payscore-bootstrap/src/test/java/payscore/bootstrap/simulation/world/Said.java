package payscore.bootstrap.simulation.world;

import payscore.domain.order.ServiceOrder;

/**
 * What our API told a merchant about a decision of his.
 *
 * @param what was asked for
 * @param order as it was shown
 */
public record Said(Asked what, Answer answer, ServiceOrder order) {
    /** The decisions a merchant makes. */
    public enum Asked {
        CREATE, COMPLETE, CANCEL, MODIFY, SYNC
    }

    /** How definite the answer is. */
    public enum Answer {
        DONE, NOT_KNOWN_YET, DECLINED
    }
}
