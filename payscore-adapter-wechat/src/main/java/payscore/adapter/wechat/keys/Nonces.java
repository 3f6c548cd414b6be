package payscore.adapter.wechat.keys;

import java.util.random.RandomGenerator;

/** Nonce strings as WeChat wants them: letters and digits, at most 32, new for every message. */
public final class Nonces {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 32;

    private final RandomGenerator random;

    /** @param random must be unpredictable in production */
    public Nonces(RandomGenerator random) {
        this.random = random;
    }

    public String next() {
        var nonce = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            nonce.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return nonce.toString();
    }
}
