package payscore.application.port.out.store;

/** Somebody else stored first what was to be stored. Nothing was stored; read again and decide again. */
public abstract sealed class LostRace extends RuntimeException permits DuplicateAuthorization, DuplicateServiceOrder,
        StaleAuthorization, StaleCommand, StaleServiceOrder {
    LostRace(String message) {
        super(message);
    }
}
