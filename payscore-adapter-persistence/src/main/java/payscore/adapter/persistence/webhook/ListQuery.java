package payscore.adapter.persistence.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import payscore.application.port.out.store.WebhookDeliveries.Filter;
import payscore.application.port.out.store.WebhookDeliveries.Place;

/** A filter as one place to start behind, so that a single statement serves all filters. */
record ListQuery(
        String mchId,
        @Nullable String status,
        @Nullable String endpoint,
        long createdAt,
        String beforeMessageId,
        String beforeEndpoint,
        int limitMax) {
    /** Nothing is behind the names of this place, but everything of an earlier time is. */
    private static final Place END_OF_TIME = new Place(Instant.ofEpochMilli(Long.MAX_VALUE), "", "");

    static ListQuery of(Filter filter) {
        var before = filter.before().orElse(END_OF_TIME);
        return new ListQuery(filter.mchId().value(), filter.status().map(Enum::name).orElse(null),
                filter.endpoint().orElse(null), before.createdAt().toEpochMilli(), before.messageId(),
                before.endpoint(), filter.limitMax());
    }
}
