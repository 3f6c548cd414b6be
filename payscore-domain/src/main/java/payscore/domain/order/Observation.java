package payscore.domain.order;

import java.time.Instant;
import java.util.Optional;

/**
 * A fact with its circumstances. Callback, query and our own command's answer all arrive as this.
 *
 * @param orderId WeChat's number of the order, where it is told
 * @param occurredAt when WeChat says it happened
 * @param learnedAt our clock
 */
public record Observation(
        Fact fact, Source source, Optional<OrderId> orderId, Optional<Instant> occurredAt, Instant learnedAt) {}
