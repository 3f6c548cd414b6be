package payscore.application.handler.permission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import payscore.application.handler.CommandRunner;
import payscore.application.handler.RetryBudget;
import payscore.application.handler.RetrySchedule;
import payscore.application.port.out.store.StaleAuthorization;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.wechat.PermissionAnswer;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.order.Decline;
import payscore.domain.order.Source;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.permission.AuthorizationState;
import payscore.domain.permission.Intent;

/**
 * Carries intents out by the rules of {@link CommandRunner}: durable before the call, the fact after it, and what is unknown in between is
 * resolved by asking. An intent lives in its authorisation's row, whose version fences it.
 */
public final class PermissionRunner {
    /** Queries without a usable answer before a pre-permit is sent once more unasked; repeating it is harmless. */
    private static final int UNANSWERED_MAX = 3;

    private static final Logger LOG = System.getLogger(PermissionRunner.class.getName());

    private final AuthorizationBook book;
    private final PermissionGateway gateway;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RetryBudget budget = new RetryBudget();

    public PermissionRunner(
            AuthorizationBook book, PermissionGateway gateway, InstantSource clock, RandomGenerator random) {
        this.book = book;
        this.gateway = gateway;
        this.clock = clock;
        this.random = random;
    }

    /** Sends a remembered intent and settles what comes of it. */
    PermissionSettled send(Authorization remembered) {
        var answer = gateway.send(remembered);
        var intent = intentOf(remembered);
        LOG.log(Level.INFO, "event=INTENT_ANSWERED authorization={0} kind={1} attempt={2} answer={3}",
                remembered.key(), intent.kind(), intent.attempts(), answer.getClass().getSimpleName());
        try {
            var settled = settle(remembered, answer);
            // A refusal that depends on the state says that ours may be old: find out at once, while the caller waits.
            return answer instanceof PermissionAnswer.RefusedForNow
                    && settled instanceof PermissionSettled.Open(var open)
                    && open.intent().isPresent() ? followUp(open) : settled;
        } catch (StoreFailure | StaleAuthorization notRecorded) {
            // It is due again soon, and what WeChat has done by then is found by asking.
            LOG.log(Level.WARNING, "event=ANSWER_NOT_RECORDED authorization={0} kind={1} why=\"{2}\"",
                    remembered.key(), intent.kind(), notRecorded.getMessage());
            return new PermissionSettled.Open(remembered);
        }
    }

    /** Resolves an intent without a definite answer: asks WeChat, then concludes, waits, or sends the same bytes again. */
    PermissionSettled followUp(Authorization held) {
        var report = gateway.query(PermissionQuery.about(held));
        var now = clock.instant();
        return switch (report) {
            case PermissionReport.Found(var standing, var code) -> {
                budget.earn(held.key().mchId(), now);
                yield conclude(held, Optional.of(standing), now);
            }
            case PermissionReport.NotFound notFound -> {
                budget.earn(held.key().mchId(), now);
                yield conclude(held, Optional.empty(), now);
            }
            case PermissionReport.Unavailable(var cause) -> {
                LOG.log(Level.INFO, "event=QUERY_UNANSWERED authorization={0} cause={1}", held.key(), cause);
                var intent = intentOf(held);
                var mayBeSentUnasked = intent.kind() == Intent.Kind.PRE_PERMIT && intent.refusal().isEmpty()
                        && intent.checks() >= UNANSWERED_MAX;
                yield mayBeSentUnasked ? conclude(held, Optional.empty(), now) : checkLater(held);
            }
        };
    }

    /** Looks at the intent again on its schedule. */
    PermissionSettled checkLater(Authorization held) {
        var now = clock.instant();
        return moveOn(held, (saving, stored) -> new PermissionSettled.Open(
                saving.save(stored.checked(now, soon(intentOf(held), now)))));
    }

    private PermissionSettled settle(Authorization sent, PermissionAnswer answer) {
        var now = clock.instant();
        var intent = intentOf(sent);
        if (!(answer instanceof PermissionAnswer.Unknown) && !(answer instanceof PermissionAnswer.Throttled)) {
            budget.earn(sent.key().mchId(), now);
        }
        return switch (answer) {
            case PermissionAnswer.Accepted(var fact) -> accept(sent, fact, now);
            case PermissionAnswer.Declined(var decline) -> moveOn(sent,
                    (saving, stored) -> intent.mayHaveLanded()
                            // An earlier attempt may have succeeded; then this is what its success looks like.
                            ? new PermissionSettled.Open(
                                    saving.save(stored.refusedForNow(decline, now, soon(intent, now))))
                            : reject(saving, stored, decline, now));
            case PermissionAnswer.RefusedForNow(var decline) -> moveOn(sent, (saving,
                    stored) -> new PermissionSettled.Open(
                            saving.save(stored.refusedForNow(decline, now, soon(intent, now)))));
            case PermissionAnswer.Throttled(var retryAfter) -> moveOn(sent, (saving,
                    stored) -> new PermissionSettled.Open(saving.save(stored.throttled(now,
                            now.plus(retryAfter.orElse(RetrySchedule.delay(trouble(intent) + 1, random)))))));
            case PermissionAnswer.Unknown(var cause) -> {
                LOG.log(Level.WARNING, "event=OUTCOME_UNKNOWN authorization={0} kind={1} cause={2}", sent.key(),
                        intent.kind(), cause);
                yield moveOn(sent, (saving, stored) -> new PermissionSettled.Open(
                        saving.save(stored.outcomeUnknown(now, soon(intent, now)))));
            }
        };
    }

