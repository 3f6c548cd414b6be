package payscore.bootstrap.simulation.world;

import java.util.List;
import java.util.Optional;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;

/**
 * Sees everything that happens in the world, at the moment it happens and with the {@link Ledger} as it is then. Nothing else changes the
 * state of either side, so what holds at each of these moments holds after every step.
 */
public interface Witness {
    /** A transaction was committed; the ledger shows it already. */
    default void committed(List<RowChange> changes) {}

    /** A node signs a command and lets go of it. */
    default void sending(Shipment command) {}

    /**
     * A command reached WeChat, was answered, and may have moved the order.
     *
     * @param moved whether it did
     */
    default void landed(Shipment command, boolean moved) {}

    /** An order at WeChat moved, for whatever reason. */
    default void moved(ServiceOrderKey key, Optional<OrderTruth> before, OrderTruth after) {}

    /** We answered a callback as WeChat sent it. */
    default void acknowledged(String mchId, String notificationId, int status) {}

    /** We answered a callback that WeChat did not send like that. */
    default void answeredForgery(int status) {}

    /** Our API told a merchant the outcome of a decision. */
    default void said(Said said) {}

    /** A merchant's endpoint received a webhook. */
    default void received(Received webhook) {}

    /** Everything is well, quiet, and over. */
    default void ended(Ending ending) {}
}
