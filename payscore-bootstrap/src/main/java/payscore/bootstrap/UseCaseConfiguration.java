package payscore.bootstrap;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.AuthorizationRepository;
import payscore.application.port.out.store.BilledRefunds;
import payscore.application.port.out.store.BucketLeases;
import payscore.application.port.out.store.BusinessReferences;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.Differences;
import payscore.application.port.out.store.IdempotencyRecords;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Letterbox;
import payscore.application.port.out.store.NodeId;
import payscore.application.port.out.store.Payments;
import payscore.application.port.out.store.Reconciliations;
import payscore.application.port.out.store.RefundNumbers;
import payscore.application.port.out.store.RefundRecords;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.SwitchedOffEndpoints;
import payscore.application.port.out.store.Transactions;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.application.port.out.webhook.AuthorizationMessages;
import payscore.application.port.out.webhook.WebhookEndpoints;
import payscore.application.port.out.webhook.WebhookMessages;
import payscore.application.port.out.webhook.WebhookSending;
import payscore.application.port.out.wechat.BillGateway;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.application.port.out.wechat.NotificationReading;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.RefundGateway;

/** Hands the adapters to the use cases, and each use case to whoever asks for it. */
@Configuration(proxyBeanMethods = false)
class UseCaseConfiguration {
    @Bean
    Ports.Store storePorts(ServiceOrderRepository orders, CommandRepository commands, Inbox inbox, Letterbox letterbox,
            IdempotencyRecords records, WebhookDeliveries deliveries, SwitchedOffEndpoints switchedOff,
            BusinessReferences references, AuthorizationRepository authorizations, RefundNumbers refundNumbers,
            BucketLeases leases, Transactions transactions) {
        return new Ports.Store(
                orders, commands, inbox, letterbox, records, deliveries, switchedOff, references,
                authorizations, refundNumbers, leases, transactions);
    }

    @Bean
    Ports.WeChat weChatPorts(
            Merchants merchants, PayScoreGateway gateway, RefundGateway refunds, NotificationReading reading,
            LaunchSigning signing, PermissionGateway permissions) {
        return new Ports.WeChat(merchants, gateway, refunds, reading, signing, permissions);
    }

    @Bean
    Ports.Webhooks webhookPorts(WebhookEndpoints endpoints, WebhookMessages messages, WebhookSending sending,
            AuthorizationMessages authorizationMessages) {
        return new Ports.Webhooks(endpoints, messages, sending, authorizationMessages);
    }

    @Bean
    Ports.Bills billPorts(BillGateway gateway, Reconciliations reconciliations, Differences differences,
            Payments payments, RefundRecords refunds, BilledRefunds billedRefunds) {
        return new Ports.Bills(gateway, reconciliations, differences, payments, refunds, billedRefunds);
    }

    @Bean
    Ports.Surroundings surroundings(
            NodeId node, Telemetry telemetry, ExecutorService executor, InstantSource clock, RandomGenerator random) {
        return new Ports.Surroundings(node, telemetry, executor, clock, random);
    }

    @Bean
    UseCases useCases(
            Ports.Store store, Ports.WeChat weChat, Ports.Webhooks webhooks, Ports.Bills bills,
            Ports.Surroundings surroundings) {
        return UseCases.on(new Ports(store, weChat, webhooks, bills, surroundings));
    }

    @Bean
    CreateServiceOrder createServiceOrder(UseCases useCases) {
        return useCases.createServiceOrder();
    }

    @Bean
    LaunchConfirmation launchConfirmation(UseCases useCases) {
        return useCases.launchConfirmation();
    }

    @Bean
    LaunchDetail launchDetail(UseCases useCases) {
        return useCases.launchDetail();
    }

    @Bean
    AnswerReturn answerReturn(UseCases useCases) {
        return useCases.answerReturn();
    }

    @Bean
    RefreshServiceOrder refreshServiceOrder(UseCases useCases) {
        return useCases.refreshServiceOrder();
    }

    @Bean
    CompleteServiceOrder completeServiceOrder(UseCases useCases) {
        return useCases.completeServiceOrder();
    }

