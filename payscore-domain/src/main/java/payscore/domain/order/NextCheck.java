package payscore.domain.order;

import java.time.Instant;

/**
 * When WeChat must be asked about an order at the latest, if nothing is heard before.
 *
 * @param since when the reason arose; the schedule counts from here
 */
public record NextCheck(Instant at, CheckReason reason, Instant since) {}
