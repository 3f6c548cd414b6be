package payscore.bootstrap;

import java.util.Map;
import payscore.application.handler.Adoption;
import payscore.application.handler.Announcing;
import payscore.application.handler.AnswerReturnHandler;
import payscore.application.handler.Asking;
import payscore.application.handler.CancelServiceOrderHandler;
import payscore.application.handler.CommandFollowUp;
import payscore.application.handler.CommandRunner;
import payscore.application.handler.CompleteServiceOrderHandler;
import payscore.application.handler.CreateServiceOrderHandler;
import payscore.application.handler.DoDueWorkHandler;
import payscore.application.handler.EnableWebhookEndpointHandler;
import payscore.application.handler.HandOverWorkHandler;
import payscore.application.handler.Housekeeping;
import payscore.application.handler.KeepBucketsHandler;
import payscore.application.handler.LaunchConfirmationHandler;
import payscore.application.handler.LaunchDetailHandler;
import payscore.application.handler.ListServiceOrdersHandler;
import payscore.application.handler.ListWebhookDeliveriesHandler;
import payscore.application.handler.ListWebhookEndpointsHandler;
import payscore.application.handler.NotificationApplier;
import payscore.application.handler.OrderBook;
import payscore.application.handler.OrderChecks;
import payscore.application.handler.Pieces;
import payscore.application.handler.ReadHistoryHandler;
import payscore.application.handler.ReadServiceOrderHandler;
import payscore.application.handler.ReadWebhookDeliveryHandler;
import payscore.application.handler.ReceiveNotificationHandler;
import payscore.application.handler.RefreshServiceOrderHandler;
import payscore.application.handler.RefundChecks;
import payscore.application.handler.ReplayParkedWebhooksHandler;
import payscore.application.handler.ReplayWebhookDeliveryHandler;
import payscore.application.handler.WebhookAttempts;
import payscore.application.handler.WebhookBook;
import payscore.application.handler.WebhookDispatcher;
import payscore.application.handler.collection.CollectServiceOrderHandler;
import payscore.application.handler.collection.ModifyServiceOrderHandler;
import payscore.application.handler.collection.SyncServiceOrderHandler;
import payscore.application.handler.refund.ReadRefundHandler;
import payscore.application.handler.refund.RefundServiceOrderHandler;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.CancelServiceOrder;
import payscore.application.port.in.CompleteServiceOrder;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DoDueWork;
import payscore.application.port.in.EnableWebhookEndpoint;
import payscore.application.port.in.HandOverWork;
import payscore.application.port.in.KeepBuckets;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.LaunchDetail;
import payscore.application.port.in.ListServiceOrders;
import payscore.application.port.in.ListWebhookDeliveries;
import payscore.application.port.in.ListWebhookEndpoints;
import payscore.application.port.in.ReadHistory;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.ReadWebhookDelivery;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.application.port.in.ReplayParkedWebhooks;
import payscore.application.port.in.ReplayWebhookDelivery;
import payscore.application.port.in.collection.CollectServiceOrder;
import payscore.application.port.in.collection.ModifyServiceOrder;
import payscore.application.port.in.collection.SyncServiceOrder;
import payscore.application.port.in.refund.ReadRefund;
import payscore.application.port.in.refund.RefundServiceOrder;

