package payscore.bootstrap;

import java.util.Map;
import payscore.application.handler.Adoption;
import payscore.application.handler.Announcing;
import payscore.application.handler.AnswerReturnHandler;
import payscore.application.handler.Asking;
import payscore.application.handler.CancelServiceOrderHandler;
import payscore.application.handler.CommandFollowUp;
import payscore.application.handler.CommandProtocol;
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
import payscore.application.handler.permission.AnswerAuthorizationReturnHandler;
import payscore.application.handler.permission.AuthorizationAnnouncing;
import payscore.application.handler.permission.AuthorizationAsking;
import payscore.application.handler.permission.AuthorizationBook;
import payscore.application.handler.permission.AuthorizationChecks;
import payscore.application.handler.permission.AuthorizationNotices;
import payscore.application.handler.permission.FindAuthorizationHandler;
import payscore.application.handler.permission.LaunchAuthorizationHandler;
import payscore.application.handler.permission.PermissionRunner;
import payscore.application.handler.permission.PrePermitHandler;
import payscore.application.handler.permission.ReadAuthorizationHandler;
import payscore.application.handler.permission.RefreshAuthorizationHandler;
import payscore.application.handler.permission.TerminateAuthorizationHandler;
import payscore.application.handler.reconciliation.BillComparison;
import payscore.application.handler.reconciliation.DifferenceInquiry;
import payscore.application.handler.reconciliation.JudgeDifferenceHandler;
import payscore.application.handler.reconciliation.ListDifferencesHandler;
import payscore.application.handler.reconciliation.ReadReconciliationHandler;
import payscore.application.handler.reconciliation.ReconciliationBook;
import payscore.application.handler.reconciliation.ReconciliationWork;
import payscore.application.handler.reconciliation.RunReconciliationHandler;
import payscore.application.handler.refund.ApplyAbnormalRefundHandler;
import payscore.application.handler.refund.ReadRefundHandler;
import payscore.application.handler.refund.RefundServiceOrderHandler;
import payscore.application.port.in.AnswerAuthorizationReturn;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.CancelServiceOrder;
import payscore.application.port.in.CompleteServiceOrder;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DoDueWork;
import payscore.application.port.in.EnableWebhookEndpoint;
import payscore.application.port.in.FindAuthorization;
import payscore.application.port.in.HandOverWork;
import payscore.application.port.in.JudgeDifference;
import payscore.application.port.in.KeepBuckets;
import payscore.application.port.in.LaunchAuthorization;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.LaunchDetail;
import payscore.application.port.in.ListDifferences;
import payscore.application.port.in.ListServiceOrders;
import payscore.application.port.in.ListWebhookDeliveries;
import payscore.application.port.in.ListWebhookEndpoints;
import payscore.application.port.in.PrePermit;
import payscore.application.port.in.ReadAuthorization;
import payscore.application.port.in.ReadHistory;
import payscore.application.port.in.ReadReconciliation;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.ReadWebhookDelivery;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.in.RefreshAuthorization;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.application.port.in.ReplayParkedWebhooks;
import payscore.application.port.in.ReplayWebhookDelivery;
import payscore.application.port.in.RunReconciliation;
import payscore.application.port.in.TerminateAuthorization;
import payscore.application.port.in.collection.CollectServiceOrder;
import payscore.application.port.in.collection.ModifyServiceOrder;
import payscore.application.port.in.collection.SyncServiceOrder;
import payscore.application.port.in.refund.ApplyAbnormalRefund;
import payscore.application.port.in.refund.ReadRefund;
import payscore.application.port.in.refund.RefundServiceOrder;
import payscore.application.port.out.store.Subject;

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
        Bills bills,
        DoDueWork doDueWork,
        KeepBuckets keepBuckets,
        HandOverWork handOverWork,
        Authorizations authorizations) {
    /** What a merchant can do while WeChat collects. */
    public record Collection(
            ModifyServiceOrder modifyServiceOrder,
            SyncServiceOrder syncServiceOrder,
            CollectServiceOrder collectServiceOrder) {}

    /** Giving money back. */
    public record Refunds(
            RefundServiceOrder refundServiceOrder, ReadRefund readRefund, ApplyAbnormalRefund applyAbnormalRefund) {}

    /** No-confirm mode. */
    public record Authorizations(
            PrePermit prePermit,
            LaunchAuthorization launch,
            ReadAuthorization read,
            RefreshAuthorization refresh,
            AnswerAuthorizationReturn answerReturn,
            FindAuthorization find,
            TerminateAuthorization terminate) {}

    /** About WeChat's daily bills. */
    public record Bills(
            ReadReconciliation readReconciliation,
            RunReconciliation runReconciliation,
            ListDifferences listDifferences,
            JudgeDifference judgeDifference) {}

    public static UseCases on(Ports ports) {
        var store = ports.store();
        var weChat = ports.weChat();
        var clock = ports.surroundings().clock();
        var telemetry = ports.surroundings().telemetry();
        var book = new OrderBook(store.orders(), store.commands(), store.transactions(), new Announcing(
                store.deliveries(), ports.webhooks().endpoints(), ports.webhooks().messages(), telemetry));
        var asking = new Asking(book, weChat.gateway(), clock);
        var conditions = new CommandProtocol.Conditions(telemetry, clock, ports.surroundings().random());
        var runner = new CommandRunner(book, asking, weChat.gateway(), weChat.refunds(), conditions);
        var refundChecks = new RefundChecks(book, weChat.refunds(), clock);
        var pieces = new Pieces(ports.surroundings().executor());
        var buckets = new KeepBucketsHandler(ports.surroundings().node(), store.leases(), telemetry, clock);
        var webhooks = new WebhookBook(
                store.deliveries(), store.switchedOffEndpoints(), ports.webhooks().endpoints(), store.transactions());
        var attempts = new WebhookAttempts(
                webhooks, ports.webhooks().sending(), telemetry, clock, ports.surroundings().random());
        var permissions = new AuthorizationBook(store.authorizations(), store.commands(), store.transactions(),
                new AuthorizationAnnouncing(store.deliveries(), ports.webhooks().endpoints(),
                        ports.webhooks().authorizationMessages()));
        var permissionRunner = new PermissionRunner(permissions, weChat.permissions(), conditions);
        var permissionAsking = new AuthorizationAsking(permissions, weChat.permissions(), clock);
        var adoption = new Adoption(book, weChat.gateway(), weChat.merchants(), clock);
        var reconciliations = new ReconciliationBook(ports.bills().reconciliations(), ports.bills().differences(),
                ports.bills().payments(), ports.bills().refunds(), ports.bills().billedRefunds(), store.transactions());
        var dueWork = new DoDueWorkHandler(buckets, Map.of(
                DoDueWork.Kind.NOTIFICATIONS,
                new NotificationApplier(book, adoption,
                        new AuthorizationNotices(permissions, weChat.permissions(), store.inbox(), clock),
                        store.refundNumbers(), store.inbox(), weChat.reading(), telemetry, pieces, clock),
                DoDueWork.Kind.COMMANDS, new CommandFollowUp(store.commands(), Map.of(
                        Subject.Kind.SERVICE_ORDER, runner, Subject.Kind.AUTHORIZATION, permissionRunner), pieces,
                        clock),
                DoDueWork.Kind.CHECKS, new OrderChecks(book, asking,
                        refundChecks, telemetry, pieces, clock),
                DoDueWork.Kind.AUTHORIZATIONS,
                new AuthorizationChecks(permissions, permissionAsking, telemetry, pieces, clock),
                DoDueWork.Kind.WEBHOOKS,
                new WebhookDispatcher(webhooks, attempts, WebhookDispatcher.Limits.DEFAULT,
                        ports.surroundings().executor(), clock),
                DoDueWork.Kind.RECONCILIATIONS,
                new ReconciliationWork(reconciliations,
                        new BillComparison(reconciliations, book, ports.bills().gateway(), telemetry, clock),
                        new DifferenceInquiry(reconciliations, book, asking, adoption, clock), weChat.merchants(),
                        pieces, clock),
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
                        new ModifyServiceOrderHandler(book, runner, weChat.merchants(), clock),
                        new SyncServiceOrderHandler(book, runner, clock),
                        new CollectServiceOrderHandler(book, runner, asking, weChat.merchants(), clock)),
                new Refunds(
                        new RefundServiceOrderHandler(book, runner, asking, store.refundNumbers(), clock),
                        new ReadRefundHandler(book, store.refundNumbers()),
                        new ApplyAbnormalRefundHandler(book, runner, refundChecks, weChat.refunds(),
                                store.refundNumbers(), clock)),
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
                new Bills(new ReadReconciliationHandler(reconciliations),
                        new RunReconciliationHandler(reconciliations, clock),
                        new ListDifferencesHandler(reconciliations),
                        new JudgeDifferenceHandler(reconciliations, clock)),
                dueWork,
                buckets,
                new HandOverWorkHandler(buckets),
                new Authorizations(
                        new PrePermitHandler(permissions, permissionRunner, weChat.merchants(), clock),
                        new LaunchAuthorizationHandler(permissions, permissionRunner, weChat.signing(), clock),
                        new ReadAuthorizationHandler(permissions),
                        new RefreshAuthorizationHandler(permissions, permissionAsking),
                        new AnswerAuthorizationReturnHandler(permissions, permissionAsking, clock),
                        new FindAuthorizationHandler(
                                permissions, weChat.permissions(), weChat.merchants(), clock),
                        new TerminateAuthorizationHandler(permissions, permissionRunner, permissionAsking,
                                weChat.permissions(), weChat.merchants(), clock)));
    }
}
