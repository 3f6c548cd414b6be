package payscore.application.port.out.store;

/** What a command asks WeChat to do. */
public enum CommandKind {
    /** Create the order, or re-enter its creation for a fresh {@code package}. */
    CREATE,
    COMPLETE,
    CANCEL
}
