package payscore.adapter.persistence.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The portable subset (reliability design E.2): what runs alike on H2, MySQL and its kin, and is safe on several nodes. */
public final class PortableSql {
    private static final Map<String, Pattern> FORBIDDEN = forbidden();
    private static final Pattern UPDATE = Pattern.compile("^update (\\w+) .* where (.*)$");
    /** What must be in the WHERE, by table. Where a value is only ever filled in, its absence is the token. */
    private static final Map<String, Pattern> TOKENS = Map.of(
            "service_order", Pattern.compile("\\bversion = |\\bbucket is null\\b"),
            "command", Pattern.compile("\\bversion = |\\bbucket is null\\b"),
            "inbox", Pattern.compile("\\b(applied_at|bucket) is null\\b"),
            "idempotency", Pattern.compile("\\bstatus is null\\b"),
            "permission", Pattern.compile("\\bversion = "),
            "webhook_delivery", Pattern.compile("\\bchanges = "),
            "bucket_lease", Pattern.compile("\\b(owner|fencing) = "),
            "business_reference", Pattern.compile("\\bout_order_no = #\\{from|\\bout_order_no = \\?"),
            // Nobody but the node writes its row.
            "node_alive", Pattern.compile("\\bnode = "));
    /** The same for bills. Marks of one run are the same from whoever makes them, so a mark guards itself. */
    private static final Map<String, Pattern> TOKENS_OF_BILLS = Map.of(
            "reconciliation", Pattern.compile("\\bversion = "),
            "bill_difference", Pattern.compile("\\bversion = "),
            "order_payment", Pattern.compile("\\b(billed_run <=|out_order_no =) "),
            "billed_refund", Pattern.compile("\\brun <> "));
    private static final Pattern APPEND_ONLY = Pattern.compile("^(update|delete from) service_order_fact\\b.*");

    private PortableSql() {}

    /** What is wrong with one statement; empty when nothing is. */
    public static List<String> violations(String statement) {
        var sql = normal(statement);
        var found = new ArrayList<String>();
        FORBIDDEN.forEach((rule, pattern) -> {
            if (pattern.matcher(sql).find()) {
                found.add(rule);
            }
        });
        if (APPEND_ONLY.matcher(sql).matches()) {
            found.add("facts are only ever added");
        }
        if (sql.startsWith("update ") && !isGuarded(sql)) {
            found.add("an UPDATE has the version or the row's token in its WHERE");
        }
        if (sql.startsWith("delete ") && !sql.contains(" where ")) {
            found.add("a DELETE has a WHERE");
        }
        if (sql.startsWith("select ") && !sql.contains(" limit ") && sql.contains(" order by ")
                && !sql.contains("from service_order_fact")) {
            found.add("what may be long has a LIMIT");
        }
        return found;
    }

    private static boolean isGuarded(String sql) {
        var update = UPDATE.matcher(sql);
        if (!update.matches()) {
            return false;
        }
        var token = TOKENS.getOrDefault(update.group(1), TOKENS_OF_BILLS.get(update.group(1)));
        return token != null && token.matcher(update.group(2)).find();
    }

    private static String normal(String statement) {
        return statement.replaceAll("--[^\n]*", " ").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Pattern> forbidden() {
        var rules = new LinkedHashMap<String, String>();
        rules.put("no counter of the database", "auto_increment|\\bidentity\\b|\\bsequence\\b|last_insert_id");
        rules.put("no SKIP LOCKED, no NOWAIT", "skip locked|\\bnowait\\b");
        rules.put("no lock beforehand", "for update|for share|lock in share mode|get_lock|lock tables");
        rules.put("no upsert", "on duplicate|\\breplace into\\b|insert ignore|\\bmerge into\\b");
        rules.put("no page by number", "\\boffset\\b|limit [^ ]+ ?,");
        rules.put("no foreign key", "foreign key|\\breferences\\b");
        rules.put("columns by name", "select \\*|select \\w+\\.\\*|count\\(\\*\\)");
        rules.put("nothing stored that runs", "create (trigger|procedure|function|event|temporary)");
        rules.put("integer times", "\\b(datetime|timestamp)\\b|\\bnow\\(|current_timestamp|sysdate|unix_timestamp");
        rules.put("exact numbers", "\\b(float|double|real|decimal|numeric)\\b");
        rules.put("JSON is opaque", "\\bjson\\b|json_\\w+|->>?'");
        rules.put("one table", "\\bjoin\\b|from \\w+ ?,");
        var patterns = new LinkedHashMap<String, Pattern>();
        rules.forEach((rule, pattern) -> patterns.put(rule, Pattern.compile(pattern)));
        return patterns;
    }
}
