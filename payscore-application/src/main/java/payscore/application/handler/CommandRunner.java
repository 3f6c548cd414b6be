package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.Subject;
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

/** The commands of orders, refunds among them. */
public final class CommandRunner extends CommandProtocol<ServiceOrder, Saving> {
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
    private final InstantSource clock;

    public CommandRunner(OrderBook book, Asking asking, PayScoreGateway gateway, RefundGateway refunds,
            Conditions conditions) {
        super(book, book.commands(), conditions);
        this.book = book;
        this.intake = new FactIntake(book.orders());
        this.asking = asking;
        this.gateway = gateway;
        this.refunds = refunds;
        this.clock = conditions.clock();
    }

    public CommandRunner(OrderBook book, Asking asking, PayScoreGateway gateway, RefundGateway refunds,
            Telemetry telemetry, InstantSource clock, RandomGenerator random) {
        this(book, asking, gateway, refunds, new Conditions(telemetry, clock, random));
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
        return remember(Subject.of(order.key()), kind, body, now);
    }

    private RequestBody render(ServiceOrder order, CommandKind kind) {
        return kind == CommandKind.REFUND
                ? refunds.render(order.key().mchId(), order.refunds().requested().orElseThrow())
                : gateway.render(kind, order);
    }

    @Override
    protected ServiceOrder read(Subject key) {
        return book.order(key.orderKey());
    }

    @Override
    protected CommandAnswer deliver(Command command, ServiceOrder order) {
        return command.kind() == CommandKind.REFUND
                ? refunds.send(order.key().mchId(), command.body())
                : gateway.send(command.kind(), order, command.body());
    }

    @Override
    protected Finding ask(Command command, ServiceOrder order) {
        return switch (command.kind()) {
            case REFUND -> askAboutRefund(command, order);
            case ABNORMAL_REFUND -> askAboutRedirection(order);
            default -> askAboutOrder(command, order);
        };
    }

    private Finding askAboutOrder(Command command, ServiceOrder order) {
        return switch (gateway.query(OrderQuery.about(order))) {
            case QueryAnswer.Found found when isMadeBySomebodyElse(command, order) -> {
                LOG.log(Level.ERROR, "event=NUMBER_TAKEN_AT_WECHAT order={0}", order.key());
                yield new Finding.OutOfReach(command.refusal().orElseThrow());
            }
            case QueryAnswer.Found(var number, var fact, var orderId, var terms) -> {
                var known = asking.take(order.key(), order.version(), fact, orderId, clock.instant());
                yield finding(Outlook.of(command.kind(), known), known);
            }
            case QueryAnswer.NotFound notFound when command.kind() == CommandKind.CREATE ->
                finding(Outlook.whenNotFound(), order);
            case QueryAnswer.NotFound notFound -> {
                LOG.log(Level.WARNING, "event=NOT_AT_WECHAT order={0} kind={1}", order.key(), command.kind());
                yield new Finding.NothingToGoBy();
            }
            case QueryAnswer.Unavailable(var cause) -> new Finding.Unanswered(cause);
        };
    }

    /** A refund is asked about by its own number; the order says nothing of it. */
    private Finding askAboutRefund(Command command, ServiceOrder order) {
        var asked = order.refunds().requested();
        if (asked.isEmpty()) {
            return new Finding.Reached();
        }
        return switch (refunds.query(order.key().mchId(), asked.get().outRefundNo())) {
            case RefundAnswer.Found(var told) -> {
                var known = book.change(saving -> learn(saving, book.order(order.key()), told,
                        new Source.Query(order.version()), clock.instant()));
                if (!asked.get().isToldBy(told)) {
                    LOG.log(Level.ERROR, "event=REFUND_NUMBER_TAKEN_AT_WECHAT order={0} refund={1}", order.key(),
                            told.outRefundNo());
                    yield new Finding.OutOfReach(REFUND_NUMBER_TAKEN);
                }
                yield finding(Outlook.of(command.kind(), known), known);
            }
            case RefundAnswer.NotFound notFound -> finding(Outlook.whenNotFound(), order);
            case RefundAnswer.Unavailable(var cause) -> new Finding.Unanswered(cause);
        };
    }

    /** Nobody here can send it again, so it is asked about until WeChat says that it was taken, or no request can arrive any more. */
    private Finding askAboutRedirection(ServiceOrder order) {
        var asked = order.refunds().beingRedirected();
        if (asked.isEmpty()) {
            return new Finding.Reached();
        }
        return switch (refunds.query(order.key().mchId(), asked.get().outRefundNo())) {
            case RefundAnswer.Found(var told) -> {
                var known = book.change(saving -> learn(saving, book.order(order.key()), told,
                        new Source.Query(order.version()), clock.instant()));
                yield finding(Outlook.of(CommandKind.ABNORMAL_REFUND, known), known);
            }
            case RefundAnswer.NotFound notFound -> {
                LOG.log(Level.WARNING, "event=REFUND_NOT_AT_WECHAT order={0} refund={1}", order.key(),
                        asked.get().outRefundNo());
                yield new Finding.NothingToGoBy();
            }
            case RefundAnswer.Unavailable(var cause) -> new Finding.Unanswered(cause);
        };
    }

