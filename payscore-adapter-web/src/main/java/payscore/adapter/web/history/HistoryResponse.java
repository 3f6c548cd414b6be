package payscore.adapter.web.history;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.in.ReadHistory.History;
import payscore.application.port.out.store.HistoryEntry;
import payscore.domain.money.Fen;
import payscore.domain.order.Source;

/** The history of an order, oldest first. */
record HistoryResponse(String outOrderNo, List<Entry> entries, NextStep next) {
    /**
     * One version of the order.
     *
     * @param event what happened
     * @param source MERCHANT, ANSWER (of WeChat to our request), QUERY or CALLBACK
     * @param occurredAt WeChat's clock, where it says so
     * @param learnedAt our clock
     * @param amount in fen
     * @param description the same in a sentence
     */
    record Entry(
            long version,
            String event,
            String state,
            Optional<String> stateDescription,
            String source,
            Optional<OffsetDateTime> occurredAt,
            OffsetDateTime learnedAt,
            Optional<Long> amount,
            Optional<String> remark,
            String description) {
        private static Entry of(HistoryEntry entry) {
            var event = entry.event();
            return new Entry(entry.version(), event.kind().name(), entry.position().state(),
                    Optional.of(entry.position().stateDescription()).filter(word -> !word.isEmpty()),
                    wordFor(event.source()), event.occurredAt().map(WireTime::of), WireTime.of(event.learnedAt()),
                    event.amount().map(Fen::amount), event.remark(), event.sentence());
        }
    }

    static HistoryResponse of(History history) {
        return new HistoryResponse(history.order().key().outOrderNo().value(),
                history.entries().stream().map(Entry::of).toList(), NextStep.of(history));
    }

    private static String wordFor(Source source) {
        return switch (source) {
            case Source.Merchant merchant -> "MERCHANT";
            case Source.Answer answer -> "ANSWER";
            case Source.Query query -> "QUERY";
            case Source.Callback callback -> "CALLBACK";
        };
    }
}
