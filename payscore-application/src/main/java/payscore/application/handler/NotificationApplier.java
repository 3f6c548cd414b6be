package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RefundNumbers;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.application.port.out.wechat.NotificationReading;
import payscore.application.port.out.wechat.NotificationReading.Content;
import payscore.domain.order.Change;
import payscore.domain.order.Learned;
import payscore.domain.order.Observation;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.Source;
import payscore.domain.refund.OutRefundNo;

/**
 * Applies stored notifications. The effect and the mark that it was had are one transaction; notifications of several orders share one,
 * because commits are what applying costs (reliability design D.1).
 */
public final class NotificationApplier implements DueWork {
    /** Orders in one transaction. */
    static final int BATCH_MAX = 20;

    private static final Logger LOG = System.getLogger(NotificationApplier.class.getName());

    /** Between two tries of a notification about an order we do not have yet, or cannot read yet; the last one repeats. */
    private static final List<Duration> PATIENCE = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(1));

    /** Tries after which an order we do not have is not on its way into the store any more. */
    private static final int TRIES_BEFORE_ADOPTION = 3;

    private final OrderBook book;
    private final Adoption adoption;
    private final AuthorizationReception authorizations;
    private final RefundNumbers refundNumbers;
    private final Inbox inbox;
    private final NotificationReading reading;
    private final Telemetry telemetry;
    private final Pieces pieces;
    private final InstantSource clock;
    private final FactIntake intake;

    public NotificationApplier(OrderBook book, Adoption adoption, AuthorizationReception authorizations,
            RefundNumbers refundNumbers, Inbox inbox,
            NotificationReading reading,
            Telemetry telemetry,
            Pieces pieces, InstantSource clock) {
        this.book = book;
        this.adoption = adoption;
        this.authorizations = authorizations;
        this.refundNumbers = refundNumbers;
        this.inbox = inbox;
        this.reading = reading;
        this.telemetry = telemetry;
        this.pieces = pieces;
        this.clock = clock;
        this.intake = new FactIntake(book.orders());
    }

    /** A notification about an order, with what it says. */
    private record Opened(Inbox.Waiting waiting, Content.AboutOrder about) {}

    @Override
    public int round(Buckets buckets, int limitMax) {
        var due = inbox.due(buckets, clock.instant(), limitMax);
        var opened = new ConcurrentLinkedQueue<Opened>();
        pieces.runAll(due, waiting -> read(waiting, opened), this::postpone);
        // Every batch takes its orders in the same sequence, so that two batches never wait for each other.
        var sorted = opened.stream().sorted(Comparator.comparing(one -> one.about().key().toString())).toList();
        pieces.runAll(batches(sorted), this::applyTogether, batch -> batch.forEach(this::applyAlone));
        return due.size();
    }

    private void read(Inbox.Waiting waiting, Collection<Opened> opened) {
        var notification = waiting.notification();
        switch (reading.read(notification)) {
            case Content.AboutOrder about -> opened.add(new Opened(waiting, about));
            case Content.AboutAuthorization about -> {
                if (authorizations.apply(waiting, about)) {
                    tellApplied(waiting);
                } else {
                    postpone(waiting);
                }
            }
            case Content.AboutRefund about -> apply(waiting, about);
            case Content.Unrelated(var why) -> finish(notification, "unrelated: " + why);
            case Content.Unreadable(var why) -> {
                LOG.log(Level.ERROR, "event=NOTIFICATION_UNREADABLE mch_id={0} id={1} why=\"{2}\"",
                        notification.mchId(), notification.id(), why);
                postpone(waiting);
            }
        }
    }

    /** At most {@link #BATCH_MAX} each; what is about one order stays together. */
    private static List<List<Opened>> batches(List<Opened> sorted) {
        var batches = new ArrayList<List<Opened>>();
        for (var one : sorted) {
            var isSameOrder = !batches.isEmpty() && batches.getLast().getLast().about().key().equals(one.about().key());
            if (batches.isEmpty() || (batches.getLast().size() >= BATCH_MAX && !isSameOrder)) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(one);
        }
        return batches;
    }

    private void applyTogether(List<Opened> batch) {
        var orphans = book.change(saving -> batch.stream().filter(one -> !apply(saving, one)).toList());
        batch.stream().filter(one -> !orphans.contains(one)).forEach(one -> tellApplied(one.waiting()));
        orphans.forEach(this::waitForOrder);
    }

    /** One that spoils its batch must not hold up the others. */
    private void applyAlone(Opened one) {
        try {
            applyTogether(List.of(one));
        } catch (RuntimeException failure) {
            Pieces.report("notification " + one.waiting().notification().id(), failure);
            postpone(one.waiting());
        }
    }

    /** @return whether there is such an order */
    private boolean apply(Saving saving, Opened one) {
        var about = one.about();
        var notification = one.waiting().notification();
        return book.orders().find(about.key()).map(order -> {
            var taken = intake.take(saving, order, new Observation(about.fact(),
                    new Source.Callback(notification.id()), about.orderId(), about.occurredAt(), clock.instant()));
            if (taken.changedSomething() && taken.order().position().isTerminal()) {
                hurry(about.key());
            }
            inbox.markApplied(notification, describe(taken.learned()), clock.instant());
            return true;
        }).orElse(false);
    }

    /** It names no order; the number of the refund tells which. */
    private void apply(Inbox.Waiting waiting, Content.AboutRefund about) {
        var number = about.report().outRefundNo();
        refundNumbers.order(about.mchId(), number).ifPresentOrElse(
                outOrderNo -> apply(waiting, about, new ServiceOrderKey(about.mchId(), outOrderNo)),
                () -> withoutRefund(waiting, number));
    }

    private void apply(Inbox.Waiting waiting, Content.AboutRefund about, ServiceOrderKey key) {
        var notification = waiting.notification();
        book.change(saving -> {
            var now = clock.instant();
            var change = book.order(key).learnOfRefund(
                    about.report(), new Source.Callback(notification.id()), about.occurredAt(), now);
            change.ifPresent(told -> {
                saving.save(told);
                hurry(key);
            });
            inbox.markApplied(notification, change.map(NotificationApplier::describe).orElse("nothing new"), now);
            return change;
        });
        tellApplied(waiting);
    }

    /** Somebody refunded in WeChat's merchant platform, or the database lost our record of it. */
    private void withoutRefund(Inbox.Waiting waiting, OutRefundNo number) {
        LOG.log(Level.WARNING, "event=NOTIFICATION_WITHOUT_REFUND mch_id={0} refund={1} id={2} attempt={3}",
                waiting.notification().mchId(), number, waiting.notification().id(), waiting.attempts() + 1);
        if (waiting.attempts() >= TRIES_BEFORE_ADOPTION) {
            finish(waiting.notification(), "unrelated: refund " + number + " was not asked for here");
        } else {
            postpone(waiting);
        }
    }

    /**
     * A command that waits out its quiet window need not wait any longer once the order has ended. One that is being sent is left to its
     * sender.
     */
    private void hurry(ServiceOrderKey key) {
        var now = clock.instant();
        book.commands().unfinished(key)
                .filter(command -> command.status() == CommandStatus.UNKNOWN && command.dueAt().isAfter(now))
                .ifPresent(command -> book.commands().save(command.hurried(now)));
    }

    private void tellApplied(Inbox.Waiting waiting) {
        telemetry.notificationApplied(Duration.between(waiting.notification().receivedAt(), clock.instant()));
    }

    /** The order's own creation may still be on its way into the store, or WeChat knows an order we lost. */
    private void waitForOrder(Opened orphan) {
        LOG.log(Level.WARNING, "event=NOTIFICATION_WITHOUT_ORDER order={0} id={1} attempt={2}", orphan.about().key(),
                orphan.waiting().notification().id(), orphan.waiting().attempts() + 1);
        postpone(orphan.waiting());
        if (orphan.waiting().attempts() >= TRIES_BEFORE_ADOPTION) {
            adoption.adopt(orphan.about().key());
        }
    }

    private void finish(Notification notification, String outcome) {
        book.transactions().run(() -> {
            inbox.markApplied(notification, outcome, clock.instant());
            return outcome;
        });
    }

    private void postpone(Inbox.Waiting waiting) {
        var delay = PATIENCE.get(Math.min(waiting.attempts(), PATIENCE.size() - 1));
        book.transactions().run(() -> {
            inbox.postpone(waiting.notification(), waiting.attempts() + 1, clock.instant().plus(delay));
            return delay;
        });
    }

    private static String describe(Change change) {
        return "version " + change.order().version() + ": " + change.event().kind();
    }

    private static String describe(Learned learned) {
        return switch (learned) {
            case Learned.Changed(var change) -> describe(change);
            case Learned.NothingNew(var ruling) -> "nothing new: " + ruling;
            case Learned.Doubted doubted -> "doubted, WeChat is asked";
        };
    }
}
