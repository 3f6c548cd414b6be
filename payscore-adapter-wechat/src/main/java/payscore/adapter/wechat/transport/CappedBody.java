package payscore.adapter.wechat.transport;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads a body into memory as long as it stays small; a larger one is cut off, and is no answer. */
final class CappedBody implements BodySubscriber<byte[]> {
    /** Far above any documented answer. */
    static final int BYTES_MAX = 256 * 1024;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private Optional<Flow.Subscription> subscription = Optional.empty();

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = Optional.of(started);
        started.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            if (read.size() + buffer.remaining() > BYTES_MAX) {
                subscription.ifPresent(Flow.Subscription::cancel);
                body.completeExceptionally(new BodyTooLarge(BYTES_MAX));
                return;
            }
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            read.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(read.toByteArray());
    }
}
