package payscore.simulator.json;

/** A field that is missing, of the wrong type or outside its limits. */
public final class BadField extends RuntimeException {
    private final String pointer;

    public BadField(String pointer, String issue) {
        super(issue);
        this.pointer = pointer;
    }

    /** JSON pointer to the field. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong with it, as WeChat's {@code detail.issue}. */
    public String issue() {
        return String.valueOf(getMessage());
    }
}
