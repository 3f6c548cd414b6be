package payscore.adapter.wechat.notification;

/** What WeChat is answered: 2xx only when the notification is kept here, anything else makes it come again. */
public enum Reception {
    KEPT(204, ""),
    UNKNOWN_MERCHANT(404, "no such merchant"),
    TOO_LARGE(413, "too large"),
    NOT_JSON(415, "JSON only, not compressed"),
    WITH_QUERY(400, "no query string"),
    NOT_AUTHENTIC(401, "signature"),
    MALFORMED(400, "malformed"),
    UNDECRYPTABLE(500, "undecryptable"),
    NOT_KEPT(500, "not kept");

    private final int status;
    private final String message;

    Reception(int status, String message) {
        this.status = status;
        this.message = message;
    }

    public int status() {
        return status;
    }

    /** For WeChat's log; it says nothing of why. */
    public String message() {
        return message;
    }
}
