package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import payscore.application.port.in.AuthorizationNotFound;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.store.LostRace;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.order.Decline;

/**
 * Carries commands out: the intent is durable before the call, the fact after it, and what is unknown in between is resolved by
 * asking, never by guessing (reliability design B.3, B.4). Whoever extends it says what is special about one kind of subject: what is
 * sent, what an answer or a refusal means to it, and how WeChat is asked about it.
 *
 * @param <S> what commands are about: orders or authorisations
 * @param <W> what a transaction stores them with
 */
public abstract class CommandProtocol<S, W extends Book.Page> {
    /**
     * How long a request may still take effect after it was signed: the life of a signed timestamp, five minutes, with as much
     * again as margin. A refusal that depends on the subject's state is not believed before.
     */
    public static final Duration QUIET_WINDOW = Duration.ofMinutes(10);

    /** Queries without a usable answer before what may be repeated without harm is sent once more unasked. */
    private static final int UNANSWERED_MAX = 3;

    private static final Logger LOG = System.getLogger(CommandProtocol.class.getName());

    private final Book<W> book;
    private final CommandRepository commands;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RetryBudget budget;

    /**
     * What all commands of a node have in common.
     *
     * @param budget one for all kinds of subjects: WeChat is asked twice by merchants, not by kinds
     */
    public record Conditions(Telemetry telemetry, InstantSource clock, RandomGenerator random, RetryBudget budget) {
        public Conditions(Telemetry telemetry, InstantSource clock, RandomGenerator random) {
            this(telemetry, clock, random, new RetryBudget());
        }
    }

    protected CommandProtocol(Book<W> book, CommandRepository commands, Conditions conditions) {
        this.book = book;
        this.commands = commands;
        this.telemetry = conditions.telemetry();
        this.clock = conditions.clock();
        this.random = conditions.random();
        this.budget = conditions.budget();
    }

    // ---- what is special about a kind of subject

    /** @throws RuntimeException of the subject's own when there is none */
    protected abstract S read(Subject key);

    /** Sends one attempt. */
    protected abstract CommandAnswer deliver(Command command, S subject);

    /** Asks WeChat, and takes in what it says. */
    protected abstract Finding ask(Command command, S subject);

    /** Takes in what WeChat's answer to an attempt says; gives the subject as it stands now. */
    protected abstract S learn(W saving, S subject, Command sent, CommandAnswer.Success answer, Instant now);

    /**
     * Gives up what the command was to bring about.
     *
     * @return the subject as it stands now; empty when WeChat has told meanwhile that it was brought about: a fact outweighs a refusal
     */
    protected abstract Optional<S> decline(W saving, S subject, CommandKind kind, Decline decline, Instant now);

    /** Whether what the command is to bring about has happened, by what is known here. */
    protected abstract boolean isReached(Command command, S subject);

    /** Whether sending it again does no harm, wherever the attempts before have got. */
    protected abstract boolean isRepeatable(Command command, S subject);

    /**
     * WeChat has another request under this number than was sent. Nothing here can repair what differs.
     *
     * @return the subject as it stands now
     */
    protected S differs(W saving, S subject, Command refused, Instant now) {
        return subject;
    }

    /**
     * Whether a late success would contradict a refusal that the merchant was told. An extra deduction that was refused and comes
     * through all the same is a payment like any other, so its refusal needs no quiet window.
     */
    protected boolean leavesTraces(CommandKind kind) {
        return true;
    }

    /** Why what only its caller can send is given up when it has come to nothing; empty for what can be sent from here. */
    protected Optional<Decline> reasonToGiveUp(CommandKind kind) {
        return Optional.empty();
    }

    // ---- what is the same for all

    /**
     * Remembers the intent, inside the caller's transaction.
     *
     * @throws payscore.application.port.out.store.CommandUnderway when the subject has an unfinished command
     */
    protected final Command remember(Subject key, CommandKind kind, RequestBody body, Instant now) {
        var command = Command.firstAttempt(CommandId.next(clock, random), key, kind, body, now);
        commands.add(command);
        return command;
    }

    /** Whether a remembered command is stored; asked when COMMIT failed, before anything is sent. */
    public final boolean isStored(Command command) {
        return commands.find(command.id()).isPresent();
    }

