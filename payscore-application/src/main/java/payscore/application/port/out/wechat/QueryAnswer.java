package payscore.application.port.out.wechat;

import java.util.Optional;
import payscore.domain.order.Fact;
import payscore.domain.order.OrderId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.terms.ServiceTerms;

/** What WeChat says of an order when asked. */
public sealed interface QueryAnswer {
    /**
     * WeChat has it.
     *
     * @param outOrderNo the order's number; the one asked about, unless a {@code query_id} was asked about
     * @param terms what it was created with, as far as WeChat repeats it: without the fee lines, which different pages of
     *     WeChat's write differently; only of use for an order that we lost
     */
    record Found(OutOrderNo outOrderNo, Fact fact, Optional<OrderId> orderId, Optional<ServiceTerms> terms)
            implements
                QueryAnswer {}

    /** Signed 404 {@code ORDER_NOT_EXIST}. Not "closed" and no proof that a request will not arrive late. */
    record NotFound() implements QueryAnswer {}

    /**
     * No usable answer.
     *
     * @param cause for logs and metrics: few distinct words, no data
     */
    record Unavailable(String cause) implements QueryAnswer {}
}
