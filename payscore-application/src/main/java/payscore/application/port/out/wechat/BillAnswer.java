package payscore.application.port.out.wechat;

/**
 * What came of asking for a bill.
 *
 * @param <T> the bill
 */
public sealed interface BillAnswer<T> {
    /** It is here, and it is what WeChat wrote. */
    record Ready<T>(T bill) implements BillAnswer<T> {}

    /** Signed {@code NO_STATEMENT_EXIST}: nothing happened that day. */
    record Empty<T>() implements BillAnswer<T> {}

    /** Signed {@code STATEMENT_CREATING}: WeChat is still at it. */
    record NotReady<T>() implements BillAnswer<T> {}

    /**
     * Nothing that may be used: no answer, a refusal, a file that is not the one that was promised.
     *
     * @param cause for logs and people: few distinct words, or WeChat's code; no data
     */
    record Unavailable<T>(String cause) implements BillAnswer<T> {}
}
