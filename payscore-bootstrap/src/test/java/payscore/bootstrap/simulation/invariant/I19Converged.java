package payscore.bootstrap.simulation.invariant;

import java.util.HashMap;
import java.util.Optional;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.bootstrap.simulation.world.Agreement;
import payscore.bootstrap.simulation.world.Ending;
import payscore.bootstrap.simulation.world.Received;
import payscore.bootstrap.simulation.world.Rest;
import payscore.bootstrap.simulation.world.Scene;

/** In the end our orders are WeChat's, amounts and payments included, nothing is left undone, and the merchant was told. */
final class I19Converged extends Invariant {
    I19Converged(Scene scene) {
        super("I19", scene);
    }

    @Override
    public void ended(Ending ending) {
        check(ending.isQuiet(), "after %s there is still something open", ending.untilQuiet());
        for (var truth : ledger().truths().values()) {
            if (Rest.isToAgree(scene(), truth)) {
                var differences = Agreement.differences(ledger().order(Rest.keyOf(truth)), truth);
                check(differences.isEmpty(), "%s: %s", truth.key(), differences);
            }
        }
        check(Rest.openCommands(scene()).isEmpty(), "unfinished: %s", Rest.openCommands(scene()));
        check(ledger().waitingNotifications() == 0, "%d notifications wait", ledger().waitingNotifications());
        for (var order : ledger().orders().values()) {
            // Who was paid twice must know; I13 says whether it is so.
            check(order.quarantine().isEmpty() || order.paidElsewhere().isPresent(), "%s is in quarantine: %s",
                    order.key(), order.quarantine());
        }
        for (var delivery : ledger().deliveries().values()) {
            check(delivery.status() == WebhookDelivery.Status.DELIVERED, "version %d of %s is %s", delivery.version(),
                    delivery.key(), delivery.status());
        }
        merchantsWereTold(ending);
    }

    /** Receivers keep the highest version of an order; it is the one we have. */
    private void merchantsWereTold(Ending ending) {
        var latest = new HashMap<String, Received>();
        ending.received().forEach(webhook -> latest.merge(webhook.key() + "/" + webhook.endpoint(), webhook,
                (one, other) -> one.version() >= other.version() ? one : other));
        latest.values().forEach(webhook -> check(
                ledger().order(webhook.key()).filter(order -> order.version() == webhook.version()).isPresent(),
                "%s was told version %d of %s, and there is a later one", webhook.endpoint(), webhook.version(),
                webhook.key()));
        for (var delivery : ledger().deliveries().values()) {
            var told = Optional.ofNullable(latest.get(delivery.key() + "/" + delivery.endpoint()));
            check(told.filter(webhook -> webhook.version() >= delivery.version()).isPresent(),
                    "%s was never told version %d of %s", delivery.endpoint(), delivery.version(), delivery.key());
        }
    }
}
