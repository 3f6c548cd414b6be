package payscore.domain.industry;

import payscore.domain.money.PostPayment;
import payscore.domain.violation.Violations;

/**
 * A fee line an industry knows: its name, and what it must say.
 *
 * @param name exactly as WeChat Pay prescribes it; otherwise the order page misses the line
 */
record FeeLine(String name, Presence amount, Presence description, Presence count) {
    /** Says how fees are computed, or what they are for; how much they are is said by its description. */
    static FeeLine metered(String name) {
        return new FeeLine(name, Presence.ALLOWED, Presence.REQUIRED, Presence.FORBIDDEN);
    }

    /** A rule for what is not known yet: words and no amount. */
    static FeeLine rule(String name) {
        return new FeeLine(name, Presence.FORBIDDEN, Presence.REQUIRED, Presence.FORBIDDEN);
    }

    /** An amount and the words for it. */
    static FeeLine explained(String name) {
        return new FeeLine(name, Presence.REQUIRED, Presence.REQUIRED, Presence.FORBIDDEN);
    }

    /** An amount; its name says all there is to say. */
    static FeeLine bare(String name) {
        return new FeeLine(name, Presence.REQUIRED, Presence.FORBIDDEN, Presence.FORBIDDEN);
    }

    /** So many of something for an amount. */
    static FeeLine goods(String name) {
        return new FeeLine(name, Presence.REQUIRED, Presence.REQUIRED, Presence.REQUIRED);
    }

    /** An amount that may be explained and counted. */
    static FeeLine charge(String name) {
        return new FeeLine(name, Presence.REQUIRED, Presence.ALLOWED, Presence.ALLOWED);
    }

    /** Words that may come with an amount and a count. */
    static FeeLine told(String name) {
        return new FeeLine(name, Presence.ALLOWED, Presence.REQUIRED, Presence.ALLOWED);
    }

    void check(PostPayment line, String pointer, Violations violations) {
        amount.check(line.amount().isPresent(), pointer + "/amount", name, violations);
        description.check(line.description().isPresent(), pointer + "/description", name, violations);
        count.check(line.count().isPresent(), pointer + "/count", name, violations);
    }

    /** Whether a field of a line has to be there. */
    enum Presence {
        REQUIRED,
        ALLOWED,
        FORBIDDEN;

        void check(boolean isThere, String pointer, String name, Violations violations) {
            violations.require(this != REQUIRED || isThere, pointer, "is required for " + name + " in this industry");
            violations.require(this != FORBIDDEN || !isThere, pointer,
                    "must not be given for " + name + " in this industry");
        }
    }
}
