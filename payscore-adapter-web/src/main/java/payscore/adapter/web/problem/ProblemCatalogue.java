package payscore.adapter.web.problem;

import java.util.Locale;
import java.util.Map;
import payscore.domain.order.Decision;
import payscore.domain.permission.AuthorizationNotReady;

/**
 * Every problem the API can answer with: one row a problem. {@code docs/problems.md} is rendered from here. A type never changes its
 * meaning; titles and details are for people.
 */
public enum ProblemCatalogue {
    /** The document or a parameter is not of the documented shape. */
    MALFORMED_REQUEST(400, Finality.NONE, "The request is not well-formed",
            "The body is not JSON, a field is unknown, missing, repeated or of the wrong JSON type, or a parameter or header "
                    + "cannot be read.",
            "Mend what `errors` lists. `pointer` is a JSON pointer into the body, `parameter` names a query parameter or header."),
    /** No API key, or none we know. */
    UNAUTHORIZED(401, Finality.NONE, "An API key is required",
            "`Authorization: Bearer <api key>` is missing or names no "
                    + "API key of this deployment.",
            "Send a valid API key. Keys are listed under `payscore.api-keys`.",
            Map.of("WWW-Authenticate", "Bearer realm=\"payscore\"")),
    /** Creating or listing for a merchant the key may not act for. */
    FORBIDDEN_MERCHANT(403, Finality.NONE, "The API key may not act for this merchant",
            "An order was to be created, or orders were to be listed, for a `mch_id` the API key is not bound to. Where a "
                    + "request names an order, the answer is `service-order-not-found` instead.",
            "Use the merchant's own API key, or bind the key to the merchant."),
    /** The service may not ask for extra deductions. */
    COLLECTION_NOT_GRANTED(403, Finality.NONE, "The service may not ask for an extra deduction",
            "WeChat grants this call on request only, and the order's service is not configured with `collects-on-demand: true`. Nothing "
                    + "was sent; WeChat goes on collecting by itself.",
            "Wait, or lead the user to the order's page, where they can pay. Where WeChat has granted it, configure the service."),
    /** What concerns the deployment, asked for with a merchant's key. */
    OPERATORS_ONLY(403, Finality.NONE, "Only operators may do this",
            "The operation concerns the deployment as a whole, and the API key is bound to merchants. Nothing was changed.",
            "Use an operator's API key: one whose `merchants` is `*` under `payscore.api-keys`."),
    /** Nothing is served under this path. */
    NOT_FOUND(404, Finality.NONE, "There is nothing here", "No operation has this path.",
            "Compare the path with `/v3/api-docs`."),
    /** No such order for this key. */
    SERVICE_ORDER_NOT_FOUND(404, Finality.NONE, "There is no such service order",
            "The merchant has no order with this number here, or the API key may not see it; the two look alike on purpose.",
            "Check the number (upper and lower case differ) and `mch_id`."),
    /** No such authorisation for this key. */
    AUTHORIZATION_NOT_FOUND(404, Finality.NONE, "There is no such authorization",
            "The merchant has no authorisation with this code here, or WeChat knows none of this user, or the API key may not see it; "
                    + "they look alike on purpose.",
            "Check the code (upper and lower case differ) and `mch_id`."),
    /** No such refund for this key. */
    REFUND_NOT_FOUND(404, Finality.NONE, "There is no such refund",
            "The merchant has no refund with this number here, or the API key may not see it; the two look alike on purpose.",
            "Check the number (upper and lower case differ) and `mch_id`."),
    /** No such delivery for this key. */
    WEBHOOK_DELIVERY_NOT_FOUND(404, Finality.NONE, "There is no such webhook delivery",
            "The merchant has no delivery of this message to this endpoint, or the API key may not see it; the two look alike on "
                    + "purpose. Delivered messages are forgotten after some days.",
            "Compare `message_id` and `endpoint` with the list of deliveries."),
    /** No such endpoint for this key. */
    WEBHOOK_ENDPOINT_NOT_FOUND(404, Finality.NONE, "There is no such webhook endpoint",
            "No endpoint of this name is configured for the merchant, or the API key may not see it; the two look alike on purpose.",
            "Endpoints are configured under `payscore.webhooks`; compare the name with the list of endpoints."),
    /** No such day for this key. */
    RECONCILIATION_NOT_FOUND(404, Finality.NONE, "There is no such reconciliation",
            "The day was never compared with WeChat's bill for this merchant, the path names no day, or the API key may not see it; these "
                    + "look alike on purpose.",
            "Days are `YYYY-MM-DD` in Beijing. A day that is over can be compared with `POST /v1/reconciliations/{date}/run`."),
    /** No such difference for this key. */
    DIFFERENCE_NOT_FOUND(404, Finality.NONE, "There is no such difference",
            "The day has no difference of this name for the merchant, or the API key may not see it; the two look alike on purpose.",
            "Compare `difference_id` with the list of the day's differences."),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405, Finality.NONE, "The method is not allowed here",
            "The path has no operation with this method; the `Allow` header lists those it has.",
            "Compare the method with `/v3/api-docs`."),
    /** One number, other terms. */
    OUT_ORDER_NO_REUSED(409, Finality.DEFINITE, "The number belongs to an order with other terms",
            "`out_order_no` names an order that was created with other terms. Nothing was changed or sent.",
            "Use a new number for a new order; a number is never reused. To repeat a creation, send the same terms."),
    /** One code, two services. */
    AUTHORIZATION_CODE_REUSED(409, Finality.DEFINITE, "The code belongs to an authorization of another service",
            "`authorization_code` names an authorisation of another service. Nothing was changed or sent.",
            "Use a new code; a code is never reused, for another service or another user."),
    /** The page cannot be opened. */
    AUTHORIZATION_NOT_LAUNCHABLE(409, Finality.DEFINITE, "The authorization page cannot be opened",
            "A user has authorised under this code already, or has withdrawn.",
            "Look at `authorization_state`; ask a user who withdrew under a new code."),
    /** There is nothing to withdraw. */
    AUTHORIZATION_NOT_TERMINABLE(409, Finality.NONE, "There is no authorization to withdraw",
            "No user has authorised under this code yet.", "Look at `authorization_state`."),
    /** Two orders for one service. */
    BUSINESS_REFERENCE_IN_USE(409, Finality.NONE, "Another order stands for the business reference",
            "`business_reference` names what another order is for, and that order may still cost the user money:"
                    + " `out_order_no` of this problem says which. Nothing was changed or sent.",
            "Go on with that order. A new one can be created once it is cancelled, expired or declined."),
    /** Something else changes the order at this moment. */
    CONCURRENT_CHANGE(409, Finality.NONE, "The service order is being changed by another request",
            "Another request about this order has no definite outcome yet, or was faster.",
            "Read the order, decide again, and repeat the request after `Retry-After` seconds if it still makes sense.",
            Map.of("Retry-After", "2")),
    /** The first request under an idempotency key is still running. */
    REQUEST_IN_PROGRESS(409, Finality.NONE, "A request with this Idempotency-Key is still running",
            "The same request arrived before; the first one is being carried out, or it ended less than two minutes ago and its "
                    + "outcome was lost.",
            "Repeat the request after `Retry-After` seconds; it is then answered like the first, or carried out.",
            Map.of("Retry-After", "1")),
    /** The confirmation page cannot be opened. */
    SERVICE_ORDER_NOT_CONFIRMABLE(409, Finality.DEFINITE, "The service order cannot be confirmed",
            "Only an order in state CREATED waits for the user's confirmation.",
            "Look at `state`: the user may have confirmed already, or the order has ended or does not exist at WeChat yet."),
    /** The order's page cannot be opened. */
    SERVICE_ORDER_NOT_SHOWABLE(409, Finality.DEFINITE, "WeChat does not know the service order yet",
            "The order has not been created at WeChat, so WeChat has no page for it.",
            "Wait until `state` is no longer REQUESTED."),
    /** The order cannot be completed. */
    SERVICE_ORDER_NOT_COMPLETABLE(409, Finality.DEFINITE, "The service order cannot be completed",
            "Only an order the user has confirmed and that was not completed before can be completed: state DOING with "
                    + "state_description USER_CONFIRM.",
            "Look at `state`; ask for a refresh when the user says that they confirmed."),
    /** The order cannot be cancelled. */
    SERVICE_ORDER_NOT_CANCELLABLE(409, Finality.DEFINITE, "The service order cannot be cancelled",
            "The order has ended, or WeChat does not know it yet.",
            "Look at `state`; a paid order is refunded instead."),
    /** The amount cannot be lowered. */
    SERVICE_ORDER_NOT_MODIFIABLE(409, Finality.DEFINITE, "The amount of the service order cannot be lowered",
            "Only the amount of an order that WeChat is collecting can be lowered: state DOING with state_description MCH_COMPLETE.",
            "Look at `state`: a service in use is completed with the right amount, a paid order is refunded."),
    /** A payment elsewhere cannot be told to WeChat. */
    SERVICE_ORDER_NOT_SYNCABLE(409, Finality.DEFINITE,
            "No payment outside PayScore can be reported for the service order",
            "Only an order that WeChat is collecting, or has collected, can have been paid elsewhere; and one whose payment elsewhere "
                    + "counts already takes no other.",
            "Look at `state`, `collection` and `paid_elsewhere`."),
    /** No extra deduction can be asked for. */
    SERVICE_ORDER_NOT_COLLECTABLE(409, Finality.DEFINITE, "There is nothing to collect for the service order",
            "Only an order that WeChat is collecting has a deduction to be made: state DOING with state_description MCH_COMPLETE.",
            "Look at `state`: it may be paid already."),
    /** Nothing can be given back. */
    SERVICE_ORDER_NOT_REFUNDABLE(409, Finality.DEFINITE, "The service order cannot be refunded",
            "Only a paid order has something to give back.",
            "Look at `state`: an order that is being collected is modified or cancelled instead."),
    /** One refund number, other terms. */
    OUT_REFUND_NO_REUSED(409, Finality.DEFINITE, "The number belongs to another refund",
            "`out_refund_no` names a refund with another amount or reason, or of another order. Nothing was changed or sent.",
            "Use a new number for a new refund. To repeat a refund, send the same terms."),
    /** The user's card has taken the money, or may still. */
    REFUND_NOT_ABNORMAL(409, Finality.DEFINITE, "The refund is not stuck",
            "Only a refund that is ABNORMAL, because the user's card takes no money, can be paid another way. WeChat was asked whether it "
                    + "is, and nothing was changed.",
            "Read the refund: `status` tells whether it is on its way, paid or closed."),
    /** Nothing is sent to the endpoint. */
    WEBHOOK_ENDPOINT_SWITCHED_OFF(409, Finality.NONE, "The webhook endpoint is switched off",
            "The endpoint answered 410 Gone, so nothing is sent to it any more.",
            "Let the endpoint answer again, enable it, and repeat the request."),
    /** Nobody needs to look into it any more. */
    DIFFERENCE_NOT_OPEN(409, Finality.DEFINITE, "The difference is explained already",
            "Only a difference that is OPEN or ACKNOWLEDGED can be acknowledged or resolved.",
            "Read the difference: `fate` and `remark` tell what became of it."),
    /** WeChat has no bill of that day. */
    BILL_NOT_OBTAINABLE(409, Finality.NONE, "WeChat has no bill of that day",
            "WeChat writes a bill once a day is over in Beijing, and keeps it for three months.",
            "Ask for a day before today, at most 89 days back."),
    /** The body is too long. */
    PAYLOAD_TOO_LARGE(413, Finality.NONE, "The request body is too large", "A body has at most 65536 bytes.",
            "Send less."),
    /** Not JSON. */
    UNSUPPORTED_MEDIA_TYPE(415, Finality.NONE, "The body must be application/json",
            "`Content-Type` is missing, not `application/json`, or names a charset other than UTF-8.",
            "Send `Content-Type: application/json` and UTF-8."),
    /** A rule of the WeChat Pay Score API is broken. */
    INVALID_TERMS(422, Finality.DEFINITE, "The terms break rules of the WeChat Pay Score API",
            "The document is well-formed, but values in it are not allowed. Nothing was stored or sent to WeChat.",
            "Mend everything `errors` lists; all broken rules are listed at once."),
    /** WeChat said no. */
    DECLINED_BY_WECHAT(422, Finality.DEFINITE, "WeChat declined the request",
            "WeChat definitely refused; repeating the same request cannot succeed. `wechat_code` and `wechat_message` are "
                    + "WeChat's own words.",
            "Read WeChat's words; usually the merchant's contract or configuration must be mended. With `NO_AUTH`, compare what is bound to "
                    + "the service at WeChat (merchant number, app, mode, industry), and before it is online, its test white list."),
    /** One idempotency key, two contents. */
    IDEMPOTENCY_KEY_REUSED(422, Finality.NONE, "The Idempotency-Key was used for another request",
            "The key was sent before with another method, path or body. Nothing was changed.",
            "Use a new key for a new request."),
    /** A fault of ours. */
    INTERNAL_ERROR(500, Finality.NONE, "Something went wrong on our side",
            "A fault of the service; the outcome of an unsafe request is not known.",
            "Repeat the request with the same `Idempotency-Key` and numbers. Report `instance`: the log tells more under that id."),
    /** WeChat gave no usable answer. */
    WECHAT_UNAVAILABLE(503, Finality.NONE, "WeChat gave no usable answer",
            "WeChat was needed for the answer and could not be reached, or its answer could not be verified. Nothing follows "
                    + "about the order.",
            "Repeat the request after `Retry-After` seconds.", Map.of("Retry-After", "5")),
    /** The database cannot be used. */
    STORE_UNAVAILABLE(503, Finality.NONE, "The service cannot reach its database",
            "The service could not store or read what the request needs. Nothing was carried out, unless an earlier step of the same "
                    + "request has reached WeChat; the service finds that out by itself.",
            "Repeat the request after `Retry-After` seconds, with the same numbers.", Map.of("Retry-After", "5")),
    /** Nobody knows yet whether it happened. */
    OUTCOME_UNKNOWN(503, Finality.UNKNOWN, "It is not known whether the request was carried out",
            "The database did not confirm what it was told to store. The request may have been carried out.",
            "Repeat it after `Retry-After` seconds with the same `out_order_no` and `Idempotency-Key`: nothing happens twice. With a "
                    + "key, `request-in-progress` may be answered for up to two minutes before it is carried out again.",
            Map.of("Retry-After", "5"));

    /** What becomes of a repetition under the same {@code Idempotency-Key}. */
    private enum Finality {
        /** It gets the same answer. */
        DEFINITE,
        /** It is carried out. */
        NONE,
        /** It is carried out once the first request, which may still be taking effect, counts as abandoned. */
        UNKNOWN
    }

    private final int status;
    private final Finality finality;
    private final String title;
    private final String meaning;
    private final String remedy;
    private final Map<String, String> headers;

    ProblemCatalogue(int status, Finality finality, String title, String meaning, String remedy) {
        this(status, finality, title, meaning, remedy, Map.of());
    }

    ProblemCatalogue(
            int status, Finality finality, String title, String meaning, String remedy, Map<String, String> headers) {
        this.status = status;
        this.finality = finality;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
        this.headers = headers;
    }

    /** The row for a decision the order's position does not allow. */
    public static ProblemCatalogue refusing(Decision decision) {
        return switch (decision) {
            case LAUNCH -> SERVICE_ORDER_NOT_CONFIRMABLE;
            case SHOW_DETAIL -> SERVICE_ORDER_NOT_SHOWABLE;
            case COMPLETE -> SERVICE_ORDER_NOT_COMPLETABLE;
            case CANCEL -> SERVICE_ORDER_NOT_CANCELLABLE;
            case MODIFY -> SERVICE_ORDER_NOT_MODIFIABLE;
            case SYNC -> SERVICE_ORDER_NOT_SYNCABLE;
            case COLLECT -> SERVICE_ORDER_NOT_COLLECTABLE;
            case REFUND -> SERVICE_ORDER_NOT_REFUNDABLE;
        };
    }

    /** The row for a decision the authorisation's state does not allow. */
    public static ProblemCatalogue refusing(AuthorizationNotReady.Decision decision) {
        return switch (decision) {
            case LAUNCH -> AUTHORIZATION_NOT_LAUNCHABLE;
            case TERMINATE -> AUTHORIZATION_NOT_TERMINABLE;
        };
    }

    /** {@code type} of the problem: stable, a relative reference. */
    public String type() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** When it occurs. */
    public String meaning() {
        return meaning;
    }

    /** What the caller can do. */
    public String remedy() {
        return remedy;
    }

    /** Headers that go with it, by name. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Whether the answer is kept for the request's {@code Idempotency-Key}; otherwise a repetition is carried out. */
    public boolean isDefinite() {
        return finality == Finality.DEFINITE;
    }

    /** Whether the request may still be taking effect. */
    public boolean leavesOutcomeUnknown() {
        return finality == Finality.UNKNOWN;
    }

    /** Whether it is our fault or WeChat's, not the caller's. */
    public boolean isFault() {
        return status >= 500;
    }
}
