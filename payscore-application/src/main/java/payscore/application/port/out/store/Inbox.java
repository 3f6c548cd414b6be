package payscore.application.port.out.store;

import java.time.Instant;
import java.util.List;

/** Notifications between "acknowledged" and "applied". A 2xx to WeChat means the row is durable here, nothing else. */
public interface Inbox {
    /** Whether it is new; a second delivery of the same merchant's notification id changes nothing. */
    boolean record(Notification notification);

    /** Notifications that are due to be applied, the oldest first. */
    List<Waiting> due(Instant now, int limitMax);

    /**
     * The notification has had its effect, or needs none.
     *
     * @param outcome for people
     */
    void markApplied(Notification notification, String outcome, Instant now);

    /** It cannot be applied yet. */
    void postpone(Notification notification, int attempts, Instant dueAt);

    /** @param attempts how often applying was tried */
    record Waiting(Notification notification, int attempts) {}
}
