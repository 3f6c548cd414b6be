package payscore.application.handler;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import payscore.application.port.in.AnswerReturn;
import payscore.domain.order.ServiceOrderKey;

/**
 * Remembers for a moment what WeChat was asked because of returning users. A front end that asks over and over, or somebody who
 * replays what a front end sent, makes us read the store, not ask WeChat.
 */
final class RecentReturns {
    static final Duration FRESH = Duration.ofSeconds(2);
    static final int COUNT_MAX = 10_000;

    private final Map<AnswerReturn.Return, Asked> asked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<AnswerReturn.Return, Asked> eldest) {
            return size() > COUNT_MAX;
        }
    };

    /**
     * @param order the order it turned out to be; empty when it is none of the merchant's here
     * @param at when WeChat was asked
     */
    record Asked(Optional<ServiceOrderKey> order, Instant at) {
        private boolean isFreshAt(Instant now) {
            // A clock that was set back must not make an answer last.
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }
    }

    /** What WeChat said a moment ago; empty when it must be asked. */
    synchronized Optional<Asked> of(AnswerReturn.Return userReturn, Instant now) {
        return Optional.ofNullable(asked.get(userReturn)).filter(known -> known.isFreshAt(now));
    }

    synchronized void remember(AnswerReturn.Return userReturn, Optional<ServiceOrderKey> order, Instant now) {
        asked.remove(userReturn);
        asked.put(userReturn, new Asked(order, now));
    }

    synchronized int count() {
        return asked.size();
    }
}
