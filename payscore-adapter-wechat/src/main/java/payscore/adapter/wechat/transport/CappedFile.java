package payscore.adapter.wechat.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes a body into a file as long as it is not too long; a longer one is cut off, and is no answer. Nothing of it is kept in memory. */
final class CappedFile implements BodySubscriber<byte[]> {
    private static final byte[] NOTHING = {};

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final long bytesMax;
    private final FileChannel file;
    private Optional<Flow.Subscription> subscription = Optional.empty();
    private long written;

    CappedFile(Request.Download into) {
        this.bytesMax = into.bytesMax();
        try {
            this.file = FileChannel.open(into.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = Optional.of(started);
        started.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (var buffer : buffers) {
                written += buffer.remaining();
                if (written > bytesMax) {
                    throw new BodyTooLarge(bytesMax);
                }
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
            }
            subscription.ifPresent(more -> more.request(1));
        } catch (IOException e) {
            subscription.ifPresent(Flow.Subscription::cancel);
            onError(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        close();
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (close()) {
            body.complete(NOTHING);
        }
    }

    /** False when what was written may not be in the file. */
    private boolean close() {
        try {
            file.close();
            return true;
        } catch (IOException e) {
            body.completeExceptionally(e);
            return false;
        }
    }
}
