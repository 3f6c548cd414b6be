package payscore.application.port.in;

import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceKey;
import payscore.domain.reconciliation.DifferenceNote;

/** The merchant says what becomes of a difference. */
public interface JudgeDifference {
    /**
     * @throws DifferenceNotFound when there is no such difference
     * @throws payscore.domain.reconciliation.DifferenceNotOpen when it is explained already
     */
    Difference judge(DifferenceKey key, Judgement judgement, DifferenceNote note);

    /** What the merchant says. */
    enum Judgement {
        /** Seen; somebody looks into it. */
        ACKNOWLEDGE,
        /** Dealt with. */
        RESOLVE
    }
}
