package payscore.bootstrap.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;

/** All who see what happens. */
final class Witnesses implements Witness {
    private final List<Witness> all = new ArrayList<>();

    void add(Witness witness) {
        all.add(witness);
    }

    @Override
    public void committed(List<RowChange> changes) {
        all.forEach(witness -> witness.committed(changes));
    }

    @Override
    public void sending(Shipment command) {
        all.forEach(witness -> witness.sending(command));
    }

    @Override
    public void landed(Shipment command, boolean moved) {
        all.forEach(witness -> witness.landed(command, moved));
    }

    @Override
    public void moved(ServiceOrderKey key, Optional<OrderTruth> before, OrderTruth after) {
        all.forEach(witness -> witness.moved(key, before, after));
    }

    @Override
    public void acknowledged(String mchId, String notificationId, int status) {
        all.forEach(witness -> witness.acknowledged(mchId, notificationId, status));
    }

    @Override
    public void answeredForgery(int status) {
        all.forEach(witness -> witness.answeredForgery(status));
    }

    @Override
    public void said(Said said) {
        all.forEach(witness -> witness.said(said));
    }

    @Override
    public void received(Received webhook) {
        all.forEach(witness -> witness.received(webhook));
    }

    @Override
    public void ended(Ending ending) {
        all.forEach(witness -> witness.ended(ending));
    }
}
