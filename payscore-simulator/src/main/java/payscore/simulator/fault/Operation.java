package payscore.simulator.fault;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a fault can be attached to: the calls of the API and the notifications. */
public enum Operation {
    /** Every call of the API; no callback. */
    ANY,
    CREATE,
    QUERY,
    CANCEL,
    MODIFY,
    COMPLETE,
    COLLECT,
    SYNC,
    CERTIFICATES,
    PRE_PERMIT,
    QUERY_PERMISSION,
    TERMINATE,
    REFUND,
    QUERY_REFUND,
    ABNORMAL_REFUND,
    TRADE_BILL,
    FUND_FLOW_BILL,
    BILL_FILE,
    /** All notifications. */
    CALLBACK,
    CONFIRM_CALLBACK,
    PAID_CALLBACK,
    OPEN_CALLBACK,
    CLOSE_CALLBACK,
    /** What becomes of refunds. */
    REFUND_CALLBACK;

    private static final String ORDERS = "/v3/payscore/serviceorder";
    private static final Map<String, Operation> BILLS = Map.of("/v3/bill/tradebill", TRADE_BILL,
            "/v3/bill/fundflowbill", FUND_FLOW_BILL, "/v3/billdownload/file", BILL_FILE);
    private static final Pattern ORDER_ACTION = Pattern
            .compile(Pattern.quote(ORDERS) + "/([^/]+)/(cancel|modify|complete|pay|sync)");

    private static final String PERMISSIONS = "/v3/payscore/permissions";
    private static final Pattern PERMISSION = Pattern
            .compile(Pattern.quote(PERMISSIONS) + "/(authorization-code|openid)/([^/]+)(/terminate)?");
    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final Pattern ONE_REFUND = Pattern.compile(Pattern.quote(REFUNDS) + "/([^/]+)");
    private static final Pattern STUCK_REFUND = Pattern
            .compile(Pattern.quote(REFUNDS) + "/([^/]+)/apply-abnormal-refund");

    /** The call an HTTP request makes; empty for an unknown address. */
    public static Optional<Operation> of(String method, String rawPath) {
        if (rawPath.equals("/v3/certificates")) {
            return only("GET", method, CERTIFICATES);
        }
        if (BILLS.containsKey(rawPath)) {
            return only("GET", method, BILLS.get(rawPath));
        }
        if (rawPath.equals(ORDERS)) {
            return only("POST", method, CREATE).or(() -> only("GET", method, QUERY));
        }
        if (rawPath.equals(PERMISSIONS)) {
            return only("POST", method, PRE_PERMIT);
        }
        var permission = PERMISSION.matcher(rawPath);
        if (permission.matches()) {
            return permission.group(3) == null
                    ? only("GET", method, QUERY_PERMISSION)
                    : only("POST", method, TERMINATE);
        }
        if (rawPath.equals(REFUNDS)) {
            return only("POST", method, REFUND);
        }
        if (ONE_REFUND.matcher(rawPath).matches()) {
            return only("GET", method, QUERY_REFUND);
        }
        if (STUCK_REFUND.matcher(rawPath).matches()) {
            return only("POST", method, ABNORMAL_REFUND);
        }
        var action = ORDER_ACTION.matcher(rawPath);
        if (!action.matches()) {
            return Optional.empty();
        }
        return only(
                "POST",
                method,
                switch (action.group(2)) {
                    case "cancel" -> CANCEL;
                    case "modify" -> MODIFY;
                    case "complete" -> COMPLETE;
                    case "pay" -> COLLECT;
                    default -> SYNC;
                });
    }

    /** The number in the path, an order's, an authorisation's or a refund's, still percent-encoded. */
    public static Optional<String> orderNumberIn(String rawPath) {
        var action = ORDER_ACTION.matcher(rawPath);
        var refund = ONE_REFUND.matcher(rawPath);
        return action.matches()
                ? Optional.of(action.group(1))
                : refund.matches()
                        ? Optional.of(refund.group(1))
                        : ofPermission(rawPath, "authorization-code");
    }

    /** WeChat's number of a refund in the path, still percent-encoded. */
    public static Optional<String> refundIdIn(String rawPath) {
        var stuck = STUCK_REFUND.matcher(rawPath);
        return stuck.matches() ? Optional.of(stuck.group(1)) : Optional.empty();
    }

    /** The user in the path, still percent-encoded. */
    public static Optional<String> openidIn(String rawPath) {
        return ofPermission(rawPath, "openid");
    }

    private static Optional<String> ofPermission(String rawPath, String by) {
        var permission = PERMISSION.matcher(rawPath);
        return permission.matches() && permission.group(1).equals(by)
                ? Optional.of(permission.group(2))
                : Optional.empty();
    }

    /** Whether a fault scripted for this operation applies to the actual one. */
    boolean covers(Operation actual) {
        return switch (this) {
            case ANY -> !actual.isCallback();
            case CALLBACK -> actual.isCallback();
            default -> this == actual;
        };
    }

    private boolean isCallback() {
        return switch (this) {
            case CALLBACK, CONFIRM_CALLBACK, PAID_CALLBACK, OPEN_CALLBACK, CLOSE_CALLBACK, REFUND_CALLBACK -> true;
            case ANY, CREATE, QUERY, CANCEL, MODIFY, COMPLETE, COLLECT, SYNC, CERTIFICATES, PRE_PERMIT,
                    QUERY_PERMISSION, TERMINATE, REFUND, QUERY_REFUND, ABNORMAL_REFUND, TRADE_BILL, FUND_FLOW_BILL,
                    BILL_FILE ->
                false;
        };
    }

    private static Optional<Operation> only(String expected, String method, Operation operation) {
        return expected.equals(method) ? Optional.of(operation) : Optional.empty();
    }
}
