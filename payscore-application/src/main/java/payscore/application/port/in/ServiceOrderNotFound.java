package payscore.application.port.in;

/** No such order for this merchant here. Says nothing about other merchants' orders. */
public final class ServiceOrderNotFound extends RuntimeException {
    public ServiceOrderNotFound() {
        super("There is no such service order");
    }
}
