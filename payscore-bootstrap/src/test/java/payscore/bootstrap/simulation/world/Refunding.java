package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.order.Refund;
import payscore.simulator.order.RefundPlan;

/** What becomes of refunds at WeChat, drawn for each number before anybody asks for it. */
final class Refunding {
    private static final char AFTER_ORDER = '@';

    private final WeChatSide weChat;
    private final Set<String> shortOfMoney = new HashSet<>();
    private final List<ServiceOrderKey> orders = new ArrayList<>();

    Refunding(WeChatSide weChat) {
        this.weChat = weChat;
    }

    static String number(ServiceOrderKey key, int count) {
        return key.outOrderNo().value() + AFTER_ORDER + count;
    }

    static OutOrderNo orderOf(String outRefundNo) {
        return new OutOrderNo(outRefundNo.substring(0, outRefundNo.indexOf(AFTER_ORDER)));
    }

    void plan(ServiceOrderKey key, int count, RandomGenerator random) {
        if (!orders.contains(key)) {
            orders.add(key);
        }
        var chance = random.nextInt(10);
        var number = number(key, count);
        var outcome = chance < 6 ? Refund.Status.SUCCESS : chance < 8 ? Refund.Status.CLOSED : Refund.Status.ABNORMAL;
        var isShort = random.nextInt(4) == 0;
        if (isShort) {
            shortOfMoney.add(number);
        }
        weChat.control().planRefund(number, new RefundPlan(outcome,
                Optional.of(Duration.ofSeconds(random.nextInt(1, 1_800))),
                isShort ? Optional.of("NOT_ENOUGH") : Optional.empty()));
    }

    /** The merchant pays in; what was refused for want of money is not any more. */
    void topUp(ServiceOrderKey key, int count) {
        topUp(number(key, count));
    }

    private void topUp(String number) {
        if (shortOfMoney.remove(number)) {
            weChat.control().planRefund(number, new RefundPlan(
                    Refund.Status.SUCCESS, Optional.of(Duration.ofSeconds(7)), Optional.empty()));
        }
    }

    /** Whatever waits for people is seen to: every account is topped up, every stuck refund is paid another way. */
    void seeToEverything() {
        List.copyOf(shortOfMoney).forEach(this::topUp);
        weChat.refunds().stream().filter(refund -> refund.status().equals(Refund.Status.ABNORMAL.name()))
                .forEach(stuck -> payOut(stuck.outRefundNo()));
    }

    void payOut(String outRefundNo) {
        weChat.refunds().stream()
                .filter(refund -> refund.outRefundNo().equals(outRefundNo)
                        && refund.status().equals(Refund.Status.ABNORMAL.name()))
                .findFirst().ifPresent(stuck -> weChat.control().settleRefund(outRefundNo, Refund.Status.SUCCESS));
        weChat.lookAtRefunds();
    }

    Optional<ServiceOrderKey> keyOf(String outRefundNo) {
        var number = orderOf(outRefundNo);
        return orders.stream().filter(key -> key.outOrderNo().equals(number)).findFirst();
    }
}
