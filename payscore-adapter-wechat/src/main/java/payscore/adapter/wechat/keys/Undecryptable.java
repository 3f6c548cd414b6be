package payscore.adapter.wechat.keys;

/** Something that passed for WeChat's does not open: our key is wrong, or it was altered. */
public final class Undecryptable extends Exception {
    Undecryptable(String message) {
        super(message);
    }

    Undecryptable(String message, Throwable cause) {
        super(message, cause);
    }
}
