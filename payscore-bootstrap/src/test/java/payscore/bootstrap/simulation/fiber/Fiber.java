package payscore.bootstrap.simulation.fiber;

import java.util.concurrent.locks.LockSupport;

/** One activity. Its thread runs only while it holds the baton. */
public final class Fiber {
    private final Fibers fibers;
    private final String name;
    private final Process process;
    private final Thread thread;
    private boolean started;
    private long turn;

    Fiber(Fibers fibers, String name, Process process, Runnable body) {
        this.fibers = fibers;
        this.name = name;
        this.process = process;
        this.thread = Thread.ofVirtual().unstarted(body);
    }

    public String name() {
        return name;
    }

    public Process process() {
        return process;
    }

    /** Makes every wake-up that was planned so far void and answers the number of the next one. */
    long nextTurn() {
        return ++turn;
    }

    boolean isTurn(long number) {
        return turn == number;
    }

    /** Called by whoever had the baton, after it was given to this one. */
    void resume() {
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
    }

    /** Called by this fiber's own thread after it gave the baton away. */
    void waitForBaton() {
        while (!fibers.isHeldBy(this)) {
            LockSupport.park(fibers);
        }
    }
}