    /** Sends a remembered command and settles what comes of it. */
    public final Settled<S> send(Command command) {
        return send(command, subject -> deliver(command, subject));
    }

    /** The same with a request that only its caller can send. */
    final Settled<S> send(Command command, Function<S, CommandAnswer> ask) {
        var subject = read(command.key());
        var answer = ask.apply(subject);
        LOG.log(Level.INFO, "event=COMMAND_ANSWERED {0} kind={1} attempt={2} answer={3}", named(command),
                command.kind(), command.attempts(), answer.getClass().getSimpleName());
        try {
            var settled = settle(command, answer);
            // A refusal that depends on the state says that ours may be old: find out at once, while the caller waits.
            return isRefusedForNow(answer) && settled instanceof Settled.Open
                    ? commands.find(command.id()).map(this::followUp).orElse(settled)
                    : settled;
        } catch (ServiceOrderNotFound | AuthorizationNotFound forgotten) {
            // Acknowledged and lost in a failover. Repeating the request leads to the same at WeChat.
            throw new StoreFailure.CommitUnknown("The store has forgotten " + command.key(), forgotten);
        } catch (StoreFailure | LostRace notRecorded) {
            // The command is due again soon, and what WeChat has done by then is found by asking.
            LOG.log(Level.WARNING, "event=ANSWER_NOT_RECORDED {0} kind={1} why=\"{2}\"", named(command),
                    command.kind(), notRecorded.getMessage());
            return new Settled.Open<>(subject);
        }
    }

    /** Finds out about a command that only its caller can send, and sends it once more if it has come to nothing so far. */
    final Settled<S> again(Command held, Function<S, CommandAnswer> ask) {
        if (held.status() == CommandStatus.SENT) {
            // Somebody waits for its answer at this moment, or has died and the follow-up is about to see to it.
            return new Settled.Open<>(read(held.key()));
        }
        var settled = followUp(held);
        if (!(settled instanceof Settled.Open)) {
            return settled;
        }
        var next = book.change(saving -> commands.find(held.id())
                .filter(stored -> stored.status() == CommandStatus.UNKNOWN).map(stored -> {
                    var attempt = stored.nextAttempt(clock.instant());
                    commands.save(attempt);
                    return attempt;
                }));
        return next.map(attempt -> send(attempt, ask)).orElse(settled);
    }

    private static boolean isRefusedForNow(CommandAnswer answer) {
        return answer instanceof CommandAnswer.RefusedForNow || answer instanceof CommandAnswer.Mismatched;
    }

    /** Resolves a command without a definite answer: asks WeChat, then concludes, waits, or sends the same bytes again. */
    public final Settled<S> followUp(Command command) {
        var subject = read(command.key());
        var finding = ask(command, subject);
        if (!(finding instanceof Finding.Unanswered)) {
            budget.earn(command.key().mchId(), clock.instant());
        }
        return switch (finding) {
            case Finding.NothingToGoBy nothing -> checkLater(command);
            case Finding.Unanswered(var cause) -> {
                LOG.log(Level.INFO, "event=QUERY_UNANSWERED {0} cause={1}", named(command), cause);
                yield mayBeSentUnasked(command, subject)
                        ? conclude(command, new Finding.StillOpen())
                        : checkLater(command);
            }
            case Finding.Reached reached -> conclude(command, reached);
            case Finding.StillOpen open -> conclude(command, open);
            case Finding.OutOfReach outOfReach -> conclude(command, outOfReach);
        };
    }

    /**
     * "There is none" is an answer that WeChat may leave unsigned, and then it is none. So what perhaps never reached WeChat is asked for
     * once more when asking about it has led nowhere for a while; the same bytes under the same number are the same thing.
     */
    private boolean mayBeSentUnasked(Command command, S subject) {
        return command.checks() >= UNANSWERED_MAX && (command.refusal().isEmpty() || isShortOfMoney(command))
                && isRepeatable(command, subject);
    }

    /** Refused only until the merchant has enough money with WeChat. */
    private static boolean isShortOfMoney(Command command) {
        return command.refusal().filter(refusal -> refusal.code().equals(CommandAnswer.NotEnough.CODE)).isPresent();
    }

