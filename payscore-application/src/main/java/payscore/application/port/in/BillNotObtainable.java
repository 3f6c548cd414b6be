package payscore.application.port.in;

import java.time.LocalDate;
import payscore.domain.reconciliation.BillOfDay;

/** WeChat has bills of the days before today, three months back. */
public final class BillNotObtainable extends RuntimeException {
    public BillNotObtainable(LocalDate day) {
        super("WeChat has no bill of " + day + ": only days before today, at most " + BillOfDay.DAYS_MAX
                + " days back, in Beijing time");
    }
}
