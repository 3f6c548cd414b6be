package payscore.adapter.wechat.transport;

import java.time.Duration;

/**
 * How long a call may take as a whole, from the first byte sent to the last byte read.
 *
 * @param ordinary for every call but completion
 * @param completion for completion, which WeChat answers more slowly
 * @param certificates for the download of certificates, which a callback may have to wait for
 * @param connect for establishing a connection, a part of the whole
 */
public record Deadlines(Duration ordinary, Duration completion, Duration certificates, Duration connect) {
    public static final Deadlines DEFAULT = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(8),
            Duration.ofSeconds(3), Duration.ofSeconds(2));
}
