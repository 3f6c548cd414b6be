package payscore.adapter.wechat.signing;

/** A request could not be signed, so it was not sent. */
public final class SigningFailed extends Exception {
    SigningFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
