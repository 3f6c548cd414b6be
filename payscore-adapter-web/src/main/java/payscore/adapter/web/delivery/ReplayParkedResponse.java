package payscore.adapter.web.delivery;

import payscore.application.port.in.ReplayParkedWebhooks.Replayed;

/**
 * What became of the parked deliveries.
 *
 * @param replayed how many are sent again
 * @param more whether some are still parked
 */
record ReplayParkedResponse(int replayed, boolean more) {
    static ReplayParkedResponse of(Replayed replayed) {
        return new ReplayParkedResponse(replayed.count(), replayed.isMore());
    }
}
