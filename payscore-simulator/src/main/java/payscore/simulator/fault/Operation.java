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
    TRADE_BILL,
    FUND_FLOW_BILL,
    BILL_FILE,
    /** Both notifications. */
    CALLBACK,
    CONFIRM_CALLBACK,
    PAID_CALLBACK;

    private static final String ORDERS = "/v3/payscore/serviceorder";
    private static final Map<String, Operation> BILLS = Map.of("/v3/bill/tradebill", TRADE_BILL,
            "/v3/bill/fundflowbill", FUND_FLOW_BILL, "/v3/billdownload/file", BILL_FILE);
    private static final Pattern ORDER_ACTION = Pattern
            .compile(Pattern.quote(ORDERS) + "/([^/]+)/(cancel|modify|complete|pay|sync)");

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

    /** The order number in the path, still percent-encoded. */
    public static Optional<String> orderNumberIn(String rawPath) {
        var action = ORDER_ACTION.matcher(rawPath);
        return action.matches() ? Optional.of(action.group(1)) : Optional.empty();
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
        return this == CALLBACK || this == CONFIRM_CALLBACK || this == PAID_CALLBACK;
    }

    private static Optional<Operation> only(String expected, String method, Operation operation) {
        return expected.equals(method) ? Optional.of(operation) : Optional.empty();
    }
}
