package payscore.bootstrap.simulation.world;

import java.util.List;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.bootstrap.simulation.world.Plan.Ablation;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;

/** Whether both sides have come to rest, as far as the ways that are open can bring them there. */
public final class Rest {
    private Rest() {}

    public static boolean isAtRest(Scene scene) {
        return openCommands(scene).isEmpty() && scene.ledger().waitingNotifications() == 0
                && scene.ledger().pendingDeliveries() == 0 && !scene.ledger().isAnythingOnItsWay()
                && scene.ledger().truths().values().stream().noneMatch(truth -> isToAgree(scene, truth)
                        && !Agreement.differences(scene.ledger().order(WeChatSide.keyOf(truth)), truth).isEmpty());
    }

    /** Commands that should be finished by now. */
    public static List<Command> openCommands(Scene scene) {
        return scene.plan().ablation() == Ablation.NO_FOLLOW_UP
                ? List.of()
                : scene.ledger().unfinished().values().stream().filter(command -> !isRefusedUnsigned(scene, command))
                        .toList();
    }

    /** Without the follow-up of commands nobody promises anything about orders whose command got stuck. */
    public static boolean isToAgree(Scene scene, OrderTruth truth) {
        return scene.plan().ablation() != Ablation.NO_FOLLOW_UP
                || scene.ledger().unfinished(WeChatSide.keyOf(truth)).isEmpty();
    }

    /** What WeChat refuses without a signature is refused by nobody; such a command is sent until the order ends. */
    private static boolean isRefusedUnsigned(Scene scene, Command command) {
        return !scene.areErrorsSigned() && command.kind() != CommandKind.CREATE
                && scene.ledger().truth(command.key()).filter(truth -> !WeChatSide.isOver(truth.position()))
                        .isPresent();
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
