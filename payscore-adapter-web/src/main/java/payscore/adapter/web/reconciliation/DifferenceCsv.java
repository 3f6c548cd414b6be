package payscore.adapter.web.reconciliation;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * Differences as CSV (RFC 4180). Texts in it come from a bill, and end up in a spreadsheet of the merchant's: a cell that a spreadsheet
 * would take for a formula is made a text by an apostrophe before it.
 */
final class DifferenceCsv implements AutoCloseable {
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final CsvWriter csv;

    DifferenceCsv(Writer writer) {
        csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(writer);
        csv.writeRecord("mch_id", "bill_date", "difference_id", "kind", "fate", "subject", "trade_type", "out_order_no",
                "our_amount", "their_amount", "remark", "found_at", "changed_at");
    }

    void write(List<DifferenceResponse> differences) {
        for (var d : differences) {
            csv.writeRecord(List.of(d.mchId(), d.billDate(), harmless(d.differenceId()), d.kind(), d.fate(),
                    harmless(d.subject()), harmless(d.tradeType()), harmless(d.outOrderNo()), number(d.ourAmount()),
                    number(d.theirAmount()), harmless(d.remark()), d.foundAt().toString(), d.changedAt().toString()));
        }
    }

    private static String harmless(Optional<String> text) {
        return text.map(DifferenceCsv::harmless).orElse("");
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String number(Optional<Long> amount) {
        return amount.map(String::valueOf).orElse("");
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
