package payscore.domain.permission;

/** Another request about the authorisation has no definite outcome yet; one at a time. */
public final class AuthorizationUnderway extends RuntimeException {
    private final transient AuthorizationKey key;

    public AuthorizationUnderway(AuthorizationKey key) {
        super("Another request about authorization " + key.code() + " is under way");
        this.key = key;
    }

    public AuthorizationKey key() {
        return key;
    }
}
