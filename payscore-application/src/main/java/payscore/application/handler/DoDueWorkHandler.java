package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import payscore.application.port.in.DoDueWork;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.Inbox;
import payscore.domain.order.ServiceOrderKey;

/**
 * {@link DoDueWork}. Each row is its own piece of work: one that fails is looked at again when it is due again and holds up
 * nothing else.
 */
public final class DoDueWorkHandler implements DoDueWork {
    private static final Logger LOG = System.getLogger(DoDueWorkHandler.class.getName());

    private final OrderBook book;
    private final CommandRunner runner;
    private final Asking asking;
    private final NotificationApplier applier;
    private final ExecutorService executor;
    private final InstantSource clock;

    /** @param executor runs the pieces of one round; the round waits for all of them, so it bounds what is in flight */
    public DoDueWorkHandler(OrderBook book, CommandRunner runner, Asking asking, NotificationApplier applier,
            ExecutorService executor, InstantSource clock) {
        this.book = book;
        this.runner = runner;
        this.asking = asking;
        this.applier = applier;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public int round(int limitMax) {
        var now = clock.instant();
        var work = new ArrayList<Callable<Boolean>>();
        applier.due(now, limitMax).forEach(waiting -> work.add(() -> apply(waiting)));
        runAll(work);
        var calls = new ArrayList<Callable<Boolean>>();
        book.commands().due(Buckets.ALL, now, limitMax).forEach(command -> calls.add(() -> followUp(command)));
        book.orders().dueForCheck(Buckets.ALL, now, limitMax).forEach(key -> calls.add(() -> check(key)));
        runAll(calls);
        return work.size() + calls.size();
    }

    private boolean apply(Inbox.Waiting waiting) {
        try {
            applier.apply(waiting);
            return true;
        } catch (RuntimeException failure) {
            report("notification " + waiting.notification().id(), failure);
            applier.postpone(waiting);
            return false;
        }
    }

    private boolean followUp(Command command) {
        try {
            runner.followUp(command);
            return true;
        } catch (RuntimeException failure) {
            report("command " + command.id() + " of " + command.key(), failure);
            runner.checkLater(command);
            return false;
        }
    }

    private boolean check(ServiceOrderKey key) {
        var order = book.order(key);
        try {
            // While a command is unfinished its own follow-up asks; two questions would tell the same.
            if (book.commands().unfinished(key).isPresent()) {
                asking.postpone(order, order.checkAfter(clock.instant()));
            } else {
                asking.ask(order);
            }
            return true;
        } catch (RuntimeException failure) {
            report("check of " + key, failure);
            asking.postpone(order, order.checkAfter(clock.instant()));
            return false;
        }
    }

    private void runAll(List<Callable<Boolean>> work) {
        try {
            for (var piece : executor.invokeAll(work)) {
                if (piece.state() == Future.State.FAILED) {
                    report("a row that could not even be postponed", piece.exceptionNow());
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(String what, Throwable failure) {
        LOG.log(Level.ERROR, "event=DUE_WORK_FAILED what=\"" + what + "\"", failure);
    }
}
