package payscore.bootstrap.simulation.invariant;

import java.util.List;
import java.util.stream.Collectors;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.bootstrap.simulation.world.Ending;
import payscore.bootstrap.simulation.world.RefundTruth;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrder;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundStatus;
import payscore.simulator.order.Collected;

/**
 * Refunds of a transaction that move money, or may still, are never more than it collected. One number is one refund: what we say of it WeChat
 * has, with its amount and transaction, and what has ended stays ended. In the end WeChat's refunds are ours.
 */
final class I23Refunds extends Invariant {
    I23Refunds(Scene scene) {
        super("I23", scene);
    }

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.after().orElse(0) instanceof ServiceOrder order && !order.refunds().list().isEmpty()) {
                isWithinWhatWasCollected(order);
                order.refunds().list().forEach(this::isWeChats);
                change.before().map(ServiceOrder.class::cast).ifPresent(before -> endsStay(before, order));
            }
        }
    }

    private void isWithinWhatWasCollected(ServiceOrder order) {
        var charged = ledger().truth(order.key()).stream().flatMap(truth -> truth.charges().stream())
                .collect(Collectors.toMap(money -> money.transactionId().orElse(""), Collected::amount));
        order.refunds().list().stream().filter(I23Refunds::movesMoney)
                .collect(Collectors.groupingBy(refund -> refund.transactionId().value(),
                        Collectors.summingLong(refund -> refund.amount().amount())))
                .forEach((transaction, sum) -> check(sum <= charged.getOrDefault(transaction, 0L),
                        "%d of %d of transaction %s are refunded", sum, charged.getOrDefault(transaction, 0L),
                        transaction));
    }

    private static boolean movesMoney(Refund refund) {
        return switch (refund.status()) {
            case REQUESTED, PROCESSING, ABNORMAL, SUCCESS -> true;
            case DECLINED, CLOSED -> false;
        };
    }

    private void isWeChats(Refund refund) {
        var isTold = refund.status() != RefundStatus.REQUESTED && refund.status() != RefundStatus.DECLINED;
        check(!isTold || ledger().refund(refund.outRefundNo().value()).filter(truth -> isThat(truth, refund))
                .filter(truth -> !refund.status().isFinal() || truth.status().equals(refund.status().name()))
                .isPresent(), "%s, which never was so at WeChat: %s", refund,
                ledger().refund(refund.outRefundNo().value()));
    }

    private static boolean isThat(RefundTruth truth, Refund refund) {
        return truth.amount() == refund.amount().amount()
                && truth.transactionId().equals(refund.transactionId().value());
    }

    private void endsStay(ServiceOrder before, ServiceOrder after) {
        before.refunds().list().stream().filter(refund -> refund.status().isFinal())
                .forEach(ended -> check(after.refunds().find(ended.outRefundNo())
                        .filter(refund -> refund.status() == ended.status()).isPresent(),
                        "%s was %s and now there is %s", ended.outRefundNo(), ended.status(), after.refunds()));
    }

    @Override
    public void ended(Ending ending) {
        for (var truth : ledger().refunds()) {
            check(truth.isOver(), "%s is still open at WeChat", truth);
            check(ledger().order(truth.key()).flatMap(order -> order.refunds().list().stream()
                    .filter(refund -> refund.outRefundNo().value().equals(truth.outRefundNo())).findFirst())
                    .filter(refund -> isThat(truth, refund) && refund.status().name().equals(truth.status()))
                    .isPresent(), "WeChat has %s and we do not", truth);
        }
        for (var order : ledger().orders().values()) {
            order.refunds().list().forEach(refund -> check(refund.status().isFinal()
                    || refund.status() == RefundStatus.DECLINED
                            && ledger().refund(refund.outRefundNo().value()).isEmpty()
                    || order.quarantine().isPresent(), "%s never ended", refund));
        }
    }
}