    /**
     * Moves a command on from where {@code held} has it. Its version is the fencing token: one that somebody else has moved on since
     * is theirs, and stays as it is.
     */
    private <T> T moveOn(Command held, Function<Settled<S>, T> whenElsewhere, BiFunction<W, S, T> step) {
        return book.change(saving -> {
            var subject = read(held.key());
            var stored = commands.find(held.id());
            return stored.filter(command -> command.version() == held.version()).isPresent()
                    ? step.apply(saving, subject)
                    : whenElsewhere.apply(elsewhere(stored, held, subject));
        });
    }

    private Settled<S> settle(Command sent, CommandAnswer answer) {
        var now = clock.instant();
        if (answer instanceof CommandAnswer.Unknown(var cause, var advice)) {
            LOG.log(Level.WARNING, "event=OUTCOME_UNKNOWN {0} kind={1} cause={2}", named(sent), sent.kind(), cause);
            telemetry.outcomeUnknown(sent.kind(), cause);
        } else if (!(answer instanceof CommandAnswer.Throttled)) {
            budget.earn(sent.key().mchId(), now);
        }
        return switch (answer) {
            case CommandAnswer.Success success -> accept(sent, success, now);
            case CommandAnswer.NotEnough(var decline) -> moveOn(sent, Function.identity(),
                    (saving, subject) -> open(subject, sent.refusedForNow(decline, soon(sent, now))));
            case CommandAnswer.Declined(var decline) -> moveOn(sent, Function.identity(),
                    (saving, subject) -> sent.mayHaveLanded() && leavesTraces(sent.kind())
                            // An earlier attempt may have succeeded; then this is what its success looks like.
                            ? open(subject, sent.refusedForNow(decline, soon(sent, now)))
                            : reject(saving, subject, sent, decline, now));
            case CommandAnswer.RefusedForNow(var decline) -> moveOn(sent, Function.identity(),
                    (saving, subject) -> leavesTraces(sent.kind())
                            ? open(subject, sent.refusedForNow(decline, soon(sent, now)))
                            : reject(saving, subject, sent, decline, now));
            case CommandAnswer.Mismatched(var decline) -> moveOn(sent, Function.identity(),
                    (saving, subject) -> mismatched(saving, subject, sent.refusedForNow(decline, soon(sent, now)),
                            now));
            case CommandAnswer.Throttled(var retryAfter) ->
                moveOn(sent, Function.identity(), (saving, subject) -> open(subject, sent.throttled(
                        now.plus(retryAfter.orElse(RetrySchedule.delay(trouble(sent) + 1, random))))));
            case CommandAnswer.Unknown(var cause, var advice) -> moveOn(sent, Function.identity(),
                    (saving, subject) -> open(subject, advice.filter(refusal -> isAdvisable(sent.kind()))
                            .map(refusal -> sent.advised(refusal, soon(sent, now)))
                            .orElseGet(() -> sent.unknown(soon(sent, now)))));
        };
    }

    /**
     * What may be repeated under its number needs no advice: sending it again is harmless, and where it has not landed no signed answer
     * may ever say so.
     */
    private static boolean isAdvisable(CommandKind kind) {
        return switch (kind) {
            case CREATE, REFUND, PRE_PERMIT -> false;
            case COMPLETE, CANCEL, MODIFY, SYNC, COLLECT, ABNORMAL_REFUND, TERMINATE -> true;
        };
    }

    /** The refusal keeps the command from being sent again, whatever WeChat is found to hold; where that stands is learned as ever. */
    private Settled<S> mismatched(W saving, S subject, Command refused, Instant now) {
        return open(differs(saving, subject, refused, now), refused);
    }

    /** What WeChat signed counts whoever holds the command by now; only the command itself is fenced. */
    private Settled<S> accept(Command sent, CommandAnswer.Success answer, Instant now) {
        return book.change(saving -> {
            var subject = learn(saving, read(sent.key()), sent, answer, now);
            var stored = commands.find(sent.id());
            return stored.filter(command -> command.version() == sent.version()).isPresent()
                    ? finish(subject, sent)
                    : elsewhere(stored, sent, subject);
        });
    }

