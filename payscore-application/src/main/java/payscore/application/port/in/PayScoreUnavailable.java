package payscore.application.port.in;

/** WeChat had to be asked to answer at all and gave no usable answer; asking again later is safe. */
public final class PayScoreUnavailable extends RuntimeException {
    /** @param cause few distinct words, no data */
    public PayScoreUnavailable(String cause) {
        super("WeChat gave no usable answer: " + cause);
    }
}
