package payscore.application.port.out.store;

import java.time.Instant;
import java.util.List;

/** Notifications between "acknowledged" and "applied"; {@link Letterbox} puts them here. */
public interface Inbox {
    /** Notifications of these buckets that are due to be applied, the oldest first. */
    List<Waiting> due(Buckets buckets, Instant now, int limitMax);

    /**
     * The notification has had its effect, or needs none.
     *
     * @param outcome for people
     */
    void markApplied(Notification notification, String outcome, Instant now);

    /** It cannot be applied yet. */
    void postpone(Notification notification, int attempts, Instant dueAt);

    /**
     * Forgets notifications that were applied before {@code appliedBefore}; one that comes once more after that is merged once
     * more, which changes nothing (reliability design C09).
     *
     * @return how many were forgotten; {@code limitMax} means there may be more
     */
    int forget(Instant appliedBefore, int limitMax);

    /** @param attempts how often applying was tried */
    record Waiting(Notification notification, int attempts) {}
}
