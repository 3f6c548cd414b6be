package example.eventsink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.webhook.WebhookEndpoints;
import payscore.application.port.out.webhook.WebhookSending;
import payscore.domain.merchant.MchId;

/**
 * Appends each event as one line {@code {"id":…,"message":…}} to a file. An event is taken when its line is on the disk, so none is
 * lost; it may be there twice, under the same id, when the service died before it could note that. Processes on one machine may share
 * the file.
 */
public final class EventFile implements WebhookEndpoints, WebhookSending {
    /** Longer than any line, so that what a crash left of one ends within it. */
    private static final int LINE_MAX = 1 << 16;

    private final Path path;
    private final String name;
    /** File locks are held for the whole process; this one keeps its threads apart. */
    private final ReentrantLock turn = new ReentrantLock();

    /** @param name under which the platform lists the file among its endpoints */
    public EventFile(Path path, String name) {
        this.path = path;
        this.name = name;
    }

    /** Every merchant's events go to the one file; each message names its merchant. */
    @Override
    public List<String> of(MchId mchId) {
        return List.of(name);
    }

    @Override
    public Outcome send(WebhookDelivery delivery) {
        if (!delivery.endpoint().equals(name)) {
            return failed("endpoint-not-configured");
        }
        var message = new String(delivery.payload().bytes(), StandardCharsets.UTF_8);
        var line = "{\"id\":\"" + delivery.messageId() + "\",\"message\":" + message + "}\n";
        if (line.indexOf('\n') < line.length() - 1) {
            return failed("not-one-line");
        }
        turn.lock();
        try {
            append(line.getBytes(StandardCharsets.UTF_8));
            return new Outcome.Taken();
        } catch (IOException | UncheckedIOException full) {
            return failed("file-not-written");
        } finally {
            turn.unlock();
        }
    }

    private void append(byte[] line) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            // Until the channel is closed.
            file.lock();
            var end = endOfLastLine(file);
            file.truncate(end);
            file.position(end);
            for (var rest = ByteBuffer.wrap(line); rest.hasRemaining();) {
                file.write(rest);
            }
            file.force(true);
        }
    }

    /** What follows it was never taken: a crash, or a full disk, cut it off. */
    private static long endOfLastLine(FileChannel file) throws IOException {
        var size = file.size();
        var tail = ByteBuffer.allocate((int) Math.min(size, LINE_MAX));
        var start = size - tail.capacity();
        while (tail.hasRemaining() && file.read(tail, start + tail.position()) >= 0) {
            // Until the tail is read.
        }
        for (var i = tail.position() - 1; i >= 0; i--) {
            if (tail.get(i) == '\n') {
                return start + i + 1;
            }
        }
        if (start > 0) {
            throw new IOException("This is no file of events");
        }
        return 0;
    }

    private static Outcome failed(String why) {
        return new Outcome.Failed(why, Optional.empty());
    }
}
