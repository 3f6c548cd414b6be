package payscore.adapter.wechat.gateway;

import java.time.Duration;
import java.util.Optional;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.wire.ErrorReport;

/** An answer after its signature was looked at. */
public sealed interface Reply {
    /** 2xx and WeChat's own. */
    record Success(Exchange.Answered answer) implements Reply {}

    /**
     * 4xx and WeChat's own.
     *
     * @param internalCode WeChat's internal code; not signed
     */
    record Refusal(int status, ErrorReport report, String internalCode,
            Optional<Duration> retryAfter) implements Reply {}

    /**
     * Nothing that may be believed.
     *
     * @param cause few distinct words
     */
    record None(String cause) implements Reply {}

    /**
     * A 4xx that nobody signed; proves nothing.
     *
     * @param cause few distinct words
     */
    record Hearsay(String cause, ErrorReport report) implements Reply {}

    /**
     * The request never left.
     *
     * @param cause few distinct words
     */
    record NotSent(String cause) implements Reply {}
}
