package payscore.adapter.web.reconciliation;

import java.time.DateTimeException;
import java.time.LocalDate;
import payscore.application.port.in.ReconciliationNotFound;

/** A day in a path. */
final class BillDate {
    private BillDate() {}

    /** @throws ReconciliationNotFound when it is no day: no day was ever compared under such a name */
    static LocalDate read(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw new ReconciliationNotFound();
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new ReconciliationNotFound();
        }
    }
}
