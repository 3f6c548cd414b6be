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
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.StaleCommand;
import payscore.application.port.out.store.StaleServiceOrder;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.application.port.out.wechat.RefundAnswer;
import payscore.application.port.out.wechat.RefundGateway;
import payscore.domain.order.Change;
import payscore.domain.order.Decision;
import payscore.domain.order.Decline;
import payscore.domain.order.Observation;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.Source;
import payscore.domain.refund.RefundReport;

/**
 * Carries commands out: the intent is durable before the call, the fact after it, and what is unknown in between is resolved by
 * asking, never by guessing (reliability design B.3, B.4).
 */
public final class CommandRunner {
    /**
     * How long a request may still take effect after it was signed: the life of a signed timestamp, five minutes, with as much
     * again as margin. A refusal that depends on the order's state is not believed before.
     */
    public static final Duration QUIET_WINDOW = Duration.ofMinutes(10);

    /** Queries without a usable answer before a creation is sent once more unasked. */
    private static final int UNANSWERED_MAX = 3;

    private static final Decline REFUND_NUMBER_TAKEN = new Decline("OUT_REFUND_NO_TAKEN",
            "WeChat has another refund under this number");

    private static final Decline STILL_ABNORMAL = new Decline("STILL_ABNORMAL",
            "WeChat has not taken the request: the refund is still ABNORMAL when none of ours can arrive any more");

    private static final Logger LOG = System.getLogger(CommandRunner.class.getName());

    private final OrderBook book;
    private final FactIntake intake;
    private final Asking asking;
    private final PayScoreGateway gateway;
    private final RefundGateway refunds;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RetryBudget budget = new RetryBudget();

