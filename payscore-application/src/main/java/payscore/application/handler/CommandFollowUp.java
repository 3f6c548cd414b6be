package payscore.application.handler;

import java.time.InstantSource;
import payscore.application.port.out.store.Buckets;

/** Settles commands without a definite answer, and those whose process died. */
public final class CommandFollowUp implements DueWork {
    private final OrderBook book;
    private final CommandRunner runner;
    private final Pieces pieces;
    private final InstantSource clock;

    public CommandFollowUp(OrderBook book, CommandRunner runner, Pieces pieces, InstantSource clock) {
        this.book = book;
        this.runner = runner;
        this.pieces = pieces;
        this.clock = clock;
    }

    @Override
    public int round(Buckets buckets, int limitMax) {
        return pieces.runAll(book.commands().due(buckets, clock.instant(), limitMax), runner::followUp,
                runner::checkLater);
    }
}
