package payscore.adapter.wechat.health;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far our clock is from WeChat's. At five minutes neither believes the other any more.
 *
 * @param ahead at least so far ahead; negative when behind, zero when nothing contradicts that both are right
 */
record ClockSkew(Duration ahead) {
    static final ClockSkew NONE = new ClockSkew(Duration.ZERO);
    static final Duration WARN_FROM = Duration.ofMinutes(1);
    static final Duration UNUSABLE_FROM = Duration.ofMinutes(4);

    private static final Logger LOG = LoggerFactory.getLogger(ClockSkew.class);

    /** WeChat signed between our asking and our hearing; what lies outside is the clock's doing, not the network's. */
    static ClockSkew between(Instant theirs, Instant askedAt, Instant heardAt) {
        var earliest = askedAt.truncatedTo(ChronoUnit.SECONDS);
        if (theirs.isBefore(earliest)) {
            return new ClockSkew(Duration.between(theirs, earliest));
        }
        return theirs.isAfter(heardAt) ? new ClockSkew(Duration.between(theirs, heardAt)) : NONE;
    }

    Level level() {
        if (ahead.abs().compareTo(UNUSABLE_FROM) >= 0) {
            return Level.UNUSABLE;
        }
        return ahead.abs().compareTo(WARN_FROM) >= 0 ? Level.WARN : Level.FINE;
    }

    /** Once per change of level, not once per answer. */
    void logUnlessLike(ClockSkew before) {
        if (level() == before.level()) {
            return;
        }
        switch (level()) {
            case FINE -> LOG.info("Our clock agrees with WeChat's again");
            case WARN -> LOG.warn("Our clock is {} s ahead of WeChat's", ahead.toSeconds());
            case UNUSABLE -> LOG.error("Our clock is {} s ahead of WeChat's: set it, or WeChat refuses what we sign",
                    ahead.toSeconds());
        }
    }

    enum Level {
        FINE, WARN, UNUSABLE
    }
}
