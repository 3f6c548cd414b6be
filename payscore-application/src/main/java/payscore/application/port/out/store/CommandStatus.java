package payscore.application.port.out.store;

/** How far a command got. */
public enum CommandStatus {
    /** An attempt is under way, or its process died. */
    SENT,
    /** No definite answer: WeChat must be queried. */
    UNKNOWN,
    /** WeChat has carried it out. */
    DONE,
    /** WeChat will never carry it out. */
    REJECTED;

    public boolean isFinished() {
        return this == DONE || this == REJECTED;
    }
}
