package payscore.application.handler.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import payscore.application.handler.DueWork;
import payscore.application.handler.Pieces;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Reconciliations;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;
import payscore.domain.reconciliation.BillOfDay;
import payscore.domain.reconciliation.Reconciliation;

/** Owes each merchant a comparison for each day, makes those that are due, and asks about the differences that are. */
public final class ReconciliationWork implements DueWork {
    /** Bills at a time on this node: each lies on its disk while it is read. */
    private static final int BILLS_MAX = 4;

    /** The rows of the days are looked for so often; they are there already but once a day. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    private final ReconciliationBook book;
    private final BillComparison comparison;
    private final DifferenceInquiry inquiry;
    private final Merchants merchants;
    private final Pieces pieces;
    private final InstantSource clock;
    private final Map<MchId, Instant> nextLook = new ConcurrentHashMap<>();

    public ReconciliationWork(ReconciliationBook book, BillComparison comparison, DifferenceInquiry inquiry,
            Merchants merchants, Pieces pieces, InstantSource clock) {
        this.book = book;
        this.comparison = comparison;
        this.inquiry = inquiry;
        this.merchants = merchants;
        this.pieces = pieces;
        this.clock = clock;
    }

    @Override
    public int round(Buckets buckets, int limitMax) {
        merchants.all().stream().map(Merchant::mchId)
                .filter(mchId -> buckets.contains(Reconciliations.bucketOf(mchId)))
                .forEach(this::owe);
        var days = pieces.runAll(
                book.reconciliations().due(buckets, clock.instant(), Math.min(limitMax, BILLS_MAX)),
                comparison::make, comparison::putOff);
        var differences = pieces.runAll(
                book.differences().due(buckets, clock.instant(), limitMax), inquiry::ask, inquiry::putOff);
        return days == BILLS_MAX ? limitMax : Math.max(days, differences);
    }

    /** A row for each day that is over, from the latest there is on; the first one ever is for yesterday. */
    private void owe(MchId mchId) {
        var now = clock.instant();
        if (nextLook.getOrDefault(mchId, now).isAfter(now)) {
            return;
        }
        var latest = BillOfDay.latest(now);
        var first = book.reconciliations().latest(mchId).map(day -> day.plusDays(1)).orElse(latest);
        var earliest = latest.minusDays(BillOfDay.DAYS_MAX - 1L);
        for (LocalDate day = first.isBefore(earliest) ? earliest : first; !day.isAfter(latest); day = day.plusDays(1)) {
            var owed = Reconciliation.owed(mchId, day);
            book.change(() -> book.reconciliations().add(owed));
        }
        nextLook.put(mchId, now.plus(BETWEEN_LOOKS));
    }
}
