package payscore.bootstrap.simulation.invariant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandStatus;
import payscore.bootstrap.simulation.world.Agreement;
import payscore.bootstrap.simulation.world.Said;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.Modification;
import payscore.simulator.order.Position;

/** What we called done has happened at WeChat. */
final class I11NoFalsePositive extends Invariant {
    I11NoFalsePositive(Scene scene) {
        super("I11", scene);
    }

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.after().orElse(0) instanceof Command command && command.status() == CommandStatus.DONE) {
                if (command.kind() == CommandKind.REFUND) {
                    isAtWeChat(command);
                    continue;
                }
                hasHappened(switch (command.kind()) {
                    case CREATE -> Said.Asked.CREATE;
                    case COMPLETE -> Said.Asked.COMPLETE;
                    case CANCEL -> Said.Asked.CANCEL;
                    case MODIFY -> Said.Asked.MODIFY;
                    case SYNC -> Said.Asked.SYNC;
                    case COLLECT, REFUND, ABNORMAL_REFUND, PRE_PERMIT, TERMINATE ->
                        throw new IllegalStateException("Nobody here asks for " + command.kind());
                }, command.key().orderKey(), ledger().order(command.key().orderKey())
                        .flatMap(I11NoFalsePositive::decidedLast).stream().toList());
                weKnow(command);
            }
        }
    }

    private void isAtWeChat(Command refund) {
        var body = new String(refund.body().bytes(), StandardCharsets.UTF_8);
        check(ledger().refunds().stream().anyMatch(truth -> truth.key().equals(refund.key().orderKey())
                && body.contains("\"" + truth.outRefundNo() + "\"")),
                "a refund of %s is called done and WeChat has none", refund.key());
    }

    @Override
    public void said(Said said) {
        if (said.answer() == Said.Answer.DONE) {
            hasHappened(said.what(), said.order().key(), decided(said.order()));
        }
    }

    /** Who is told "done" and reads the order sees what was done. */
    private void weKnow(Command command) {
        var rank = ledger().order(command.key().orderKey()).map(order -> Agreement.rankOf(order.position())).orElse(-1);
        check(rank >= switch (command.kind()) {
            case CREATE -> 10;
            case COMPLETE, MODIFY, COLLECT -> 30;
            case CANCEL, SYNC, REFUND, ABNORMAL_REFUND -> 40;
            case PRE_PERMIT, TERMINATE -> 0;
        }, "%s of %s is done and the order is at rank %d", command.kind(), command.key(), rank);
    }

    private void hasHappened(Said.Asked what, ServiceOrderKey key, List<Long> lowered) {
        check(ledger().truth(key).filter(truth -> switch (what) {
            case CREATE -> true;
            case COMPLETE -> truth.everAt(Position.COLLECTING) || truth.everAt(Position.CLOSED_WITH_ZERO);
            case CANCEL -> truth.everAt(Position.REVOKED);
            case MODIFY ->
                truth.passages().stream().anyMatch(passage -> passage.total().filter(lowered::contains).isPresent());
            case SYNC -> truth.collected().stream().anyMatch(money -> !money.isCharge());
        }).isPresent(), "%s of %s is called done and has not happened", what, key);
    }

    /** The lower amounts that "done" may be about: while it was on its way to whom it is told, another may have been decided on. */
    private static List<Long> decided(ServiceOrder order) {
        return Stream.concat(decidedLast(order).stream(), order.modification().flatMap(Modification::replaced)
                .map(lower -> lower.amount().total().amount()).stream()).toList();
    }

    /** The lower amount the merchant decided on last, in fen. */
    private static Optional<Long> decidedLast(ServiceOrder order) {
        return order.modification().map(lower -> lower.amount().total().amount());
    }
}
