package payscore.simulator.order;

import java.time.Instant;
import java.util.Optional;

/**
 * An order's arrival at a position. A lower amount is an arrival too, and so is a part of the money.
 *
 * @param total fen to be paid from now on; empty before completion
 * @param paid fen collected so far
 */
public record Passage(Instant at, Position position, Optional<Long> total, long paid) {}
