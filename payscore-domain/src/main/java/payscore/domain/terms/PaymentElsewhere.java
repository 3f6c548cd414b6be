package payscore.domain.terms;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.violation.Violations;

/**
 * The merchant was paid outside PayScore (API reference §A7). That is the merchant's word and stays true whatever WeChat makes of
 * it: where WeChat collects all the same, the user has paid twice.
 *
 * @param paidTime when, in Beijing time
 * @param reportedAt our clock when the merchant said so
 */
public record PaymentElsewhere(ServiceTime paidTime, Instant reportedAt) {
    /**
     * The pages disagree whether a bare day means its first or its last second, so a day must satisfy the rule with both.
     *
     * @param completedAt when the completion was decided, where it is known
     * @throws payscore.domain.violation.InvalidTerms unless completion &lt; paidTime &lt;= now
     */
    public static PaymentElsewhere at(ServiceTime paidTime, Optional<Instant> completedAt, Instant now) {
        var violations = new Violations();
        violations.require(completedAt.map(paidTime.earliest()::isAfter).orElse(true), "/detail/paid_time",
                "must be later than the completion of the order");
        violations.require(!paidTime.latest().isAfter(now), "/detail/paid_time",
                "must not be later than now; a day counts to its end in Beijing");
        violations.throwIfAny();
        return new PaymentElsewhere(paidTime, now);
    }
}
