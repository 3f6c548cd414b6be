package payscore.domain.permission;

/** What came of an {@link AuthorizationFact}. */
public sealed interface AuthorizationLearned {
    /** The authorisation changed. */
    record Changed(AuthorizationChange change) implements AuthorizationLearned {}

    /** It stood there already. */
    record Known() implements AuthorizationLearned {}

    /** It is past that. */
    record Late() implements AuthorizationLearned {}

    /**
     * The message cannot be put in order with what we hold: WeChat must be queried.
     *
     * @param why for people, nothing personal
     */
    record Doubted(String why) implements AuthorizationLearned {}
}
