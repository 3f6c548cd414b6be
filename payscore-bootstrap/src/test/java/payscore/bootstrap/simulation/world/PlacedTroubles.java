package payscore.bootstrap.simulation.world;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Troubles at chosen occasions, and a count of all occasions there were. */
public final class PlacedTroubles implements Troubles {
    private final List<Placed> placed;
    private final Map<Point, Integer> occasions = new EnumMap<>(Point.class);

    public PlacedTroubles(List<Placed> placed) {
        this.placed = List.copyOf(placed);
    }

    @Override
    public Optional<Trouble> strike(Point point) {
        var occasion = occasions.merge(point, 1, Integer::sum) - 1;
        return placed.stream().filter(one -> one.point() == point && one.occasion() == occasion).map(Placed::trouble)
                .findFirst();
    }

    @Override
    public void heal() {
        // What is placed strikes whenever its occasion comes.
    }

    /** How many occasions of this kind there were. */
    public int occasions(Point point) {
        return occasions.getOrDefault(point, 0);
    }
}