    /** What WeChat signed counts whoever holds the intent by now; only the intent itself is fenced. */
    private PermissionSettled accept(Authorization sent, AuthorizationFact fact, Instant now) {
        return book.change(saving -> {
            var stored = saving.get(sent.key());
            var isOurs = stored.intent().equals(sent.intent());
            var learned = saving.learn(stored, fact, new Source.Answer(), now);
            return isOurs
                    ? new PermissionSettled.Done(saving.save(learned.settled(now)))
                    : elsewhere(learned);
        });
    }

    /**
     * What the intent's fate is now that WeChat was asked.
     *
     * @param standing empty where WeChat knows no such authorisation
     */
    private PermissionSettled conclude(
            Authorization held, Optional<AuthorizationFact.Standing> standing, Instant now) {
        var intent = intentOf(held);
        var concluded = book.<Concluded>change(saving -> {
            var stored = saving.get(held.key());
            var isOurs = stored.intent().equals(held.intent());
            var known = standing
                    .map(told -> saving.learn(stored, told, new Source.Query(held.version()), now)).orElse(stored);
            if (!isOurs) {
                return new Concluded(elsewhere(known), false);
            }
            return switch (Outlook.of(intent, standing.isPresent() ? known.state() : AuthorizationState.REQUESTED)) {
                case REACHED -> new Concluded(new PermissionSettled.Done(saving.save(known.settled(now))), false);
                case OUT_OF_REACH -> new Concluded(
                        reject(saving, known, intent.refusal().orElseThrow(), now), false);
                case OPEN -> intent.refusal().map(refusal -> new Concluded(
                        waitOutOrReject(saving, known, refusal, now), false))
                        .orElseGet(() -> budget.spend(held.key().mchId(), now)
                                ? new Concluded(new PermissionSettled.Open(saving.save(known.sendAgain(now))), true)
                                : new Concluded(new PermissionSettled.Open(
                                        saving.save(known.checked(now, soon(intent, now)))), false));
            };
        }, made -> !made.sendAgain() || made.settled() instanceof PermissionSettled.Open(var open)
                && book.isStored(open));
        return concluded.sendAgain() && concluded.settled() instanceof PermissionSettled.Open(var again)
                ? send(again)
                : concluded.settled();
    }

    private record Concluded(PermissionSettled settled, boolean sendAgain) {}

    private PermissionSettled waitOutOrReject(
            AuthorizationSaving saving, Authorization known, Decline refusal, Instant now) {
        var quietFrom = intentOf(known).lastSentAt().plus(CommandRunner.QUIET_WINDOW);
        return now.isBefore(quietFrom)
                ? new PermissionSettled.Open(saving.save(known.checked(now, quietFrom)))
                : reject(saving, known, refusal, now);
    }

    private static PermissionSettled reject(
            AuthorizationSaving saving, Authorization stored, Decline decline, Instant now) {
        return new PermissionSettled.Rejected(saving.save(stored.declined(decline, now)), decline);
    }

    /** Moves an intent on from where {@code held} has it; one that somebody else has moved on since is theirs, and stays as it is. */
    private PermissionSettled moveOn(
            Authorization held, BiFunction<AuthorizationSaving, Authorization, PermissionSettled> step) {
        return book.change(saving -> {
            var stored = saving.get(held.key());
            return stored.intent().equals(held.intent()) ? step.apply(saving, stored) : elsewhere(stored);
        });
    }

    private static PermissionSettled elsewhere(Authorization stored) {
        if (stored.intent().isPresent()) {
            return new PermissionSettled.Open(stored);
        }
        return stored.decline().<PermissionSettled>map(decline -> new PermissionSettled.Rejected(stored, decline))
                .orElseGet(() -> new PermissionSettled.Done(stored));
    }

    private static Intent intentOf(Authorization authorization) {
        return authorization.intent()
                .orElseThrow(() -> new IllegalStateException("Nothing is owed about " + authorization.key()));
    }

    private Instant soon(Intent intent, Instant now) {
        return now.plus(RetrySchedule.delay(trouble(intent), random));
    }

    private static int trouble(Intent intent) {
        return intent.attempts() - 1 + intent.checks();
    }

    /** How what an intent is to bring about looks from a state. */
    private enum Outlook {
        REACHED, OPEN, OUT_OF_REACH;

        /** @param atWeChat REQUESTED where WeChat knows no such authorisation */
        static Outlook of(Intent intent, AuthorizationState atWeChat) {
            return switch (intent.kind()) {
                case PRE_PERMIT -> switch (atWeChat) {
                    case REQUESTED -> OPEN;
                    // What is there was asked for otherwise, or nobody would have refused.
                    case UNBINDUSER -> intent.refusal().isPresent() && !intent.mayHaveLanded() ? OUT_OF_REACH : REACHED;
                    case AVAILABLE, UNAVAILABLE -> REACHED;
                };
                case TERMINATE -> switch (atWeChat) {
                    case UNAVAILABLE, UNBINDUSER -> REACHED;
                    case REQUESTED, AVAILABLE -> OPEN;
                };
            };
        }
    }
}
