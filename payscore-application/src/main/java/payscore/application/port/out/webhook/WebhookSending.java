package payscore.application.port.out.webhook;

import java.time.Duration;
import java.util.Optional;
import payscore.application.port.out.store.WebhookDelivery;

/**
 * Sends one attempt of a delivery, signed for this moment per Standard Webhooks 1.0. Never throws for what the endpoint or the network
 * does, never follows a redirect, never retries, and ends within its deadline.
 */
public interface WebhookSending {
    Outcome send(WebhookDelivery delivery);

    /** What came of it. */
    sealed interface Outcome {
        /** 2xx. */
        record Taken() implements Outcome {}

        /** 410: the endpoint wants nothing any more. */
        record Gone() implements Outcome {}

        /**
         * Anything else; it will be tried again.
         *
         * @param why few distinct words: a status, {@code timeout}, {@code address-refused}
         * @param retryAfter what the endpoint asked for
         */
        record Failed(String why, Optional<Duration> retryAfter) implements Outcome {}
    }
}
