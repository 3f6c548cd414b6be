package payscore.application.port.in;

/**
 * Does what is due: settles commands without a definite answer, applies notifications, asks WeChat about open orders. The
 * only background work there is; whatever the service owes is a row with a due time.
 */
public interface DoDueWork {
    /**
     * One round.
     *
     * @param limitMax at most so many rows of each kind
     * @return how many rows were worked on; less than {@code limitMax} of each kind means nothing more is due
     */
    int round(int limitMax);
}
