package payscore.adapter.web.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import payscore.adapter.web.json.PlaceText;
import payscore.adapter.web.json.QueryReader;
import payscore.application.port.out.store.Differences.Filter;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceId;
import payscore.domain.reconciliation.DifferenceKind;
import payscore.domain.reconciliation.Fate;
import payscore.domain.violation.InvalidTerms;

/** The query of a list of differences as it was sent. */
record DifferenceParameters(
        Optional<String> fate, Optional<String> kind, Optional<String> cursor, Optional<String> limit) {
    /** What was asked for, in the types of the domain. */
    record Page(Filter filter, int limit) {
        /** Cuts off the difference that was only asked for to learn whether there is another page. */
        DifferencePage of(List<Difference> found) {
            var shown = found.stream().limit(limit).toList();
            return new DifferencePage(shown.stream().map(DifferenceResponse::of).toList(),
                    found.size() > limit ? Optional.of(cursorOf(shown.getLast().key().id())) : Optional.empty());
        }
    }

    /** @throws payscore.adapter.web.problem.Refused naming every parameter that cannot be read */
    Page toPage(MchId mchId, LocalDate day) {
        var query = new QueryReader();
        var ended = query.read(fate, word -> named(Fate.values(), word), "fate",
                "must be one of " + Arrays.toString(Fate.values()));
        var wanted = query.read(kind, word -> named(DifferenceKind.values(), word), "kind",
                "must be one of " + Arrays.toString(DifferenceKind.values()));
        var place = query.read(cursor, DifferenceParameters::place, "cursor",
                "must be a next_cursor of an earlier page");
        var size = query.limit(limit);
        query.finish();
        return new Page(new Filter(mchId, day, ended, wanted, Optional.empty(), place, size + 1), size);
    }

    private static String cursorOf(DifferenceId id) {
        return new PlaceText(Instant.EPOCH, id.value()).word();
    }

    private static Optional<DifferenceId> place(String word) {
        try {
            return PlaceText.read(word).map(place -> new DifferenceId(place.name()));
        } catch (InvalidTerms noId) {
            return Optional.empty();
        }
    }

    private static <T extends Enum<T>> Optional<T> named(T[] values, String word) {
        return Arrays.stream(values).filter(value -> value.name().equals(word)).findFirst();
    }
}
