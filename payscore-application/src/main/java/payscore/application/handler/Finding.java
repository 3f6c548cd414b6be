package payscore.application.handler;

import payscore.domain.order.Decline;

/** What asking WeChat about a command's subject has brought, seen from what the command is to bring about. */
public sealed interface Finding {
    /** It has happened. */
    record Reached() implements Finding {}

    /** It has not happened, and may still: absence is never concluded. */
    record StillOpen() implements Finding {}

    /**
     * It cannot happen any more.
     *
     * @param why where WeChat has not refused itself
     */
    record OutOfReach(Decline why) implements Finding {}

    /** WeChat's answer helps nobody; it is asked again later. */
    record NothingToGoBy() implements Finding {}

    /**
     * No usable answer.
     *
     * @param cause for logs: few distinct words, no data
     */
    record Unanswered(String cause) implements Finding {}
}
