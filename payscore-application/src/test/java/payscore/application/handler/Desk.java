package payscore.application.handler;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import payscore.application.fixture.FaultyTransactions;
import payscore.application.fixture.InMemoryStore;
import payscore.application.fixture.ManualClock;
import payscore.application.fixture.PlainLaunchSigning;
import payscore.application.fixture.ScriptedPayScoreGateway;
import payscore.application.fixture.ScriptedRefundGateway;
import payscore.application.fixture.SilentTelemetry;
import payscore.application.handler.collection.CollectServiceOrderHandler;
import payscore.application.handler.collection.ModifyServiceOrderHandler;
import payscore.application.handler.collection.SyncServiceOrderHandler;
import payscore.application.handler.refund.ApplyAbnormalRefundHandler;
import payscore.application.handler.refund.ReadRefundHandler;
import payscore.application.handler.refund.RefundServiceOrderHandler;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DoDueWork.Kind;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.NodeId;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.wechat.NotificationReading.Content;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;
import payscore.domain.merchant.Service;
import payscore.domain.order.Change;
import payscore.domain.order.Fact;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderEvent;

/** The whole application on a desk: every handler, a store in memory, a scripted WeChat, a clock that is moved by hand. */
final class Desk {
    final ManualClock clock = new ManualClock(ServiceOrders.REQUESTED_AT);
    final InMemoryStore store = new InMemoryStore(clock);
    final FaultyTransactions transactions = new FaultyTransactions(store.transactions());
    final ScriptedPayScoreGateway weChat = new ScriptedPayScoreGateway(store::isInTransaction);
    final ScriptedRefundGateway weChatRefunds = new ScriptedRefundGateway(store::isInTransaction);
    final Map<String, Content> notifications = new HashMap<>();
    final OrderBook book;
    final CreateServiceOrderHandler create;
    final LaunchConfirmationHandler launch;
    final LaunchDetailHandler detail;
    final RefreshServiceOrderHandler refresh;
    final AnswerReturnHandler answerReturn;
    final CompleteServiceOrderHandler complete;
    final CancelServiceOrderHandler cancel;
    final ModifyServiceOrderHandler modify;
    final SyncServiceOrderHandler sync;
    final CollectServiceOrderHandler collect;
    final RefundServiceOrderHandler refund;
    final ReadRefundHandler readRefund;
    final ApplyAbnormalRefundHandler applyAbnormal;
    final ReceiveNotificationHandler receive;
    final ReadHistoryHandler history;
    final KeepBucketsHandler buckets;
    final DoDueWorkHandler dueWork;
    /** The merchant's endpoints. */
    List<String> endpoints = List.of();

    Service service = ServiceOrders.SERVICE;

    /** How often a person was asked to look at an order. */
    int quarantined;

    Desk() {
        var telemetry = new SilentTelemetry() {
            @Override
            public void quarantined() {
                quarantined++;
            }
        };
        book = new OrderBook(store.orders(), store.commands(), transactions,
                new Announcing(store.deliveries(), mchId -> endpoints, this::message, telemetry));
        var asking = new Asking(book, weChat, clock);
        var runner = new CommandRunner(book, asking, weChat, weChatRefunds, telemetry, clock, new Random(7));
        var signing = new PlainLaunchSigning();
        var merchants = new OneMerchant();
        create = new CreateServiceOrderHandler(book, runner, merchants, store.references(), clock);
        launch = new LaunchConfirmationHandler(book, runner, signing, clock);
        detail = new LaunchDetailHandler(book, signing);
        refresh = new RefreshServiceOrderHandler(book, asking);
        answerReturn = new AnswerReturnHandler(book, asking, weChat, merchants, clock);
        complete = new CompleteServiceOrderHandler(book, runner, merchants, clock);
        cancel = new CancelServiceOrderHandler(book, runner, clock);
        modify = new ModifyServiceOrderHandler(book, runner, merchants, clock);
        sync = new SyncServiceOrderHandler(book, runner, clock);
        collect = new CollectServiceOrderHandler(book, runner, asking, merchants, clock);
        refund = new RefundServiceOrderHandler(book, runner, asking, store.refundNumbers(), clock);
        readRefund = new ReadRefundHandler(book, store.refundNumbers());
        var refundChecks = new RefundChecks(book, weChatRefunds, clock);
        applyAbnormal = new ApplyAbnormalRefundHandler(
                book, runner, refundChecks, weChatRefunds, store.refundNumbers(), clock);
        receive = new ReceiveNotificationHandler(store.letterbox());
        history = new ReadHistoryHandler(book);
        var pieces = new Pieces(new SameThread());
        buckets = new KeepBucketsHandler(new NodeId("desk"), store.leases(), telemetry, clock);
        dueWork = new DoDueWorkHandler(buckets, Map.of(
                Kind.NOTIFICATIONS,
                new NotificationApplier(book, new Adoption(book, weChat, merchants, clock),
                        (waiting, about) -> false, store.refundNumbers(), store.inbox(),
                        n -> notifications.get(n.id()), telemetry, pieces, clock),
                Kind.COMMANDS, new CommandFollowUp(book, runner, pieces, clock),
                Kind.CHECKS, new OrderChecks(book, asking, refundChecks, telemetry, pieces, clock)));
    }

