package payscore.application.port.in;

/** The day has no such difference. */
public final class DifferenceNotFound extends RuntimeException {
    public DifferenceNotFound() {
        super("There is no such difference");
    }
}
