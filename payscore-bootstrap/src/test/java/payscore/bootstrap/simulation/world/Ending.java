package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a run ended.
 *
 * @param isQuiet whether both sides came to rest in time
 * @param healedAt when the last trouble ended
 * @param untilQuiet how long it took from then on
 */
public record Ending(boolean isQuiet, Instant healedAt, Duration untilQuiet, List<Received> received, Plan plan) {}
