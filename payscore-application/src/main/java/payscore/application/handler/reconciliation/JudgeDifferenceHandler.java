package payscore.application.handler.reconciliation;

import java.time.InstantSource;
import payscore.application.port.in.DifferenceNotFound;
import payscore.application.port.in.JudgeDifference;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceKey;
import payscore.domain.reconciliation.DifferenceNote;

/** {@link JudgeDifference}. */
public final class JudgeDifferenceHandler implements JudgeDifference {
    private final ReconciliationBook book;
    private final InstantSource clock;

    public JudgeDifferenceHandler(ReconciliationBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Difference judge(DifferenceKey key, Judgement judgement, DifferenceNote note) {
        return book.change(() -> {
            var stored = book.differences().find(key).orElseThrow(DifferenceNotFound::new);
            var judged = switch (judgement) {
                case ACKNOWLEDGE -> stored.acknowledged(note, clock.instant());
                case RESOLVE -> stored.resolved(note, clock.instant());
            };
            if (judged.version() != stored.version()) {
                book.differences().save(judged);
            }
            return judged;
        });
    }
}