    @Bean
    CancelServiceOrder cancelServiceOrder(UseCases useCases) {
        return useCases.cancelServiceOrder();
    }

    @Bean
    ModifyServiceOrder modifyServiceOrder(UseCases useCases) {
        return useCases.collection().modifyServiceOrder();
    }

    @Bean
    SyncServiceOrder syncServiceOrder(UseCases useCases) {
        return useCases.collection().syncServiceOrder();
    }

    @Bean
    CollectServiceOrder collectServiceOrder(UseCases useCases) {
        return useCases.collection().collectServiceOrder();
    }

    @Bean
    RefundServiceOrder refundServiceOrder(UseCases useCases) {
        return useCases.refunds().refundServiceOrder();
    }

    @Bean
    ReadRefund readRefund(UseCases useCases) {
        return useCases.refunds().readRefund();
    }

    @Bean
    ApplyAbnormalRefund applyAbnormalRefund(UseCases useCases) {
        return useCases.refunds().applyAbnormalRefund();
    }

    @Bean
    ReadServiceOrder readServiceOrder(UseCases useCases) {
        return useCases.readServiceOrder();
    }

    @Bean
    ListServiceOrders listServiceOrders(UseCases useCases) {
        return useCases.listServiceOrders();
    }

    @Bean
    ReadHistory readHistory(UseCases useCases) {
        return useCases.readHistory();
    }

    @Bean
    ReceiveNotification receiveNotification(UseCases useCases) {
        return useCases.receiveNotification();
    }

    @Bean
    ListWebhookDeliveries listWebhookDeliveries(UseCases useCases) {
        return useCases.listWebhookDeliveries();
    }

    @Bean
    ReadWebhookDelivery readWebhookDelivery(UseCases useCases) {
        return useCases.readWebhookDelivery();
    }

    @Bean
    ReplayWebhookDelivery replayWebhookDelivery(UseCases useCases) {
        return useCases.replayWebhookDelivery();
    }

    @Bean
    ReplayParkedWebhooks replayParkedWebhooks(UseCases useCases) {
        return useCases.replayParkedWebhooks();
    }

    @Bean
    ListWebhookEndpoints listWebhookEndpoints(UseCases useCases) {
        return useCases.listWebhookEndpoints();
    }

    @Bean
    EnableWebhookEndpoint enableWebhookEndpoint(UseCases useCases) {
        return useCases.enableWebhookEndpoint();
    }

    @Bean
    ReadReconciliation readReconciliation(UseCases useCases) {
        return useCases.bills().readReconciliation();
    }

    @Bean
    RunReconciliation runReconciliation(UseCases useCases) {
        return useCases.bills().runReconciliation();
    }

    @Bean
    ListDifferences listDifferences(UseCases useCases) {
        return useCases.bills().listDifferences();
    }

    @Bean
    JudgeDifference judgeDifference(UseCases useCases) {
        return useCases.bills().judgeDifference();
    }

    @Bean
    DoDueWork doDueWork(UseCases useCases) {
        return useCases.doDueWork();
    }

    @Bean
    KeepBuckets keepBuckets(UseCases useCases) {
        return useCases.keepBuckets();
    }

    @Bean
    HandOverWork handOverWork(UseCases useCases) {
        return useCases.handOverWork();
    }

    @Bean
    PrePermit prePermit(UseCases useCases) {
        return useCases.authorizations().prePermit();
    }

    @Bean
    LaunchAuthorization launchAuthorization(UseCases useCases) {
        return useCases.authorizations().launch();
    }

    @Bean
    ReadAuthorization readAuthorization(UseCases useCases) {
        return useCases.authorizations().read();
    }

    @Bean
    RefreshAuthorization refreshAuthorization(UseCases useCases) {
        return useCases.authorizations().refresh();
    }

    @Bean
    AnswerAuthorizationReturn answerAuthorizationReturn(UseCases useCases) {
        return useCases.authorizations().answerReturn();
    }

    @Bean
    FindAuthorization findAuthorization(UseCases useCases) {
        return useCases.authorizations().find();
    }

    @Bean
    TerminateAuthorization terminateAuthorization(UseCases useCases) {
        return useCases.authorizations().terminate();
    }
}
