package payscore.application.port.out.wechat;

import java.time.Duration;
import java.util.Optional;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.OrderId;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.refund.RefundReport;

/** What came of one attempt of a command. */
public sealed interface CommandAnswer {
    /** 2xx, signature valid and fresh, the echoed identity is the one asked about. */
    sealed interface Success extends CommandAnswer {}

    /** Where the order stands now. */
    record Accepted(Fact fact, Optional<OrderId> orderId) implements Success {}

    /** The answer does not say where the order stands by now. */
    record Acknowledged() implements Success {}

    /** WeChat has accepted the refund, now or earlier. */
    record RefundAccepted(RefundReport report) implements Success {}

    /** WeChat has pre-permitted or terminated the authorisation. */
    record AuthorizationAccepted(AuthorizationFact fact) implements Success {}

    /** Signed: the merchant has not enough money with WeChat. The same request is right once it has. */
    record NotEnough(Decline decline) implements CommandAnswer {
        /** WeChat's word for it, which a command keeps as its refusal. */
        public static final String CODE = "NOT_ENOUGH";
    }

    /** Signed, and of the closed list of refusals that no later state can turn into success. */
    record Declined(Decline decline) implements CommandAnswer {}

    /** Signed, but dependent on the state: the next attempt, or a duplicate of this one, may succeed. */
    record RefusedForNow(Decline decline) implements CommandAnswer {}

    /**
     * Signed: WeChat has a request under this number already, and its terms are others than the ones just sent. So either
     * somebody else uses the number, or our stored bytes are not what was sent first.
     */
    record Mismatched(Decline decline) implements CommandAnswer {}

    /** Too many requests, or not sent at all to spare WeChat; not an outcome. */
    record Throttled(Optional<Duration> retryAfter) implements CommandAnswer {}

    /**
     * Everything else: no answer, not signed, not readable, about another order, a 5xx.
     *
     * @param cause for logs and metrics: few distinct words, no data
     * @param advice a refusal that nobody signed; it proves nothing, but it is a reason to ask before sending again
     */
    record Unknown(String cause, Optional<Decline> advice) implements CommandAnswer {
        public Unknown(String cause) {
            this(cause, Optional.empty());
        }
    }
}
