package payscore.bootstrap.simulation.world;

import java.util.List;
import payscore.application.port.out.store.Command;
import payscore.bootstrap.simulation.world.Plan.Ablation;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;

/** Whether both sides have come to rest, as far as the ways that are open can bring them there. */
public final class Rest {
    private Rest() {}

    public static boolean isAtRest(Scene scene) {
        return openCommands(scene).isEmpty() && scene.ledger().waitingNotifications() == 0
                && scene.ledger().pendingDeliveries() == 0 && !scene.ledger().isAnythingOnItsWay()
                && scene.ledger().refunds().stream().allMatch(refund -> isOurs(scene, refund))
                && scene.ledger().truths().values().stream().noneMatch(truth -> isToAgree(scene, truth)
                        && !Agreement.differences(scene.ledger().order(WeChatSide.keyOf(truth)), truth).isEmpty());
    }

    private static boolean isOurs(Scene scene, RefundTruth truth) {
        return truth.isOver() && scene.ledger().order(truth.key()).stream()
                .flatMap(order -> order.refunds().list().stream())
                .anyMatch(refund -> refund.outRefundNo().value().equals(truth.outRefundNo())
                        && refund.status().name().equals(truth.status()));
    }

    /** Commands that should be finished by now. */
    public static List<Command> openCommands(Scene scene) {
        return scene.plan().ablation() == Ablation.NO_FOLLOW_UP
                ? List.of()
                : List.copyOf(scene.ledger().unfinished().values());
    }

    /** Without the follow-up of commands nobody promises anything about orders whose command got stuck. */
    public static boolean isToAgree(Scene scene, OrderTruth truth) {
        return scene.plan().ablation() != Ablation.NO_FOLLOW_UP
                || scene.ledger().unfinished(WeChatSide.keyOf(truth)).isEmpty();
    }

    public static ServiceOrderKey keyOf(OrderTruth truth) {
        return WeChatSide.keyOf(truth);
    }

    static String whatIsOpen(Scene scene) {
        return "commands " + openCommands(scene) + ", notifications " + scene.ledger().waitingNotifications()
                + ", deliveries " + scene.ledger().pendingDeliveries() + ", on their way "
                + scene.ledger().isAnythingOnItsWay();
    }
}