/** Every use case of one node, built with {@code new}, so that what depends on what can be read here. */
public record UseCases(
        CreateServiceOrder createServiceOrder,
        LaunchConfirmation launchConfirmation,
        LaunchDetail launchDetail,
        AnswerReturn answerReturn,
        RefreshServiceOrder refreshServiceOrder,
        CompleteServiceOrder completeServiceOrder,
        CancelServiceOrder cancelServiceOrder,
        Collection collection,
        Refunds refunds,
        ReadServiceOrder readServiceOrder,
        ListServiceOrders listServiceOrders,
        ReadHistory readHistory,
        ReceiveNotification receiveNotification,
        ListWebhookDeliveries listWebhookDeliveries,
        ReadWebhookDelivery readWebhookDelivery,
        ReplayWebhookDelivery replayWebhookDelivery,
        ReplayParkedWebhooks replayParkedWebhooks,
        ListWebhookEndpoints listWebhookEndpoints,
        EnableWebhookEndpoint enableWebhookEndpoint,
        DoDueWork doDueWork,
        KeepBuckets keepBuckets,
        HandOverWork handOverWork) {
    /** What a merchant can do while WeChat collects. */
    public record Collection(
            ModifyServiceOrder modifyServiceOrder,
            SyncServiceOrder syncServiceOrder,
            CollectServiceOrder collectServiceOrder) {}

    /** Giving money back. */
    public record Refunds(RefundServiceOrder refundServiceOrder, ReadRefund readRefund) {}

    public static UseCases on(Ports ports) {
        var store = ports.store();
        var weChat = ports.weChat();
        var clock = ports.surroundings().clock();
        var telemetry = ports.surroundings().telemetry();
        var book = new OrderBook(store.orders(), store.commands(), store.transactions(), new Announcing(
                store.deliveries(), ports.webhooks().endpoints(), ports.webhooks().messages(), telemetry));
        var asking = new Asking(book, weChat.gateway(), clock);
        var runner = new CommandRunner(
                book, asking, weChat.gateway(), weChat.refunds(), telemetry, clock,
                ports.surroundings().random());
        var pieces = new Pieces(ports.surroundings().executor());
        var buckets = new KeepBucketsHandler(ports.surroundings().node(), store.leases(), telemetry, clock);
        var webhooks = new WebhookBook(
                store.deliveries(), store.switchedOffEndpoints(), ports.webhooks().endpoints(), store.transactions());
        var attempts = new WebhookAttempts(
                webhooks, ports.webhooks().sending(), telemetry, clock, ports.surroundings().random());
        var dueWork = new DoDueWorkHandler(buckets, Map.of(
                DoDueWork.Kind.NOTIFICATIONS,
                new NotificationApplier(book, new Adoption(book, weChat.gateway(), weChat.merchants(), clock),
                        store.refundNumbers(), store.inbox(), weChat.reading(), telemetry, pieces, clock),
                DoDueWork.Kind.COMMANDS, new CommandFollowUp(book, runner, pieces, clock),
                DoDueWork.Kind.CHECKS, new OrderChecks(book, asking,
                        new RefundChecks(book, weChat.refunds(), clock), telemetry, pieces, clock),
                DoDueWork.Kind.WEBHOOKS,
                new WebhookDispatcher(webhooks, attempts, WebhookDispatcher.Limits.DEFAULT,
                        ports.surroundings().executor(), clock),
                DoDueWork.Kind.HOUSEKEEPING,
                new Housekeeping(store.inbox(), store.idempotencyRecords(), store.deliveries(), clock)));
        return new UseCases(
                new CreateServiceOrderHandler(book, runner, weChat.merchants(), store.references(), clock),
                new LaunchConfirmationHandler(book, runner, weChat.signing(), clock),
                new LaunchDetailHandler(book, weChat.signing()),
                new AnswerReturnHandler(book, asking, weChat.gateway(), weChat.merchants(), clock),
                new RefreshServiceOrderHandler(book, asking),
                new CompleteServiceOrderHandler(book, runner, weChat.merchants(), clock),
                new CancelServiceOrderHandler(book, runner, clock),
                new Collection(
                        new ModifyServiceOrderHandler(book, runner, clock),
                        new SyncServiceOrderHandler(book, runner, clock),
                        new CollectServiceOrderHandler(book, runner, asking, weChat.merchants(), clock)),
                new Refunds(
                        new RefundServiceOrderHandler(book, runner, asking, store.refundNumbers(), clock),
                        new ReadRefundHandler(book, store.refundNumbers())),
                new ReadServiceOrderHandler(book),
                new ListServiceOrdersHandler(book),
                new ReadHistoryHandler(book),
                new ReceiveNotificationHandler(store.letterbox()),
                new ListWebhookDeliveriesHandler(webhooks),
                new ReadWebhookDeliveryHandler(webhooks),
                new ReplayWebhookDeliveryHandler(webhooks, clock),
                new ReplayParkedWebhooksHandler(webhooks, clock),
                new ListWebhookEndpointsHandler(webhooks),
                new EnableWebhookEndpointHandler(webhooks),
                dueWork,
                buckets,
                new HandOverWorkHandler(buckets));
    }
}