    /** What the command's fate is now that WeChat was asked. */
    private Settled<S> conclude(Command asked, Finding finding) {
        var now = clock.instant();
        var again = asked.nextAttempt(now);
        var concluded = this.<Concluded<S>>moveOn(asked, Concluded::new, (saving, subject) -> switch (finding) {
            case Finding.Reached reached -> new Concluded<>(finish(subject, asked));
            case Finding.OutOfReach(var why) ->
                new Concluded<>(reject(saving, subject, asked, asked.refusal().orElse(why), now));
            default -> reasonNotToSend(asked)
                    .map(refusal -> new Concluded<>(waitOutOrReject(saving, subject, asked, refusal, now)))
                    .orElseGet(() -> budget.spend(asked.key().mchId(), now)
                            ? new Concluded<>(open(subject, again), Optional.of(again))
                            : new Concluded<>(open(subject, asked.checked(soon(asked, now)))));
        });
        return concluded.sendAgain().map(this::send).orElse(concluded.settled());
    }

    /** A refusal, unless it is for want of money; and whatever only its caller can send. */
    private Optional<Decline> reasonNotToSend(Command asked) {
        return reasonToGiveUp(asked.kind()).map(reason -> asked.refusal().orElse(reason))
                .or(() -> asked.refusal().filter(refusal -> !isShortOfMoney(asked)));
    }

    private record Concluded<S>(Settled<S> settled, Optional<Command> sendAgain) {
        Concluded(Settled<S> settled) {
            this(settled, Optional.empty());
        }
    }

    private Settled<S> waitOutOrReject(W saving, S subject, Command command, Decline refusal, Instant now) {
        var quietFrom = command.lastSentAt().plus(QUIET_WINDOW);
        if (now.isBefore(quietFrom) && command.refusal().isEmpty()) {
            var next = soon(command, now);
            return open(subject, command.checked(next.isBefore(quietFrom) ? next : quietFrom));
        }
        return now.isBefore(quietFrom)
                ? open(subject, command.checked(quietFrom))
                : reject(saving, subject, command, refusal, now);
    }

    /** Looks at the command again on its schedule. */
    public final Settled<S> checkLater(Command asked) {
        var now = clock.instant();
        return moveOn(asked, Function.identity(), (saving, subject) -> open(subject, asked.checked(soon(asked, now))));
    }

    private Settled<S> open(S subject, Command command) {
        commands.save(command);
        return new Settled.Open<>(subject);
    }

    private Settled<S> finish(S subject, Command command) {
        commands.save(command.done());
        ended(command, true);
        return new Settled.Done<>(subject);
    }

    /** The subject first, then its command: every transaction that holds both takes them in this order. */
    private Settled<S> reject(W saving, S subject, Command command, Decline decline, Instant now) {
        var given = decline(saving, subject, command.kind(), decline, now);
        if (given.isEmpty()) {
            return finish(subject, command);
        }
        commands.save(command.rejected(decline));
        ended(command, false);
        return new Settled.Rejected<>(given.get(), decline);
    }

    /**
     * How a command stands that somebody else has moved on, or that the database has forgotten in a failover: nobody will look at
     * it again, but WeChat knows what became of it, and the checks of its subject find that out.
     */
    private Settled<S> elsewhere(Optional<Command> stored, Command held, S subject) {
        if (stored.isEmpty()) {
            LOG.log(Level.ERROR, "event=COMMAND_FORGOTTEN {0} kind={1}", named(held), held.kind());
            return isReached(held, subject) ? new Settled.Done<>(subject) : new Settled.Open<>(subject);
        }
        return switch (stored.get().status()) {
            case DONE -> new Settled.Done<>(subject);
            case REJECTED -> new Settled.Rejected<>(subject, stored.get().refusal().orElseThrow());
            case SENT, UNKNOWN -> new Settled.Open<>(subject);
        };
    }

    private void ended(Command command, boolean done) {
        telemetry.settled(command.kind(), done, Duration.between(command.id().issuedAt(), clock.instant()),
                command.attempts());
    }

    private Instant soon(Command command, Instant now) {
        return now.plus(RetrySchedule.delay(trouble(command), random));
    }

    /** What a command has cost so far beyond its first attempt: whether asked about or sent again, the pauses grow. */
    private static int trouble(Command command) {
        return command.attempts() - 1 + command.checks();
    }

    private static String named(Command command) {
        return switch (command.key().kind()) {
            case SERVICE_ORDER -> "order=" + command.key();
            case AUTHORIZATION -> "authorization=" + command.key();
        };
    }
}
