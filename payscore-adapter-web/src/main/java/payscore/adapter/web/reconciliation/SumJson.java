package payscore.adapter.web.reconciliation;

import payscore.domain.reconciliation.Sum;

/**
 * How many, and what they sum to.
 *
 * @param amount in fen
 */
record SumJson(long count, long amount) {
    static SumJson of(Sum sum) {
        return new SumJson(sum.count(), sum.fen());
    }
}
