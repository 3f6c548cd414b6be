package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import payscore.application.port.out.store.StoreFailure;

/**
 * Runs the pieces of one round side by side and waits for all of them, so that a round bounds what is in flight. A piece that fails is
 * put off and holds up nothing else.
 */
public final class Pieces {
    private static final Logger LOG = System.getLogger(Pieces.class.getName());

    private final ExecutorService executor;

    public Pieces(ExecutorService executor) {
        this.executor = executor;
    }

    /** @param putOff what becomes of a row whose work failed */
    public <T> int runAll(List<T> rows, Consumer<T> work, Consumer<T> putOff) {
        try {
            for (var piece : executor.invokeAll(rows.stream().map(row -> piece(row, work, putOff)).toList())) {
                if (piece.state() == Future.State.FAILED) {
                    report("a row that could not even be put off", piece.exceptionNow());
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return rows.size();
    }

    private static <T> Callable<Boolean> piece(T row, Consumer<T> work, Consumer<T> putOff) {
        return () -> {
            try {
                work.accept(row);
                return true;
            } catch (RuntimeException failure) {
                report(row.toString(), failure);
                putOff.accept(row);
                return false;
            }
        };
    }

    /** A store that fails is one line: it fails for every row, and its adapter has told why. */
    static void report(String what, Throwable failure) {
        if (failure instanceof StoreFailure) {
            LOG.log(Level.WARNING, "event=DUE_WORK_FAILED what=\"{0}\" why=\"{1}\"", what, failure.getMessage());
        } else {
            LOG.log(Level.ERROR, "event=DUE_WORK_FAILED what=\"" + what + "\"", failure);
        }
    }
}
