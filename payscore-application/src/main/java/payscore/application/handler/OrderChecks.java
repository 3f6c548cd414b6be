package payscore.application.handler;

import java.time.InstantSource;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.domain.order.CheckReason;
import payscore.domain.order.NextCheck;
import payscore.domain.order.ServiceOrderKey;

/** Asks WeChat about open orders, each when its next check is due. */
public final class OrderChecks implements DueWork {
    private final OrderBook book;
    private final Asking asking;
    private final RefundChecks refunds;
    private final Telemetry telemetry;
    private final Pieces pieces;
    private final InstantSource clock;

    public OrderChecks(OrderBook book, Asking asking, RefundChecks refunds, Telemetry telemetry, Pieces pieces,
            InstantSource clock) {
        this.book = book;
        this.asking = asking;
        this.refunds = refunds;
        this.telemetry = telemetry;
        this.pieces = pieces;
        this.clock = clock;
    }

    @Override
    public int round(Buckets buckets, int limitMax) {
        return pieces.runAll(book.orders().dueForCheck(buckets, clock.instant(), limitMax), this::check, this::putOff);
    }

    private void check(ServiceOrderKey key) {
        var order = book.order(key);
        var due = order.nextCheck().filter(this::isDue);
        if (due.isEmpty()) {
            // Somebody has asked meanwhile.
            return;
        }
        if (due.get().reason() == CheckReason.REFUND_EXPECTED) {
            telemetry.checked(due.get().reason());
            refunds.check(order);
            return;
        }
        // While a command is unfinished its own follow-up asks; two questions would tell the same.
        if (book.commands().unfinished(key).isPresent()) {
            putOff(key);
        } else {
            telemetry.checked(due.get().reason());
            asking.ask(order);
        }
    }

    private void putOff(ServiceOrderKey key) {
        var order = book.order(key);
        asking.postpone(order, order.checkAfter(clock.instant()));
    }

    private boolean isDue(NextCheck check) {
        return !check.at().isAfter(clock.instant());
    }
}
