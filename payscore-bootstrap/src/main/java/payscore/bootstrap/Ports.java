package payscore.bootstrap;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
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

/**
 * Everything the use cases need from outside, whoever provides it: the adapters in production, a simulated world in tests.
 *
 * @param store what must survive a crash
 * @param weChat WeChat's side
 * @param webhooks the merchant's side
 * @param bills WeChat's daily bills, and what must survive of comparing them
 * @param surroundings time, chance, threads, and who this process is
 */
public record Ports(Store store, WeChat weChat, Webhooks webhooks, Bills bills, Surroundings surroundings) {
    public record Store(
            ServiceOrderRepository orders,
            CommandRepository commands,
            Inbox inbox,
            Letterbox letterbox,
            IdempotencyRecords idempotencyRecords,
            WebhookDeliveries deliveries,
            SwitchedOffEndpoints switchedOffEndpoints,
            BusinessReferences references,
            AuthorizationRepository authorizations,
            RefundNumbers refundNumbers,
            BucketLeases leases,
            Transactions transactions) {}

    public record WeChat(
            Merchants merchants, PayScoreGateway gateway, RefundGateway refunds, NotificationReading reading,
            LaunchSigning signing, PermissionGateway permissions) {}

    public record Webhooks(WebhookEndpoints endpoints, WebhookMessages messages, WebhookSending sending,
            AuthorizationMessages authorizationMessages) {}

    public record Bills(
            BillGateway gateway,
            Reconciliations reconciliations,
            Differences differences,
            Payments payments,
            RefundRecords refunds,
            BilledRefunds billedRefunds) {}

    public record Surroundings(
            NodeId node,
            Telemetry telemetry,
            ExecutorService executor,
            InstantSource clock,
            RandomGenerator random) {}
}