    public CommandRunner(OrderBook book, Asking asking, PayScoreGateway gateway, RefundGateway refunds,
            Telemetry telemetry, InstantSource clock, RandomGenerator random) {
        this.book = book;
        this.intake = new FactIntake(book.orders());
        this.asking = asking;
        this.gateway = gateway;
        this.refunds = refunds;
        this.telemetry = telemetry;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Remembers the intent, inside the caller's transaction. Creation is repeated with the bytes it was first asked with.
     *
     * @throws payscore.application.port.out.store.CommandUnderway when the order has an unfinished command
     */
    Command remember(ServiceOrder order, CommandKind kind, Instant now) {
        var body = Optional.of(kind).filter(CommandKind.CREATE::equals)
                .flatMap(create -> book.commands().first(order.key(), create)).map(Command::body)
                .orElseGet(() -> render(order, kind));
        return remember(order, kind, body, now);
    }

    /** The same with what is kept of a request that only its caller can send. */
    Command remember(ServiceOrder order, CommandKind kind, RequestBody body, Instant now) {
        var command = Command.firstAttempt(CommandId.next(clock, random), order.key(), kind, body, now);
        book.commands().add(command);
        return command;
    }

    private RequestBody render(ServiceOrder order, CommandKind kind) {
        return kind == CommandKind.REFUND
                ? refunds.render(order.key().mchId(), order.refunds().requested().orElseThrow())
                : gateway.render(kind, order);
    }

    /** Whether a remembered command is stored; asked when COMMIT failed, before anything is sent. */
    boolean isStored(Command command) {
        return book.commands().find(command.id()).isPresent();
    }

    /** Sends a remembered command and settles what comes of it. */
    Settled send(Command command) {
        return send(command, order -> command.kind() == CommandKind.REFUND
                ? refunds.send(command.key().mchId(), command.body())
                : gateway.send(command.kind(), order, command.body()));
    }

    /** The same with a request that only its caller can send. */
    Settled send(Command command, Function<ServiceOrder, CommandAnswer> ask) {
        var order = book.order(command.key());
        var answer = ask.apply(order);
        LOG.log(Level.INFO, "event=COMMAND_ANSWERED order={0} kind={1} attempt={2} answer={3}", command.key(),
                command.kind(), command.attempts(), answer.getClass().getSimpleName());
        try {
            var settled = settle(command, answer);
            // A refusal that depends on the state says that ours may be old: find out at once, while the caller waits.
            return isRefusedForNow(answer) && settled instanceof Settled.Open
                    ? book.commands().find(command.id()).map(this::followUp).orElse(settled)
                    : settled;
        } catch (ServiceOrderNotFound forgotten) {
            // Acknowledged and lost in a failover. Repeating the request leads to the same order at WeChat.
            throw new StoreFailure.CommitUnknown("The store has forgotten " + command.key(), forgotten);
        } catch (StoreFailure | StaleCommand | StaleServiceOrder notRecorded) {
            // The command is due again soon, and what WeChat has done by then is found by asking.
            LOG.log(Level.WARNING, "event=ANSWER_NOT_RECORDED order={0} kind={1} why=\"{2}\"", command.key(),
                    command.kind(), notRecorded.getMessage());
            return new Settled.Open(order);
        }
    }

    /** Finds out about a command that only its caller can send, and sends it once more if it has come to nothing so far. */
    Settled again(Command held, Function<ServiceOrder, CommandAnswer> ask) {
        if (held.status() == CommandStatus.SENT) {
            // Somebody waits for its answer at this moment, or has died and the follow-up is about to see to it.
            return new Settled.Open(book.order(held.key()));
        }
        var settled = followUp(held);
        if (!(settled instanceof Settled.Open)) {
            return settled;
        }
        var next = book.change(saving -> book.commands().find(held.id())
                .filter(stored -> stored.status() == CommandStatus.UNKNOWN).map(stored -> {
                    var attempt = stored.nextAttempt(clock.instant());
                    book.commands().save(attempt);
                    return attempt;
                }));
        return next.map(attempt -> send(attempt, ask)).orElse(settled);
    }

    private static boolean isRefusedForNow(CommandAnswer answer) {
        return answer instanceof CommandAnswer.RefusedForNow || answer instanceof CommandAnswer.Mismatched;
    }

    /** Resolves a command without a definite answer: asks WeChat, then concludes, waits, or sends the same bytes again. */
    Settled followUp(Command command) {
        var order = book.order(command.key());
        if (command.kind() == CommandKind.REFUND) {
            return followUpRefund(command, order);
        }
        if (command.kind() == CommandKind.ABNORMAL_REFUND) {
            return followUpAbnormal(command, order);
        }
        var answer = gateway.query(OrderQuery.about(order));
        if (!(answer instanceof QueryAnswer.Unavailable)) {
            budget.earn(command.key().mchId(), clock.instant());
        }
        return switch (answer) {
            case QueryAnswer.Found found when isMadeBySomebodyElse(command, order) -> giveUp(command);
            case QueryAnswer.Found(var number, var fact, var orderId, var terms) -> {
                var known = asking.take(order.key(), order.version(), fact, orderId, clock.instant());
                yield conclude(command, Outlook.of(command.kind(), known));
            }
            case QueryAnswer.NotFound notFound when command.kind() == CommandKind.CREATE ->
                conclude(command, Outlook.whenNotFound());
            case QueryAnswer.NotFound notFound -> {
                LOG.log(Level.WARNING, "event=NOT_AT_WECHAT order={0} kind={1}", command.key(), command.kind());
                yield checkLater(command);
            }
            case QueryAnswer.Unavailable(var cause) -> {
                LOG.log(Level.INFO, "event=QUERY_UNANSWERED order={0} cause={1}", command.key(), cause);
                yield mayBeCreatedUnasked(command, order)
                        ? conclude(command, Outlook.whenNotFound())
                        : checkLater(command);
            }
        };
    }

    /** A refund is asked about by its own number; the order says nothing of it. */
    private Settled followUpRefund(Command command, ServiceOrder order) {
        var asked = order.refunds().requested();
        if (asked.isEmpty()) {
            return conclude(command, Outlook.REACHED);
        }
        var answer = refunds.query(order.key().mchId(), asked.get().outRefundNo());
        if (!(answer instanceof RefundAnswer.Unavailable)) {
            budget.earn(command.key().mchId(), clock.instant());
        }
        return switch (answer) {
            case RefundAnswer.Found(var told) when !asked.get().isToldBy(told) -> {
                LOG.log(Level.ERROR, "event=REFUND_NUMBER_TAKEN_AT_WECHAT order={0} refund={1}", order.key(),
                        told.outRefundNo());
                yield moveOn(command, Function.identity(),
                        (saving, held) -> reject(saving, learn(saving, held, told, new Source.Query(order.version())),
                                command, command.refusal().orElse(REFUND_NUMBER_TAKEN), clock.instant()));
            }
            case RefundAnswer.Found(var told) -> {
                var known = book.change(
                        saving -> learn(saving, book.order(order.key()), told, new Source.Query(order.version())));
                yield conclude(command, Outlook.of(command.kind(), known));
            }
            case RefundAnswer.NotFound notFound -> conclude(command, Outlook.whenNotFound());
            case RefundAnswer.Unavailable(var cause) -> {
                LOG.log(Level.INFO, "event=QUERY_UNANSWERED order={0} cause={1}", command.key(), cause);
                // The same number refunds once, so nothing is risked by asking for it again.
                yield command.checks() >= UNANSWERED_MAX && (command.refusal().isEmpty() || isShortOfMoney(command))
                        ? conclude(command, Outlook.whenNotFound())
                        : checkLater(command);
            }
        };
    }

    /** Nobody here can send it again, so it is asked about until WeChat says that it was taken, or no request can arrive any more. */
    private Settled followUpAbnormal(Command command, ServiceOrder order) {
        var asked = order.refunds().beingRedirected();
        if (asked.isEmpty()) {
            return conclude(command, Outlook.REACHED);
        }
        return switch (refunds.query(order.key().mchId(), asked.get().outRefundNo())) {
            case RefundAnswer.Found(var told) -> {
                budget.earn(command.key().mchId(), clock.instant());
                var known = book.change(
                        saving -> learn(saving, book.order(order.key()), told, new Source.Query(order.version())));
                yield conclude(command, Outlook.of(command.kind(), known));
            }
            case RefundAnswer.NotFound notFound -> {
                LOG.log(Level.WARNING, "event=REFUND_NOT_AT_WECHAT order={0} refund={1}", order.key(),
                        asked.get().outRefundNo());
                yield checkLater(command);
            }
            case RefundAnswer.Unavailable(var cause) -> {
                LOG.log(Level.INFO, "event=QUERY_UNANSWERED order={0} cause={1}", order.key(), cause);
                yield checkLater(command);
            }
        };
    }

    private ServiceOrder learn(Saving saving, ServiceOrder order, RefundReport told, Source source) {
        var change = order.learnOfRefund(told, source, Optional.empty(), clock.instant());
        change.ifPresent(saving::save);
        return change.map(Change::order).orElse(order);
    }

    /** Refused only until the merchant has enough money with WeChat. */
    private static boolean isShortOfMoney(Command command) {
        return command.refusal().filter(refusal -> refusal.code().equals(CommandAnswer.NotEnough.CODE)).isPresent();
    }

    /**
     * "No such order" is an answer that WeChat may leave unsigned, and then it is none. So an order that perhaps never reached WeChat is
     * asked for once more when asking about it has led nowhere for a while; the same bytes are the same order.
     */
    private static boolean mayBeCreatedUnasked(Command command, ServiceOrder order) {
        return command.kind() == CommandKind.CREATE && command.refusal().isEmpty()
                && order.position() == Position.REQUESTED && command.checks() >= UNANSWERED_MAX;
    }

    /**
     * WeChat refused to create the order, no attempt of ours can have landed, and yet WeChat has an order under the number: it was
     * made with other terms, elsewhere. Taking it for ours would start a service nobody agreed on.
     */
    private static boolean isMadeBySomebodyElse(Command command, ServiceOrder order) {
        return command.kind() == CommandKind.CREATE && command.refusal().isPresent() && !command.mayHaveLanded()
                && order.position() == Position.REQUESTED;
    }

    private Settled giveUp(Command refused) {
        LOG.log(Level.ERROR, "event=NUMBER_TAKEN_AT_WECHAT order={0}", refused.key());
        return moveOn(refused, Function.identity(),
                (saving, order) -> reject(saving, order, refused, refused.refusal().orElseThrow(), clock.instant()));
    }

    /**
     * Moves a command on from where {@code held} has it. Its version is the fencing token: one that somebody else has moved on since
     * is theirs, and stays as it is.
     */
    private <T> T moveOn(Command held, Function<Settled, T> whenElsewhere, BiFunction<Saving, ServiceOrder, T> step) {
        return book.change(saving -> {
            var order = book.order(held.key());
            var stored = book.commands().find(held.id());
            return stored.filter(command -> command.version() == held.version()).isPresent()
                    ? step.apply(saving, order)
                    : whenElsewhere.apply(elsewhere(stored, held, order));
        });
    }

    private Settled settle(Command sent, CommandAnswer answer) {
        var now = clock.instant();
        if (answer instanceof CommandAnswer.Unknown(var cause, var advice)) {
            LOG.log(Level.WARNING, "event=OUTCOME_UNKNOWN order={0} kind={1} cause={2}", sent.key(), sent.kind(),
                    cause);
            telemetry.outcomeUnknown(sent.kind(), cause);
        } else if (!(answer instanceof CommandAnswer.Throttled)) {
            budget.earn(sent.key().mchId(), now);
        }
        return switch (answer) {
            case CommandAnswer.Accepted(var fact, var orderId) -> accept(sent,
                    new Observation(fact, new Source.Answer(), orderId, Optional.empty(), now));
            case CommandAnswer.Acknowledged acknowledged ->
                moveOn(sent, Function.identity(), (saving, order) -> finish(order, sent));
            case CommandAnswer.RefundAccepted(var report) -> acceptRefund(sent, report);
            case CommandAnswer.NotEnough(var decline) -> moveOn(sent, Function.identity(),
                    (saving, order) -> open(order, sent.refusedForNow(decline, soon(sent, now))));
            case CommandAnswer.Declined(var decline) -> moveOn(sent, Function.identity(),
                    (saving, order) -> sent.mayHaveLanded() && leavesTraces(sent)
                            // An earlier attempt may have succeeded; then this is what its success looks like.
                            ? open(order, sent.refusedForNow(decline, soon(sent, now)))
                            : reject(saving, order, sent, decline, now));
            case CommandAnswer.RefusedForNow(var decline) ->
                moveOn(sent, Function.identity(),
                        (saving, order) -> leavesTraces(sent)
                                ? open(order, sent.refusedForNow(decline, soon(sent, now)))
                                : reject(saving, order, sent, decline, now));
            case CommandAnswer.Mismatched(var decline) -> moveOn(sent, Function.identity(),
                    (saving, order) -> mismatched(saving, order, sent.refusedForNow(decline, soon(sent, now)), now));
            case CommandAnswer.Throttled(var retryAfter) ->
                moveOn(sent, Function.identity(), (saving, order) -> open(order, sent.throttled(
                        now.plus(retryAfter.orElse(RetrySchedule.delay(trouble(sent) + 1, random))))));
            case CommandAnswer.Unknown(var cause, var advice) -> moveOn(sent, Function.identity(),
                    (saving, order) -> open(order, advice.filter(refusal -> isAdvisable(sent))
                            .map(refusal -> sent.advised(refusal, soon(sent, now)))
                            .orElseGet(() -> sent.unknown(soon(sent, now)))));
        };
    }

    /** A creation or a refund needs no advice: sending it again is harmless, and where it has not landed no signed answer may ever say so. */
    private static boolean isAdvisable(Command command) {
        return command.kind() != CommandKind.CREATE && command.kind() != CommandKind.REFUND;
    }

    /**
     * Whether a late success would contradict a refusal that the merchant was told. An extra deduction that was refused and comes
     * through all the same is a payment like any other, so its refusal needs no quiet window.
     */
    private static boolean leavesTraces(Command command) {
        return command.kind() != CommandKind.COLLECT;
    }

    /**
     * The refusal keeps the command from being sent again, whatever WeChat is found to hold. Nothing here can repair what differs,
     * so unless the number is simply somebody else's a person is asked to look; where the order stands is learned as ever.
     */
    private Settled mismatched(Saving saving, ServiceOrder order, Command refused, Instant now) {
        if (isMadeBySomebodyElse(refused, order)) {
            return open(order, refused);
        }
        var disputed = order.disputed("WeChat has another " + refused.kind() + " under this number than was sent", now);
        disputed.ifPresent(saving::save);
        return open(disputed.map(Change::order).orElse(order), refused);
    }

    /** What WeChat signed counts whoever holds the command by now; only the command itself is fenced. */
    private Settled accept(Command sent, Observation observation) {
        return book.change(saving -> {
            var order = intake.take(saving, book.order(sent.key()), observation).order();
            var stored = book.commands().find(sent.id());
            return stored.filter(command -> command.version() == sent.version()).isPresent()
                    ? finish(order, sent)
                    : elsewhere(stored, sent, order);
        });
    }

    private Settled acceptRefund(Command sent, RefundReport report) {
        return book.change(saving -> {
            var order = sent.kind() == CommandKind.ABNORMAL_REFUND
                    ? redirected(saving, book.order(sent.key()), report)
                    : learn(saving, book.order(sent.key()), report, new Source.Answer());
            var stored = book.commands().find(sent.id());
            return stored.filter(command -> command.version() == sent.version()).isPresent()
                    ? finish(order, sent)
                    : elsewhere(stored, sent, order);
        });
    }

    private ServiceOrder redirected(Saving saving, ServiceOrder order, RefundReport report) {
        var change = order.refundRedirected(report, clock.instant());
        change.ifPresent(saving::save);
        return change.map(Change::order).orElse(order);
    }

    /** What the command's fate is now that WeChat was asked. */
    private Settled conclude(Command asked, Outlook outlook) {
        var now = clock.instant();
        var again = asked.nextAttempt(now);
        var concluded = moveOn(asked, Concluded::new, (saving, order) -> switch (outlook) {
            case REACHED -> new Concluded(finish(order, asked));
            case OUT_OF_REACH ->
                new Concluded(reject(saving, order, asked, asked.refusal().orElse(lost(order)), now));
            case OPEN -> reasonNotToSend(asked)
                    .map(refusal -> new Concluded(waitOutOrReject(saving, order, asked, refusal, now)))
                    .orElseGet(() -> budget.spend(asked.key().mchId(), now)
                            ? new Concluded(open(order, again), Optional.of(again))
                            : new Concluded(open(order, asked.checked(soon(asked, now)))));
        });
        return concluded.sendAgain().map(this::send).orElse(concluded.settled());
    }

    /** A refusal, unless it is for want of money; and whatever only its caller can send. */
    private static Optional<Decline> reasonNotToSend(Command asked) {
        return asked.kind() == CommandKind.ABNORMAL_REFUND
                ? Optional.of(asked.refusal().orElse(STILL_ABNORMAL))
                : asked.refusal().filter(refusal -> !isShortOfMoney(asked));
    }

    private record Concluded(Settled settled, Optional<Command> sendAgain) {
        Concluded(Settled settled) {
            this(settled, Optional.empty());
        }
    }

    private Settled waitOutOrReject(
            Saving saving, ServiceOrder order, Command command, Decline refusal, Instant now) {
        var quietFrom = command.lastSentAt().plus(QUIET_WINDOW);
        if (now.isBefore(quietFrom) && command.refusal().isEmpty()) {
            var next = soon(command, now);
            return open(order, command.checked(next.isBefore(quietFrom) ? next : quietFrom));
        }
        return now.isBefore(quietFrom)
                ? open(order, command.checked(quietFrom))
                : reject(saving, order, command, refusal, now);
    }

    /** Looks at the command again on its schedule. */
    Settled checkLater(Command asked) {
        var now = clock.instant();
        return moveOn(asked, Function.identity(), (saving, order) -> open(order, asked.checked(soon(asked, now))));
    }

    private Settled open(ServiceOrder order, Command command) {
        book.commands().save(command);
        return new Settled.Open(order);
    }

    private Settled finish(ServiceOrder order, Command command) {
        book.commands().save(command.done());
        ended(command, true);
        return new Settled.Done(order);
    }

    /** The order first, then its command: every transaction that holds both takes them in this order. */
    private Settled reject(Saving saving, ServiceOrder order, Command command, Decline decline, Instant now) {
        if ((command.kind() == CommandKind.REFUND || command.kind() == CommandKind.ABNORMAL_REFUND)
                && Outlook.of(command.kind(), order) == Outlook.REACHED) {
            // WeChat has told of the refund meanwhile: a fact outweighs a refusal.
            return finish(order, command);
        }
        var change = switch (command.kind()) {
            case CREATE -> order.creationDeclined(decline, now);
            case COMPLETE -> Optional.of(order.decisionDeclined(Decision.COMPLETE, decline, now));
            case CANCEL -> Optional.of(order.decisionDeclined(Decision.CANCEL, decline, now));
            case MODIFY -> Optional.of(order.decisionDeclined(Decision.MODIFY, decline, now));
            case SYNC -> Optional.of(order.decisionDeclined(Decision.SYNC, decline, now));
            case COLLECT -> Optional.of(order.decisionDeclined(Decision.COLLECT, decline, now));
            case REFUND -> Optional.of(order.decisionDeclined(Decision.REFUND, decline, now));
            case ABNORMAL_REFUND -> Optional.of(order.refundNotRedirected(decline, now));
        };
        change.ifPresent(saving::save);
        book.commands().save(command.rejected(decline));
        ended(command, false);
        return new Settled.Rejected(change.map(Change::order).orElse(order), decline);
    }

    /**
     * How a command stands that somebody else has moved on, or that the database has forgotten in a failover: nobody will look at
     * it again, but WeChat knows what became of it, and the checks of its order find that out.
     */
    private static Settled elsewhere(Optional<Command> stored, Command held, ServiceOrder order) {
        if (stored.isEmpty()) {
            LOG.log(Level.ERROR, "event=COMMAND_FORGOTTEN order={0} kind={1}", held.key(), held.kind());
            return Outlook.of(held.kind(), order) == Outlook.REACHED
                    ? new Settled.Done(order)
                    : new Settled.Open(order);
        }
        return switch (stored.get().status()) {
            case DONE -> new Settled.Done(order);
            case REJECTED -> new Settled.Rejected(order, stored.get().refusal().orElseThrow());
            case SENT, UNKNOWN -> new Settled.Open(order);
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

    /** Why a command that WeChat did not refuse has come to nothing. */
    private static Decline lost(ServiceOrder order) {
        var position = order.position();
        if (position == Position.COLLECTING) {
            return new Decline("NOT_COLLECTED",
                    "No extra deduction has brought the money so far; WeChat goes on by itself");
        }
        return new Decline(position == Position.CANCELLED ? "ORDER_CANCELED" : "ORDER_DONE",
                "The order has ended as " + position);
    }
}
