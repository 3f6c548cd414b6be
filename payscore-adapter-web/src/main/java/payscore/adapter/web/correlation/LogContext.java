package payscore.adapter.web.correlation;

import org.slf4j.MDC;
import payscore.domain.order.OutOrderNo;

/** What every log line of a request names, for as long as the request runs. */
public final class LogContext {
    /** Name of the correlation id in the logging context. */
    public static final String CORRELATION_ID = "correlation_id";
    /** Name of the order's number in the logging context. */
    public static final String OUT_ORDER_NO = "out_order_no";

    private LogContext() {}

    static void correlation(String id) {
        MDC.put(CORRELATION_ID, id);
    }

    /** The request turned out to be about this order. */
    public static void about(OutOrderNo outOrderNo) {
        MDC.put(OUT_ORDER_NO, outOrderNo.value());
    }

    static void clear() {
        MDC.remove(CORRELATION_ID);
        MDC.remove(OUT_ORDER_NO);
    }
}
