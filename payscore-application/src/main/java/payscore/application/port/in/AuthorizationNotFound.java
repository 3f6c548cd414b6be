package payscore.application.port.in;

/** No such authorisation for this merchant. Says nothing about other merchants'. */
public final class AuthorizationNotFound extends RuntimeException {
    public AuthorizationNotFound() {
        super("There is no such authorization");
    }
}
