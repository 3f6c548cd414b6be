package payscore.simulator.phone;

/** The PayScore page does not open: a front-end error code (launch parameters, section 7) or, where there is none, its text. */
public final class LaunchRefused extends RuntimeException {
    private final String code;

    public LaunchRefused(String code, String text) {
        super(text);
        this.code = code;
    }

    /** {@code 4186} and the like; empty where WeChat shows only a text. */
    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
