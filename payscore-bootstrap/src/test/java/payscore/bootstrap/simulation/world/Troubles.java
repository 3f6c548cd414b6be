package payscore.bootstrap.simulation.world;

import java.util.Optional;

/** Decides where trouble strikes. */
public interface Troubles {
    /** What goes wrong here and now, if anything does. */
    Optional<Trouble> strike(Point point);

    /** Nothing goes wrong any more. */
    void heal();
}
