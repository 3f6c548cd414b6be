package payscore.adapter.wechat.bill;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import payscore.adapter.wechat.wire.Malformed;

/**
 * A bill as a table: a line of names, the details, a line of names, the sums (D4). Every value starts with a back-tick, and only where a
 * comma and a back-tick meet does a value end: a comma in a text of the merchant's ends none. There are no quotes.
 */
final class BillTable {
    private static final String BETWEEN_VALUES = ",`";
    private static final char NO_QUOTES = '\u0001';
    private static final char BEFORE_VALUES = '`';
    private static final String BOM = "\uFEFF";

    private BillTable() {}

    /** Takes what is read. */
    interface Reader {
        /** @throws Malformed when a value is not what it should be */
        void detail(Line line) throws Malformed;

        /** @throws Malformed when a value is not what it should be */
        void sums(Line line) throws Malformed;
    }

    /** A line with the names of its columns. */
    static final class Line {
        private final Map<String, Integer> columns;
        private final CsvRecord values;

        Line(Map<String, Integer> columns, CsvRecord values) {
            this.columns = columns;
            this.values = values;
        }

        /** The value of the first of these columns that there is. */
        String value(String... names) throws Malformed {
            for (var name : names) {
                var column = columns.get(name);
                if (column != null) {
                    return unticked(values.getField(column));
                }
            }
            throw new Malformed("no column " + names[0]);
        }

        long number(String name) throws Malformed {
            var text = value(name);
            if (!text.matches("[0-9]{1,15}")) {
                throw new Malformed("no number");
            }
            return Long.parseLong(text);
        }
    }

    /** @throws Malformed when it does not end where a bill ends, or a value is not what it should be */
    static void read(Path file, Reader reader) throws Malformed, IOException {
        try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var records = CsvReader.builder().fieldSeparator(BETWEEN_VALUES).quoteCharacter(NO_QUOTES)
                        .allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text)) {
            var names = Optional.<Map<String, Integer>>empty();
            var blocks = 0;
            var isOver = false;
            for (var record : records) {
                if (isOver) {
                    throw new Malformed("something behind the sums");
                }
                if (isOfNames(record)) {
                    names = Optional.of(columns(record));
                    blocks++;
                } else if (names.isEmpty() || record.getFieldCount() != names.get().size()) {
                    throw new Malformed("a line of another length than its heading");
                } else if (blocks == 1) {
                    reader.detail(new Line(names.get(), record));
                } else {
                    reader.sums(new Line(names.get(), record));
                    isOver = true;
                }
            }
            if (!isOver || blocks != 2) {
                throw new Malformed("truncated");
            }
        } catch (CsvParseException e) {
            throw new Malformed("no table");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof MalformedInputException) {
                throw new Malformed("no UTF-8");
            }
            throw e;
        }
    }

    private static boolean isOfNames(CsvRecord record) {
        var first = record.getField(0);
        return record.getFieldCount() == 1 && !first.isEmpty() && first.charAt(0) != BEFORE_VALUES;
    }

    private static Map<String, Integer> columns(CsvRecord record) {
        var columns = new HashMap<String, Integer>();
        var text = record.getField(0);
        for (var name : (text.startsWith(BOM) ? text.substring(1) : text).split(",", -1)) {
            // Full-width brackets on some pages, ASCII ones on others.
            columns.putIfAbsent(unticked(name.strip()).replace('（', '(').replace('）', ')'), columns.size());
        }
        return columns;
    }

    private static String unticked(String value) {
        return (!value.isEmpty() && value.charAt(0) == BEFORE_VALUES ? value.substring(1) : value).strip();
    }
}
