package payscore.adapter.wechat.gateway;

import java.util.Set;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.order.Decline;

/** What WeChat's signed refusals of a refund mean (API reference C5). What is in no list is unknown. */
final class RefundErrors {
    private static final Set<String> THROTTLING = Set.of("FREQUENCY_LIMITED", "RATE_LIMITED");

    /** The extra limit of transactions older than a month may come with any code. */
    private static final String THROTTLING_TEXT = "频率限制";

    /** About the request, the merchant or the user's account as such; no later moment makes it right. */
    private static final Set<String> DEFINITE = Set.of(
            "PARAM_ERROR", "MCH_NOT_EXISTS", "NO_AUTH", "USER_ACCOUNT_ABNORMAL");

    /**
     * INVALID_REQUEST is said of a refund that exceeds what is left, and also of one that was made already; RESOURCE_NOT_EXISTS of a
     * transaction that a replica does not know yet; REQUEST_BLOCKED until somebody lifts it. A query tells.
     */
    private static final Set<String> FOR_NOW = Set.of("INVALID_REQUEST", "REQUEST_BLOCKED", "RESOURCE_NOT_EXISTS");

    private RefundErrors() {}

    static CommandAnswer answer(Reply.Refusal refusal) {
        var error = refusal.report();
        var decline = new Decline(error.code(), error.message());
        if (refusal.status() == 429 || THROTTLING.contains(error.code())
                || error.message().contains(THROTTLING_TEXT)) {
            return new CommandAnswer.Throttled(refusal.retryAfter());
        }
        if (refusal.status() < 400 || refusal.status() >= 500) {
            return new CommandAnswer.Unknown(error.code());
        }
        if (error.code().equals(CommandAnswer.NotEnough.CODE)) {
            return new CommandAnswer.NotEnough(decline);
        }
        if (DEFINITE.contains(error.code())) {
            return new CommandAnswer.Declined(decline);
        }
        return FOR_NOW.contains(error.code())
                ? new CommandAnswer.RefusedForNow(decline)
                : new CommandAnswer.Unknown(error.code());
    }
}
