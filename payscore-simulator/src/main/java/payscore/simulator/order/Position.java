package payscore.simulator.order;

import java.util.Optional;

/** Where an order stands; the triple (state, state_description, collection.state) follows from it. */
public enum Position {
    CREATED("CREATED", "", ""),
    IN_USE("DOING", "USER_CONFIRM", ""),
    COLLECTING("DOING", "MCH_COMPLETE", "USER_PAYING"),
    PAID("DONE", "", "USER_PAID"),
    CLOSED_WITH_ZERO("DONE", "", ""),
    REVOKED("REVOKED", "", ""),
    EXPIRED("EXPIRED", "", "");

    private final String state;
    private final String description;
    private final String collectionState;

    Position(String state, String description, String collectionState) {
        this.state = state;
        this.description = description;
        this.collectionState = collectionState;
    }

    public String state() {
        return state;
    }

    /** Only while DOING. */
    public Optional<String> stateDescription() {
        return Optional.of(description).filter(word -> !word.isEmpty());
    }

    /** Only after a completion with an amount. */
    public Optional<String> collectionState() {
        return Optional.of(collectionState).filter(word -> !word.isEmpty());
    }
}
