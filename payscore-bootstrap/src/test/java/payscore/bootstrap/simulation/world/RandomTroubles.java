package payscore.bootstrap.simulation.world;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import payscore.bootstrap.simulation.world.Plan.Profile;

/**
 * A mix of troubles of the seed's own: each kind is off altogether with a chance of one third, so that seeds differ in what they
 * lack, not only in what they have (swarm testing).
 */
public final class RandomTroubles implements Troubles {
    private final RandomGenerator random;
    private final Map<Point, List<Likely>> byPoint = new EnumMap<>(Point.class);
    private final Map<Point, Double> shares = new EnumMap<>(Point.class);
    private boolean healed;

    private record Likely(Trouble trouble, double share) {}

    /** How much more often than usual the network keeps copies, in worlds that are about them. */
    private static final int COPIES = 8;

    /** @param plan leaves kinds out; the others strike as if nothing was left out */
    public RandomTroubles(RandomGenerator random, Plan plan) {
        this.random = random;
        var shareOf = new EnumMap<Trouble, Double>(Trouble.class);
        for (var trouble : Trouble.values()) {
            var isOff = random.nextInt(3) == 0;
            var share = trouble.shareMax() * (0.1 + 0.9 * random.nextDouble());
            var isAboutCopies = plan.profile() == Profile.CHANGE_OF_MIND && trouble == Trouble.REQUEST_DOUBLED_LATE;
            shareOf.put(trouble, isAboutCopies ? COPIES * share : isOff ? 0 : share);
        }
        for (var point : Point.values()) {
            var likely = Trouble.at(point).stream().filter(trouble -> !plan.withoutTroubles().contains(trouble))
                    .map(trouble -> new Likely(trouble, shareOf.getOrDefault(trouble, 0.0)))
                    .filter(one -> one.share() > 0).toList();
            byPoint.put(point, likely);
            shares.put(point, likely.stream().mapToDouble(Likely::share).sum());
        }
    }

    /** Which kinds this seed has at all. */
    public Set<Trouble> present() {
        var present = EnumSet.noneOf(Trouble.class);
        byPoint.values().forEach(likely -> likely.forEach(one -> present.add(one.trouble())));
        return present;
    }

    @Override
    public Optional<Trouble> strike(Point point) {
        var sum = shares.getOrDefault(point, 0.0);
        if (healed || sum == 0) {
            return Optional.empty();
        }
        var drawn = random.nextDouble() * Math.max(1, sum);
        if (drawn >= sum) {
            return Optional.empty();
        }
        for (var one : byPoint.getOrDefault(point, List.of())) {
            drawn -= one.share();
            if (drawn < 0) {
                return Optional.of(one.trouble());
            }
        }
        return Optional.empty();
    }

    @Override
    public void heal() {
        healed = true;
    }
}
