package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.webhook.WebhookSending;
import payscore.bootstrap.simulation.fiber.Fibers;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;

/** The merchants' endpoints, all of them, and what they received. */
final class Endpoints implements WebhookSending {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final Fibers fibers;
    private final Struck troubles;
    private final Witnesses witnesses;
    private final RandomGenerator random;
    private final List<Received> received = new ArrayList<>();

    Endpoints(Fibers fibers, Struck troubles, Witnesses witnesses, RandomGenerator random) {
        this.fibers = fibers;
        this.troubles = troubles;
        this.witnesses = witnesses;
        this.random = random;
    }

    List<Received> received() {
        return received;
    }

    @Override
    public Outcome send(WebhookDelivery delivery) {
        fibers.pause(Duration.ofMillis(random.nextInt(1, 100)));
        var trouble = troubles.strikes(Point.WEBHOOK);
        if (trouble.isEmpty()) {
            take(delivery);
            return new Outcome.Taken();
        }
        return switch (trouble.get()) {
            case WEBHOOK_LOST -> timeOut();
            case WEBHOOK_REFUSED -> new Outcome.Failed("500", random.nextBoolean()
                    ? Optional.of(Duration.ofSeconds(random.nextInt(1, 120)))
                    : Optional.empty());
            case WEBHOOK_ANSWER_LOST -> {
                take(delivery);
                yield timeOut();
            }
            default -> throw new IllegalStateException(trouble + " is no trouble of webhooks");
        };
    }

    private Outcome timeOut() {
        fibers.pause(DEADLINE);
        return new Outcome.Failed("timeout", Optional.empty());
    }

    private void take(WebhookDelivery delivery) {
        var webhook = new Received(delivery.messageId(), delivery.endpoint(),
                new ServiceOrderKey(delivery.key().mchId(), new OutOrderNo(delivery.key().number())),
                delivery.version(),
                delivery.payload());
        received.add(webhook);
        witnesses.received(webhook);
    }
}
