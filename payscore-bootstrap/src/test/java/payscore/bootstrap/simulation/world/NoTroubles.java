package payscore.bootstrap.simulation.world;

import java.util.Optional;

/** Nothing ever goes wrong. */
final class NoTroubles implements Troubles {
    @Override
    public Optional<Trouble> strike(Point point) {
        return Optional.empty();
    }

    @Override
    public void heal() {
        // It is well already.
    }
}
