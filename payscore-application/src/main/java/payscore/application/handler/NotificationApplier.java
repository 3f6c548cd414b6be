package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.wechat.NotificationReading;
import payscore.application.port.out.wechat.NotificationReading.Content;
import payscore.domain.order.Learned;
import payscore.domain.order.Observation;
import payscore.domain.order.Source;

/** Applies stored notifications. The effect and the mark that it was had are one transaction. */
public final class NotificationApplier {
    private static final Logger LOG = System.getLogger(NotificationApplier.class.getName());

    /** Between two tries of a notification about an order we do not have yet, or cannot read yet; the last one repeats. */
    private static final List<Duration> PATIENCE = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(1));

    private final OrderBook book;
    private final Inbox inbox;
    private final NotificationReading reading;
    private final InstantSource clock;
    private final FactIntake intake;

    public NotificationApplier(OrderBook book, Inbox inbox, NotificationReading reading, InstantSource clock) {
        this.book = book;
        this.inbox = inbox;
        this.reading = reading;
        this.clock = clock;
        this.intake = new FactIntake(book.orders());
    }

    List<Inbox.Waiting> due(Instant now, int limitMax) {
        return inbox.due(Buckets.ALL, now, limitMax);
    }

    void apply(Inbox.Waiting waiting) {
        var notification = waiting.notification();
        switch (reading.read(notification)) {
            case Content.AboutOrder about -> applyTo(about, waiting);
            case Content.Unrelated(var why) -> finish(notification, "unrelated: " + why);
            case Content.Unreadable(var why) -> {
                LOG.log(Level.ERROR, "event=NOTIFICATION_UNREADABLE mch_id={0} id={1} why=\"{2}\"",
                        notification.mchId(), notification.id(), why);
                postpone(waiting);
            }
        }
    }

    private void applyTo(Content.AboutOrder about, Inbox.Waiting waiting) {
        var notification = waiting.notification();
        boolean applied = book.change(() -> book.orders().find(about.key()).map(order -> {
            var taken = intake.take(order, new Observation(about.fact(), new Source.Callback(notification.id()),
                    about.orderId(), about.occurredAt(), clock.instant()));
            inbox.markApplied(notification, describe(taken.learned()), clock.instant());
            return true;
        }).orElse(false));
        if (!applied) {
            // The order's own creation may still be on its way into the store, or WeChat knows an order we lost.
            LOG.log(Level.WARNING, "event=NOTIFICATION_WITHOUT_ORDER order={0} id={1} attempt={2}", about.key(),
                    notification.id(), waiting.attempts() + 1);
            postpone(waiting);
        }
    }

    private void finish(Notification notification, String outcome) {
        book.transactions().run(() -> {
            inbox.markApplied(notification, outcome, clock.instant());
            return outcome;
        });
    }

    void postpone(Inbox.Waiting waiting) {
        var delay = PATIENCE.get(Math.min(waiting.attempts(), PATIENCE.size() - 1));
        book.transactions().run(() -> {
            inbox.postpone(waiting.notification(), waiting.attempts() + 1, clock.instant().plus(delay));
            return delay;
        });
    }

    private static String describe(Learned learned) {
        return switch (learned) {
            case Learned.Changed(var change) -> "version " + change.order().version() + ": " + change.event().kind();
            case Learned.NothingNew(var ruling) -> "nothing new: " + ruling;
            case Learned.Doubted doubted -> "doubted, WeChat is asked";
        };
    }
}
