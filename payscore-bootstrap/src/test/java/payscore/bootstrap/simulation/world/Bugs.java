package payscore.bootstrap.simulation.world;

/** Where exceptions go that nobody should ever see. */
@FunctionalInterface
interface Bugs {
    void found(String where, Throwable bug);
}
