package payscore.adapter.persistence.order;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payscore.application.port.out.store.HistoryEntry;
import payscore.domain.money.Fen;
import payscore.domain.order.Change;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.order.Source;

/** Translates events to rows of {@code service_order_fact} and back. */
final class FactRows {
    private static final String MERCHANT = "MERCHANT";
    private static final String ANSWER = "ANSWER";
    private static final String QUERY = "QUERY";
    private static final String CALLBACK = "CALLBACK";

    private FactRows() {}

    /** Not sealed yet. */
    static FactRow row(Change change) {
        var order = change.order();
        var event = change.event();
        return new FactRow(order.key().mchId().value(), order.key().outOrderNo().value(), order.version(),
                event.kind().name(), word(event.source()), reference(event.source()),
                event.occurredAt().map(Instant::toEpochMilli).orElse(null), event.learnedAt().toEpochMilli(),
                order.position().name(), event.amount().map(Fen::amount).orElse(null), event.remark().orElse(null),
                FactRow.NO_DIGEST, FactRow.NO_DIGEST);
    }

    static HistoryEntry entry(FactRow row) {
        var event = new ServiceOrderEvent(ServiceOrderEvent.Kind.valueOf(row.kind()), source(row),
                Optional.ofNullable(row.occurredAt()).map(Instant::ofEpochMilli), Instant.ofEpochMilli(row.learnedAt()),
                Optional.ofNullable(row.amount()).map(Fen::new), Optional.ofNullable(row.remark()));
        return new HistoryEntry(row.version(), Position.valueOf(row.position()), event);
    }

    private static String word(Source source) {
        return switch (source) {
            case Source.Merchant merchant -> MERCHANT;
            case Source.Answer answer -> ANSWER;
            case Source.Query query -> QUERY;
            case Source.Callback callback -> CALLBACK;
        };
    }

    private static @Nullable String reference(Source source) {
        return switch (source) {
            case Source.Merchant merchant -> null;
            case Source.Answer answer -> null;
            case Source.Query query -> Long.toString(query.askedAtVersion());
            case Source.Callback callback -> callback.notificationId();
        };
    }

    private static Source source(FactRow row) {
        return switch (row.source()) {
            case MERCHANT -> new Source.Merchant();
            case ANSWER -> new Source.Answer();
            case QUERY -> new Source.Query(Long.parseLong(referenceOf(row)));
            case CALLBACK -> new Source.Callback(referenceOf(row));
            default -> throw new IllegalStateException("A stored fact has the unknown source " + row.source());
        };
    }

    private static String referenceOf(FactRow row) {
        return Optional.ofNullable(row.sourceReference())
                .orElseThrow(
                        () -> new IllegalStateException("A stored fact from a " + row.source() + " has no reference"));
    }
}
