package payscore.domain.permission;

/** A decision the authorisation's present state does not allow. Nothing was changed and nothing was sent. */
public final class AuthorizationNotReady extends RuntimeException {
    private final Decision decision;
    private final transient AuthorizationKey key;
    private final AuthorizationState state;

    /** What the merchant may decide. */
    public enum Decision {
        /** Open the page on which the user authorises. */
        LAUNCH("launchable"),
        /** Withdraw the authorisation. */
        TERMINATE("terminable");

        private final String ability;

        Decision(String ability) {
            this.ability = ability;
        }
    }

    public AuthorizationNotReady(Decision decision, AuthorizationKey key, AuthorizationState state) {
        super("Authorization " + key.code() + " is " + state + " and therefore not " + decision.ability + ".");
        this.decision = decision;
        this.key = key;
        this.state = state;
    }

    public Decision decision() {
        return decision;
    }

    public AuthorizationKey key() {
        return key;
    }

    public AuthorizationState state() {
        return state;
    }
}
