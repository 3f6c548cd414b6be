package payscore.domain.order;

/** Where we learned something. The source is data, not a second path; it only decides who may rewrite amounts. */
public sealed interface Source {
    /** The merchant's own decision. */
    record Merchant() implements Source {}

    /** WeChat's signed answer to a command of ours. */
    record Answer() implements Source {}

    /**
     * WeChat's signed answer to a query.
     *
     * @param askedAtVersion the version of the order we held when the query was sent
     */
    record Query(long askedAtVersion) implements Source {}

    /** A signed callback. It carries no version, so it may raise an order but not rewrite amounts. */
    record Callback(String notificationId) implements Source {}
}
