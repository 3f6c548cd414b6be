package payscore.simulator.security;

import java.security.SecureRandom;

/** Random text for nonces, packages, query ids and keys. */
public final class Nonce {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String DIGITS = "0123456789";
    private static final String HEX = "0123456789ABCDEF";

    private Nonce() {}

    /** Letters and digits. */
    public static String letters(int length) {
        return from(LETTERS, length);
    }

    public static String digits(int length) {
        return from(DIGITS, length);
    }

    /** Upper-case hexadecimal digits, as in Request-ID and certificate serial numbers. */
    public static String hex(int length) {
        return from(HEX, length);
    }

    private static String from(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
