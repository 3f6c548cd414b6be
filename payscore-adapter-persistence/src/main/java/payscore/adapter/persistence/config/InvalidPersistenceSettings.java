package payscore.adapter.persistence.config;

/** The properties of the store do not fit together; the service does not start. */
public final class InvalidPersistenceSettings extends RuntimeException {
    private final String action;

    /**
     * @param problem what is wrong, never with a property's value: an address may contain a password
     * @param action what to do about it
     */
    InvalidPersistenceSettings(String problem, String action) {
        super(problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}
