package payscore.simulator.security;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Random text for nonces, packages, query ids and keys; the same draws for the same state of its source. */
public final class Nonces {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String DIGITS = "0123456789";
    private static final String HEX = "0123456789ABCDEF";

    private final RandomGenerator random;

    public Nonces(RandomGenerator random) {
        this.random = random;
    }

    /** Unpredictable ones. */
    public static Nonces secure() {
        return new Nonces(new SecureRandom());
    }

    /** Letters and digits. */
    public String letters(int length) {
        return from(LETTERS, length);
    }

    public String digits(int length) {
        return from(DIGITS, length);
    }

    /** Upper-case hexadecimal digits, as in Request-ID and certificate serial numbers. */
    public String hex(int length) {
        return from(HEX, length);
    }

    private String from(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