    private static Finding finding(Outlook outlook, ServiceOrder order) {
        return switch (outlook) {
            case REACHED -> new Finding.Reached();
            case OPEN -> new Finding.StillOpen();
            case OUT_OF_REACH -> new Finding.OutOfReach(lost(order));
        };
    }

    @Override
    protected ServiceOrder learn(
            Saving saving, ServiceOrder order, Command sent, CommandAnswer.Success answer, Instant now) {
        return switch (answer) {
            case CommandAnswer.Accepted(var fact, var orderId) -> intake.take(saving, order,
                    new Observation(fact, new Source.Answer(), orderId, Optional.empty(), now)).order();
            case CommandAnswer.RefundAccepted(var report) when sent.kind() == CommandKind.ABNORMAL_REFUND ->
                redirected(saving, order, report, now);
            case CommandAnswer.RefundAccepted(var report) ->
                learn(saving, order, report, new Source.Answer(), now);
            case CommandAnswer.Acknowledged acknowledged -> order;
            case CommandAnswer.AuthorizationAccepted elsewhere ->
                throw new IllegalStateException("An answer about an authorization to " + order.key());
        };
    }

    private static ServiceOrder learn(
            Saving saving, ServiceOrder order, RefundReport told, Source source, Instant now) {
        var change = order.learnOfRefund(told, source, Optional.empty(), now);
        change.ifPresent(saving::save);
        return change.map(Change::order).orElse(order);
    }

    private static ServiceOrder redirected(Saving saving, ServiceOrder order, RefundReport report, Instant now) {
        var change = order.refundRedirected(report, now);
        change.ifPresent(saving::save);
        return change.map(Change::order).orElse(order);
    }

    @Override
    protected Optional<Decline> reasonToGiveUp(CommandKind kind) {
        return Optional.of(STILL_ABNORMAL).filter(reason -> kind == CommandKind.ABNORMAL_REFUND);
    }

    /** A creation is asked for once more only while WeChat has said nothing of the order. */
    @Override
    protected boolean isRepeatable(Command command, ServiceOrder order) {
        return switch (command.kind()) {
            case CREATE -> order.position() == Position.REQUESTED;
            // The same number refunds once, so nothing is risked by asking for it again.
            case REFUND -> true;
            default -> false;
        };
    }

    /**
     * WeChat refused to create the order, no attempt of ours can have landed, and yet WeChat has an order under the number: it was
     * made with other terms, elsewhere. Taking it for ours would start a service nobody agreed on.
     */
    private static boolean isMadeBySomebodyElse(Command command, ServiceOrder order) {
        return command.kind() == CommandKind.CREATE && command.refusal().isPresent() && !command.mayHaveLanded()
                && order.position() == Position.REQUESTED;
    }

    /** Unless the number is simply somebody else's a person is asked to look. */
    @Override
    protected ServiceOrder differs(Saving saving, ServiceOrder order, Command refused, Instant now) {
        if (isMadeBySomebodyElse(refused, order)) {
            return order;
        }
        var disputed = order.disputed("WeChat has another " + refused.kind() + " under this number than was sent", now);
        disputed.ifPresent(saving::save);
        return disputed.map(Change::order).orElse(order);
    }

    @Override
    protected boolean leavesTraces(CommandKind kind) {
        return kind != CommandKind.COLLECT;
    }

    @Override
    protected boolean isReached(Command command, ServiceOrder order) {
        return Outlook.of(command.kind(), order) == Outlook.REACHED;
    }

    @Override
    protected Optional<ServiceOrder> decline(
            Saving saving, ServiceOrder order, CommandKind kind, Decline decline, Instant now) {
        if ((kind == CommandKind.REFUND || kind == CommandKind.ABNORMAL_REFUND)
                && Outlook.of(kind, order) == Outlook.REACHED) {
            return Optional.empty();
        }
        var change = switch (kind) {
            case CREATE -> order.creationDeclined(decline, now);
            case COMPLETE -> Optional.of(order.decisionDeclined(Decision.COMPLETE, decline, now));
            case CANCEL -> Optional.of(order.decisionDeclined(Decision.CANCEL, decline, now));
            case MODIFY -> Optional.of(order.decisionDeclined(Decision.MODIFY, decline, now));
            case SYNC -> Optional.of(order.decisionDeclined(Decision.SYNC, decline, now));
            case COLLECT -> Optional.of(order.decisionDeclined(Decision.COLLECT, decline, now));
            case REFUND -> Optional.of(order.decisionDeclined(Decision.REFUND, decline, now));
            case ABNORMAL_REFUND -> Optional.of(order.refundNotRedirected(decline, now));
            case PRE_PERMIT, TERMINATE -> throw new IllegalStateException("No order is asked to " + kind);
        };
        change.ifPresent(saving::save);
        return Optional.of(change.map(Change::order).orElse(order));
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
