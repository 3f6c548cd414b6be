package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import payscore.application.port.out.store.StaleWebhookDelivery;
import payscore.application.port.out.store.SwitchedOffEndpoints.SwitchedOff;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.application.port.out.webhook.WebhookSending;
import payscore.application.port.out.webhook.WebhookSending.Outcome;

/**
 * Makes one attempt of a delivery and records what came of it. An attempt whose record is lost is made again, with the same id and the
 * same bytes, so that a receiver can tell.
 */
public final class WebhookAttempts {
    private static final Logger LOG = System.getLogger(WebhookAttempts.class.getName());
    private static final String TAKEN = "taken";
    private static final String GONE = "gone";

    private final WebhookBook book;
    private final WebhookSending sending;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final RandomGenerator random;

    public WebhookAttempts(WebhookBook book, WebhookSending sending, Telemetry telemetry, InstantSource clock,
            RandomGenerator random) {
        this.book = book;
        this.sending = sending;
        this.telemetry = telemetry;
        this.clock = clock;
        this.random = random;
    }

    /** Throws what the store throws; the delivery is then still due. */
    void make(WebhookDelivery delivery) {
        var outcome = sent(delivery);
        telemetry.webhookAttempted(wordFor(outcome));
        try {
            switch (outcome) {
                case Outcome.Taken taken -> book.save(delivery.delivered(TAKEN));
                case Outcome.Gone gone -> switchOff(delivery);
                case Outcome.Failed(var why, var retryAfter) -> postpone(delivery, why, retryAfter);
            }
            log(delivery, wordFor(outcome));
        } catch (StaleWebhookDelivery lostRace) {
            LOG.log(Level.DEBUG, "event=WEBHOOK_RACE_LOST order={0} endpoint={1} id={2}", delivery.key(),
                    delivery.endpoint(), delivery.messageId());
        }
    }

    /** Parks a delivery that must not be sent now. */
    void setAside(WebhookDelivery delivery) {
        try {
            book.save(delivery.setAside("endpoint is switched off"));
            telemetry.webhookParked();
        } catch (StaleWebhookDelivery lostRace) {
            LOG.log(Level.DEBUG, "event=WEBHOOK_RACE_LOST order={0} endpoint={1} id={2}", delivery.key(),
                    delivery.endpoint(), delivery.messageId());
        }
    }

    private Outcome sent(WebhookDelivery delivery) {
        try {
            return sending.send(delivery);
        } catch (RuntimeException fault) {
            // Without a recorded attempt the schedule would never end, and the next attempt would be made at once.
            LOG.log(Level.ERROR, "event=WEBHOOK_SENDING_BROKEN order=" + delivery.key() + " endpoint="
                    + delivery.endpoint(), fault);
            return new Outcome.Failed("internal-error", Optional.empty());
        }
    }

    private void switchOff(WebhookDelivery delivery) {
        book.transactions().run(() -> {
            book.deliveries().save(delivery.parked(GONE));
            book.switchedOff().switchOff(new SwitchedOff(WebhookBook.endpointOf(delivery), "it answered 410 Gone",
                    clock.instant()));
            return delivery;
        });
        telemetry.webhookParked();
        LOG.log(Level.WARNING, "event=WEBHOOK_ENDPOINT_SWITCHED_OFF mch_id={0} endpoint={1}", delivery.key().mchId(),
                delivery.endpoint());
    }

    private void postpone(WebhookDelivery delivery, String why, Optional<Duration> retryAfter) {
        var delay = WebhookSchedule.delay(delivery.attempts() + 1, retryAfter, random);
        book.save(delay.map(wait -> delivery.failed(why, clock.instant().plus(wait)))
                .orElseGet(() -> delivery.parked(why)));
        if (delay.isEmpty()) {
            telemetry.webhookParked();
        }
    }

    private static String wordFor(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken taken -> TAKEN;
            case Outcome.Gone gone -> GONE;
            case Outcome.Failed(var why, var retryAfter) -> why;
        };
    }

    private static void log(WebhookDelivery delivery, String outcome) {
        LOG.log(outcome.equals(TAKEN) ? Level.DEBUG : Level.WARNING,
                "event=WEBHOOK_ATTEMPTED order={0} version={1} endpoint={2} id={3} attempt={4} outcome={5}",
                delivery.key(), String.valueOf(delivery.version()), delivery.endpoint(), delivery.messageId(),
                String.valueOf(delivery.attempts() + 1), outcome);
    }
}
