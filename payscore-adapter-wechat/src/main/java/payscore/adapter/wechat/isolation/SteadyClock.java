package payscore.adapter.wechat.isolation;

import java.time.Instant;
import java.time.InstantSource;

/** Time that never jumps, whatever is done to the machine's clock: for waiting and measuring. Its zero means nothing. */
public final class SteadyClock implements InstantSource {
    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, System.nanoTime());
    }
}
