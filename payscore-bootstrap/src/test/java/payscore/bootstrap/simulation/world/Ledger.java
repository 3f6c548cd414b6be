package payscore.bootstrap.simulation.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payscore.application.fixture.InboxRow;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;

/** What is committed on our side and what is true on WeChat's, kept beside both, for those who judge. */
public final class Ledger {
    private final Map<ServiceOrderKey, ServiceOrder> orders = new LinkedHashMap<>();
    private final Map<CommandId, Command> commands = new LinkedHashMap<>();
    private final Map<Subject, Command> unfinished = new HashMap<>();
    private final Map<String, WebhookDelivery> deliveries = new LinkedHashMap<>();
    private final Map<String, InboxRow> inbox = new HashMap<>();
    private final Map<ServiceOrderKey, OrderTruth> truths = new LinkedHashMap<>();
    private final Map<ServiceOrderKey, List<Shipment>> onTheirWay = new HashMap<>();
    private final Map<ServiceOrderKey, BusinessReference> references = new HashMap<>();
    private final Map<String, RefundTruth> refunds = new LinkedHashMap<>();
    private final Set<String> secrets = new HashSet<>();
    private int pendingDeliveries;
    private int waitingNotifications;

    public Map<ServiceOrderKey, ServiceOrder> orders() {
        return orders;
    }

    public Optional<ServiceOrder> order(ServiceOrderKey key) {
        return Optional.ofNullable(orders.get(key));
    }

    public Map<CommandId, Command> commands() {
        return commands;
    }

    public Optional<Command> command(CommandId id) {
        return Optional.ofNullable(commands.get(id));
    }

    public Map<Subject, Command> unfinished() {
        return unfinished;
    }

    public Optional<Command> unfinished(ServiceOrderKey key) {
        return Optional.ofNullable(unfinished.get(Subject.of(key)));
    }

    public Map<String, WebhookDelivery> deliveries() {
        return deliveries;
    }

    public Optional<InboxRow> inbox(Notification notification) {
        return Optional.ofNullable(inbox.get(idOf(notification)));
    }

    public Optional<InboxRow> inbox(String mchId, String notificationId) {
        return Optional.ofNullable(inbox.get(mchId + "/" + notificationId));
    }

    public Map<ServiceOrderKey, OrderTruth> truths() {
        return truths;
    }

    public Optional<OrderTruth> truth(ServiceOrderKey key) {
        return Optional.ofNullable(truths.get(key));
    }

    /** WeChat's refunds. */
    public List<RefundTruth> refunds() {
        return List.copyOf(refunds.values());
    }

    public Optional<RefundTruth> refund(String outRefundNo) {
        return Optional.ofNullable(refunds.get(outRefundNo));
    }

    public int pendingDeliveries() {
        return pendingDeliveries;
    }

    public int waitingNotifications() {
        return waitingNotifications;
    }

    /** Which of the merchant's own references an order was asked for. */
    public Map<ServiceOrderKey, BusinessReference> references() {
        return references;
    }

    /** What was handed out and must never be logged: tickets, signatures of launches, users. */
    public Set<String> secrets() {
        return secrets;
    }

    public boolean hasNotification(String id) {
        return inbox.keySet().stream().anyMatch(key -> key.endsWith("/" + id));
    }

    /** Commands about the order that the network still holds. */
    public List<Shipment> onTheirWay(ServiceOrderKey key) {
        return onTheirWay.getOrDefault(key, List.of());
    }

    public boolean isAnythingOnItsWay() {
        return !onTheirWay.isEmpty();
    }

    void mustStaySecret(String secret) {
        secrets.add(secret);
    }

    void standsFor(ServiceOrderKey key, BusinessReference reference) {
        references.put(key, reference);
    }

    void left(Shipment shipment) {
        shipment.key().ifPresent(key -> onTheirWay.computeIfAbsent(key, none -> new ArrayList<>()).add(shipment));
    }

    void arrived(Shipment shipment) {
        shipment.key().ifPresent(key -> onTheirWay.computeIfPresent(key, (same, some) -> {
            some.remove(shipment);
            return some.isEmpty() ? null : some;
        }));
    }

    void learn(RefundTruth truth) {
        refunds.put(truth.outRefundNo(), truth);
    }

    void learn(OrderTruth truth, ServiceOrderKey key) {
        truths.put(key, truth);
    }

    void store(Object row) {
        switch (row) {
            case ServiceOrder order -> orders.put(order.key(), order);
            case Command command -> {
                commands.put(command.id(), command);
                if (!command.status().isFinished()) {
                    unfinished.put(command.key(), command);
                } else if (Optional.ofNullable(unfinished.get(command.key()))
                        .filter(one -> one.id().equals(command.id())).isPresent()) {
                    unfinished.remove(command.key());
                }
            }
            case WebhookDelivery delivery -> {
                var before = Optional.ofNullable(
                        deliveries.put(delivery.messageId() + "/" + delivery.endpoint(), delivery));
                pendingDeliveries += pending(Optional.of(delivery)) - pending(before);
            }
            case InboxRow arrived -> {
                var before = Optional.ofNullable(inbox.put(idOf(arrived.notification()), arrived));
                waitingNotifications += waiting(Optional.of(arrived)) - waiting(before);
            }
            default -> {
                // Leases, keys and references are judged by their effects.
            }
        }
    }

    private static int pending(Optional<WebhookDelivery> delivery) {
        return delivery.filter(one -> one.status() == WebhookDelivery.Status.PENDING).isPresent() ? 1 : 0;
    }

    private static int waiting(Optional<InboxRow> row) {
        return row.filter(InboxRow::isWaiting).isPresent() ? 1 : 0;
    }

    private static String idOf(Notification notification) {
        return notification.mchId() + "/" + notification.id();
    }
}
