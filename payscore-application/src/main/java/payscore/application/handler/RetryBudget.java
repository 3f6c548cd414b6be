package payscore.application.handler;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import payscore.domain.merchant.MchId;

/**
 * How much may be sent to WeChat again, for each merchant apart: a tenth of what WeChat has answered lately, and a little each second so
 * that it never comes to a halt. Somebody who is in trouble is not helped by everybody asking twice (reliability design B.3).
 */
public final class RetryBudget {
    /** Of one attempt. Each answer earns one, an attempt costs ten. */
    private static final int TENTHS = 10;

    private static final int TENTHS_MAX = 50 * TENTHS;
    private static final int TENTHS_PER_SECOND = 2 * TENTHS;

    private final Map<MchId, Account> accounts = new ConcurrentHashMap<>();

    private record Account(long tenths, Instant at) {
        Account at(Instant now) {
            // A clock that was set back earns nothing.
            var seconds = Math.max(0, Duration.between(at, now).toSeconds());
            return seconds == 0
                    ? this
                    : new Account(Math.min(TENTHS_MAX, tenths + seconds * TENTHS_PER_SECOND), at.plusSeconds(seconds));
        }

        Account plus(long more) {
            return new Account(Math.min(TENTHS_MAX, tenths + more), at);
        }
    }

    /** WeChat gave an answer that could be believed. */
    public void earn(MchId mchId, Instant now) {
        change(mchId, now, account -> account.plus(1));
    }

    /** Whether one more attempt may be sent now; if so, it is counted. */
    public boolean spend(MchId mchId, Instant now) {
        var granted = new AtomicBoolean();
        change(mchId, now, account -> {
            granted.set(account.tenths() >= TENTHS);
            return granted.get() ? account.plus(-TENTHS) : account;
        });
        return granted.get();
    }

    private void change(MchId mchId, Instant now, UnaryOperator<Account> step) {
        accounts.putIfAbsent(mchId, new Account(TENTHS_MAX, now));
        accounts.computeIfPresent(mchId, (id, account) -> step.apply(account.at(now)));
    }
}
