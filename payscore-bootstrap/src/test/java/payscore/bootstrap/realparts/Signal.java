package payscore.bootstrap.realparts;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process that a test has started can be sent. */
enum Signal {
    STOP, CONT, TERM;

    void to(long pid) {
        try {
            var sent = new ProcessBuilder("kill", "-" + name(), String.valueOf(pid)).inheritIO().start().waitFor();
            if (sent != 0) {
                throw new IllegalStateException("No process " + pid + " to send SIG" + name() + " to");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
