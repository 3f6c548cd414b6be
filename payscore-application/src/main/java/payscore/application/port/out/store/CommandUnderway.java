package payscore.application.port.out.store;

/** Another command of the same order or authorisation has no definite outcome yet; one at a time. */
public final class CommandUnderway extends RuntimeException {
    private final transient Subject key;

    public CommandUnderway(Subject key) {
        super("Another command of " + key + " is under way");
        this.key = key;
    }

    public Subject key() {
        return key;
    }
}
