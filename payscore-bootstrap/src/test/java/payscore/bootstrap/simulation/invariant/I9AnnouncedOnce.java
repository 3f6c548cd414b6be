package payscore.bootstrap.simulation.invariant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.bootstrap.simulation.world.Received;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrder;

/** Exactly the versions of an order are announced, each in the transaction that made it, once to each endpoint, under one id and with the same bytes at every attempt. */
final class I9AnnouncedOnce extends Invariant {
    I9AnnouncedOnce(Scene scene) {
        super("I9", scene);
    }

    private final Map<String, RequestBody> payloads = new HashMap<>();
    private final Map<String, String> idOfVersion = new HashMap<>();

    @Override
    public void committed(List<RowChange> changes) {
        var versions = new HashMap<String, Long>();
        var announced = new HashMap<String, Long>();
        for (var change : changes) {
            switch (change.after().orElse(0)) {
                case ServiceOrder order when change.before().map(before -> ((ServiceOrder) before).version())
                        .orElse(0L) != order.version() ->
                    versions.put(String.valueOf(order.key()), order.version());
                case WebhookDelivery delivery when change.before().isEmpty() -> {
                    announced.put(String.valueOf(delivery.key()), delivery.version());
                    var first = idOfVersion.putIfAbsent(
                            delivery.key() + "/" + delivery.version() + "/" + delivery.endpoint(),
                            delivery.messageId());
                    check(first == null, "version %d of %s is announced twice", delivery.version(), delivery.key());
                }
                default -> {
                    // Not announced.
                }
            }
        }
        if (!versions.isEmpty() || !announced.isEmpty()) {
            check(versions.equals(announced), "versions %s were stored and %s announced", versions, announced);
        }
    }

    @Override
    public void received(Received webhook) {
        var first = payloads.putIfAbsent(webhook.messageId() + "/" + webhook.endpoint(), webhook.payload());
        check(first == null || first.equals(webhook.payload()), "webhook %s came with two contents",
                webhook.messageId());
        check(webhook.messageId().equals(
                idOfVersion.get(webhook.key() + "/" + webhook.version() + "/" + webhook.endpoint())),
                "version %d of %s came as %s", webhook.version(), webhook.key(), webhook.messageId());
    }
}
