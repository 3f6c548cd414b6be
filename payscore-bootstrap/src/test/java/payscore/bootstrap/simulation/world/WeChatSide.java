package payscore.bootstrap.simulation.world;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import payscore.application.port.out.store.CommandKind;
import payscore.bootstrap.simulation.fiber.Fibers;
import payscore.bootstrap.simulation.fiber.Process;
import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.EmbeddedWeChat;
import payscore.simulator.api.WireAnswer;
import payscore.simulator.callback.Carrier;
import payscore.simulator.clock.Agenda;
import payscore.simulator.clock.Sources;
import payscore.simulator.control.Control;
import payscore.simulator.control.OrderTruth;
import payscore.simulator.fault.Fault;
import payscore.simulator.merchant.Switches;
import payscore.simulator.order.Position;
import payscore.simulator.security.Nonces;

/** The project's own simulator of WeChat, living in virtual time. Whatever moves an order there is told to the witnesses. */
final class WeChatSide {
    private final Fibers fibers;
    private final Ledger ledger;
    private final Witnesses witnesses;
    private final Trace trace;
    private final Process process = new Process("wechat");
    private final EmbeddedWeChat weChat;
    private final Set<ServiceOrderKey> open = new HashSet<>();
    private final Refunding refunding = new Refunding(this);

    WeChatSide(Fibers fibers, Ledger ledger, Witnesses witnesses, Trace trace, Carrier carrier,
            RandomGenerator random, boolean checksSignatures, boolean isCalm) {
        this.fibers = fibers;
        this.ledger = ledger;
        this.witnesses = witnesses;
        this.trace = trace;
        var agenda = new Agenda() {
            @Override
            public void at(Instant due, Runnable task) {
                fibers.spawnAt(due.toEpochMilli(), "agenda", process, () -> {
                    task.run();
                    look();
                });
            }

            @Override
            public void after(Duration delay, Runnable task) {
                at(fibers.instant().plus(delay), task);
            }
        };
        var chance = new java.util.SplittableRandom(random.nextLong());
        var sources = new Sources(fibers, agenda, new Nonces(chance), this::pauseInside);
        this.weChat = checksSignatures
                ? EmbeddedWeChat.verifying(Deployment.SHARED.weChatKeys(), sources, carrier)
                : EmbeddedWeChat.trusting(Deployment.SHARED.weChatKeys(), sources, carrier);
        Deployment.SHARED.registerAt(weChat.control());
        weChat.control().switchTo(isCalm ? Switches.defaults() : Switches.drawn(random));
    }

    Control control() {
        return weChat.control();
    }

    Optional<WireAnswer> answer(String method, String target, Map<String, String> headers, byte[] body) {
        return weChat.answer(method, target, headers, body);
    }

    /** A request arrives and is answered, spoilt or not. */
    Optional<WireAnswer> land(Shipment shipment, Optional<Fault> fault) {
        var before = shipment.key().flatMap(ledger::truth);
        var refundsBefore = ledger.refunds().size();
        var answer = fault
                .map(spoilt -> weChat.answer(shipment.method(), shipment.target(), shipment.headers(),
                        shipment.body().bytes(), spoilt))
                .orElseGet(() -> weChat.answer(shipment.method(), shipment.target(), shipment.headers(),
                        shipment.body().bytes()));
        if (shipment.kind().isPresent()) {
            shipment.key().ifPresent(this::look);
            lookAtRefunds();
            witnesses.landed(shipment, shipment.kind().get() == CommandKind.REFUND
                    ? ledger.refunds().size() > refundsBefore
                    : shipment.key().flatMap(ledger::truth)
                            .filter(after -> isBroughtAbout(shipment.kind().get(), before, after)).isPresent());
        }
        return answer;
    }

    int movesSince(Instant then, Shipment shipment) {
        return (int) shipment.key().flatMap(ledger::truth).map(OrderTruth::passages).orElse(List.of()).stream()
                .filter(passage -> passage.at().isAfter(then)).count();
    }

    private static boolean isBroughtAbout(CommandKind kind, Optional<OrderTruth> before, OrderTruth after) {
        return switch (kind) {
            case CREATE -> hasArrivedAt(Position.CREATED, before, after);
            case COMPLETE -> hasArrivedAt(Position.CLOSED_WITH_ZERO, before, after)
                    || before.filter(known -> known.total().isPresent()).isEmpty() && after.total().isPresent();
            case CANCEL -> hasArrivedAt(Position.REVOKED, before, after);
            case MODIFY -> before.flatMap(OrderTruth::total)
                    .filter(known -> after.total().orElse(known) < known).isPresent();
            case SYNC -> after.collected().stream().skip(before.map(known -> known.collected().size()).orElse(0))
                    .anyMatch(money -> !money.isCharge());
            case COLLECT, REFUND, ABNORMAL_REFUND, PRE_PERMIT, TERMINATE ->
                throw new IllegalStateException("Nobody here asks for " + kind);
        };
    }

    private static boolean hasArrivedAt(Position position, Optional<OrderTruth> before, OrderTruth after) {
        return after.passages().stream().skip(before.map(known -> known.passages().size()).orElse(0))
                .anyMatch(passage -> passage.position() == position);
    }

    /** A call that waits for a callback of its own has moved the order, or the money, already. */
    private void pauseInside(Duration duration) {
        lookAtRefunds();
        control().truths().forEach(truth -> look(keyOf(truth)));
        fibers.pause(duration);
    }

    /** Looks whether an order has moved. */
    void look(ServiceOrderKey key) {
        control().truth(key.mchId() + "/" + key.outOrderNo()).ifPresent(now -> {
            var before = ledger.truth(key);
            if (before.filter(known -> known.passages().size() == now.passages().size()).isEmpty()) {
                ledger.learn(now, key);
                if (isOver(now.position())) {
                    open.remove(key);
                } else {
                    open.add(key);
                }
                trace.tell("WeChat has %s at %s, total %s, paid %s", key.outOrderNo(), now.position(), now.total(),
                        now.paid());
                witnesses.moved(key, before, now);
            }
        });
    }

    Refunding refunding() {
        return refunding;
    }

    /** Refunds as they are at this moment, of orders of this world. */
    List<RefundTruth> refunds() {
        return control().refunds().stream().flatMap(answer -> refunding
                .keyOf(answer.path("out_refund_no").asString()).map(key -> RefundTruth.of(key, answer)).stream())
                .toList();
    }

    void lookAtRefunds() {
        refunds().forEach(refund -> {
            if (ledger.refund(refund.outRefundNo()).filter(refund::equals).isEmpty()) {
                trace.tell("WeChat has refund %s at %s", refund.outRefundNo(), refund.status());
                ledger.learn(refund);
            }
        });
    }

    /** Looks at everything that can still move. */
    private void look() {
        lookAtRefunds();
        List.copyOf(open).forEach(this::look);
    }

    static boolean isOver(Position position) {
        return switch (position) {
            case CREATED, IN_USE, COLLECTING -> false;
            case PAID, CLOSED_WITH_ZERO, REVOKED, EXPIRED -> true;
        };
    }

    static ServiceOrderKey keyOf(OrderTruth truth) {
        return new ServiceOrderKey(new MchId(truth.key().mchId()), new OutOrderNo(truth.key().outOrderNo()));
    }

    static MchId merchantOf(URI notifyUrl) {
        var path = notifyUrl.getPath();
        return new MchId(path.substring(path.lastIndexOf('/') + 1));
    }
}
