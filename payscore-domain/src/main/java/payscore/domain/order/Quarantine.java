package payscore.domain.order;

import java.time.Instant;

/** An order a person must look at: WeChat and we, or WeChat and WeChat, disagree. */
public record Quarantine(String reason, Instant since) {}