    private RequestBody message(Change change) {
        return RequestBody.of(change.event().kind() + " " + change.order().version());
    }

    static CreateServiceOrder.Request request() {
        return new CreateServiceOrder.Request(ServiceOrders.MCH_ID, ServiceOrders.OUT_ORDER_NO,
                ServiceOrders.SERVICE_ID, ServiceOrders.terms(), Optional.empty());
    }

    /** An order that WeChat created. */
    Desk withCreatedOrder() {
        weChat.accepts(new Fact.Created(Optional.of(ticket())));
        create.create(request());
        return this;
    }

    /** An order that the user confirmed. */
    Desk withOrderInUse() {
        withCreatedOrder();
        clock.moveTo(ServiceOrders.CONFIRMED_AT);
        isNotified("confirmed", confirmed());
        clock.moveTo(ServiceOrders.COMPLETED_AT);
        return this;
    }

    /** An order that WeChat collects. */
    Desk withOrderCollecting() {
        withOrderInUse();
        weChat.accepts(new Fact.Completed(Confirmation.UNKNOWN, ServiceOrders.waiting()));
        complete.complete(ServiceOrders.KEY, ServiceOrders.completionTerms());
        clock.advance(Duration.ofMinutes(1));
        return this;
    }

    Fact confirmed() {
        return new Fact.Confirmed(ServiceOrders.confirmation(), Optional.of(ServiceOrders.terms().riskFund().amount()));
    }

    ConfirmationTicket ticket() {
        return ConfirmationTicket.issued("ticket-of-" + clock.instant().getEpochSecond(), clock.instant());
    }

    /** WeChat's notification arrives and is applied. */
    void isNotified(String id, Fact fact) {
        receives(id, fact);
        round();
    }

    /** WeChat's notification arrives. */
    void receives(String id, Fact fact) {
        notifications.put(id, new Content.AboutOrder(
                ServiceOrders.KEY, fact, Optional.of(ServiceOrders.ORDER_ID), Optional.of(clock.instant())));
        receive.receive(new Notification(ServiceOrders.MCH_ID, id, "PAYSCORE.ANY", "serial", clock.instant(),
                RequestBody.of(id)));
    }

    /** A round of each kind. */
    int round() {
        buckets.keep();
        return Stream.of(Kind.NOTIFICATIONS, Kind.COMMANDS, Kind.CHECKS)
                .mapToInt(kind -> dueWork.round(kind, 50))
                .sum();
    }

    /** Time passes and due work is done every second on the way. */
    void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            round();
        }
    }

    /** What the merchant's only endpoint is told of. */
    List<WebhookDelivery> deliveries() {
        return store.deliveries().due(Buckets.ALL, Instant.MAX, Set.of(), Integer.MAX_VALUE);
    }

    ServiceOrder order() {
        return store.orders().find(ServiceOrders.KEY).orElseThrow();
    }

    Optional<Command> unfinished() {
        return store.commands().unfinished(ServiceOrders.KEY);
    }

    List<ServiceOrderEvent.Kind> events() {
        return store.orders().history(ServiceOrders.KEY).stream().map(entry -> entry.event().kind()).toList();
    }

    List<RequestBody> bodiesSent(CommandKind kind) {
        return weChat.sent().stream().filter(sent -> sent.kind() == kind).map(ScriptedPayScoreGateway.Sent::body)
                .toList();
    }

    private final class OneMerchant implements Merchants {
        @Override
        public Optional<Merchant> find(MchId mchId) {
            return all().stream().filter(merchant -> merchant.mchId().equals(mchId)).findFirst();
        }

        @Override
        public List<Merchant> all() {
            return List.of(new Merchant(ServiceOrders.MCH_ID, List.of(service)));
        }
    }

    /** Runs every piece of work at once, in order. */
    private static final class SameThread extends AbstractExecutorService implements ExecutorService {
        @Override
        public void execute(Runnable piece) {
            piece.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
