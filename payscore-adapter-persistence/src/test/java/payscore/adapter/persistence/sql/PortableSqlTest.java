package payscore.adapter.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class PortableSqlTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** @param name file and id, or file and number */
    record Statement(String name, String sql) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("everyStatement")
    void everyStatementIsPortable(Statement statement) {
        // Leases run by the database's clock, which this one statement reads.
        assertThat(PortableSql.violations(statement.sql())).isEqualTo(
                statement.name().equals("BucketLeaseMapper.xml clock") ? List.of("integer times") : List.of());
    }

    @Test
    void everyStatementIsFound() {
        assertThat(everyStatement().map(Statement::name)).hasSizeGreaterThanOrEqualTo(70).contains(
                "ServiceOrderMapper.xml update", "FactMapper.xml insert", "CommandMapper.xml due",
                "InboxMapper.xml markApplied", "IdempotencyMapper.xml release", "V1__service_orders.sql 1",
                "V2__share_of_work.sql 1", "BucketLeaseMapper.xml take", "LetterboxMapper.xml insert",
                "WebhookDeliveryMapper.xml update");
        assertThat(everyStatement().filter(s -> s.name().equals("ServiceOrderMapper.xml find")).findFirst()
                .orElseThrow().sql()).contains("openid_sealed").contains("WHERE mch_id");
    }

    @Test
    void noStatementHidesInAnAnnotation() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .noneMatch(file -> read(file).matches("(?s).*@(Select|Insert|Update|Delete)(Provider)?\\b.*"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no counter of the database   | CREATE TABLE t (id BIGINT AUTO_INCREMENT)
            no SKIP LOCKED, no NOWAIT    | SELECT id FROM command WHERE due_at < 1 FOR UPDATE SKIP LOCKED
            no SKIP LOCKED, no NOWAIT    | SELECT id FROM command FOR UPDATE NOWAIT
            no lock beforehand           | SELECT id FROM command WHERE id = 1 FOR   UPDATE
            no lock beforehand           | SELECT id FROM command LOCK IN SHARE MODE
            no upsert                    | INSERT INTO inbox (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 1
            no upsert                    | REPLACE INTO inbox (id) VALUES (1)
            no upsert                    | INSERT IGNORE INTO inbox (id) VALUES (1)
            no page by number            | SELECT id FROM inbox ORDER BY id LIMIT 10 OFFSET 20
            no page by number            | SELECT id FROM inbox ORDER BY id LIMIT 20, 10
            no foreign key               | CREATE TABLE t (a INT, FOREIGN KEY (a) REFERENCES u (a))
            columns by name              | SELECT * FROM inbox
            columns by name              | SELECT i.* FROM inbox i
            nothing stored that runs     | CREATE TRIGGER t BEFORE INSERT ON inbox FOR EACH ROW SET @a = 1
            integer times                | CREATE TABLE t (a DATETIME(3))
            integer times                | UPDATE inbox SET a = NOW() WHERE applied_at IS NULL
            exact numbers                | CREATE TABLE t (amount DOUBLE)
            JSON is opaque               | SELECT id FROM t WHERE JSON_EXTRACT(details, '$.a') = 1
            one table                    | SELECT a FROM t JOIN u ON t.a = u.a
            facts are only ever added    | UPDATE service_order_fact SET amount = 1 WHERE version = 1
            facts are only ever added    | DELETE FROM service_order_fact WHERE version = 1
            a DELETE has a WHERE         | DELETE FROM inbox
            what may be long has a LIMIT | SELECT id FROM command WHERE due_at < 1 ORDER BY due_at
            """)
    void aDeliberateViolationIsFound(String rule, String sql) {
        assertThat(PortableSql.violations(sql)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE service_order SET version = 2 WHERE out_order_no = 'A'",
            "UPDATE service_order SET version = 2",
            "UPDATE command SET version = 2 WHERE id = 'A' AND status IS NULL",
            "UPDATE inbox SET due_at = NULL WHERE notification_id = 'A'",
            "UPDATE webhook_delivery SET status = 'PARKED' WHERE message_id = 'A'",
            "UPDATE bucket_lease SET owner = 'A' WHERE bucket = 1",
            "UPDATE node_alive SET alive_until = 1 WHERE alive_until < 1",
            "UPDATE a_new_table SET a = 1 WHERE b = 2",
            "UPDATE reconciliation SET status = 'DONE' WHERE mch_id = 'A'",
            "UPDATE bill_difference SET fate = 'OPEN' WHERE difference_id = 'A'",
            "UPDATE order_payment SET billed_run = 1 WHERE transaction_id = 'A'",
            "UPDATE billed_refund SET run = 2 WHERE out_refund_no = 'A'",
            "UPDATE idempotency SET claimed_at = 1 WHERE owner = 'A'"})
    void anUnguardedUpdateIsFound(String sql) {
        assertThat(PortableSql.violations(sql))
                .containsExactly("an UPDATE has the version or the row's token in its WHERE");
    }

    static Stream<Statement> everyStatement() {
        try (var files = Files.walk(RESOURCES)) {
            return files.toList().stream().flatMap(file -> {
                if (file.toString().endsWith("Mapper.xml")) {
                    return mapped(file);
                }
                return file.toString().endsWith(".sql") ? migrated(file) : Stream.of();
            }).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Statement> migrated(Path file) {
        var statements = Arrays.stream(read(file).replaceAll("--[^\n]*", "").split(";"))
                .filter(sql -> !sql.isBlank()).toList();
        return IntStream.range(0, statements.size())
                .mapToObj(i -> new Statement(file.getFileName() + " " + (i + 1), statements.get(i)));
    }

    private static Stream<Statement> mapped(Path file) {
        var document = parsed(file);
        return Stream.of("select", "insert", "update", "delete")
                .flatMap(kind -> elements(document.getElementsByTagName(kind)))
                .map(element -> new Statement(file.getFileName() + " " + element.getAttribute("id"),
                        text(element, document)));
    }

    /** The statement's text with its fragments put in. */
    private static String text(Node node, Document document) {
        var sql = new StringBuilder();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> sql.append(child.getNodeValue());
                case Node.ELEMENT_NODE -> sql.append(child.getNodeName().equals("include")
                        ? text(fragment(((Element) child).getAttribute("refid"), document), document)
                        : text(child, document));
                default -> {
                    // A comment is no SQL.
                }
            }
        }
        return sql.toString();
    }

    private static Element fragment(String id, Document document) {
        return elements(document.getElementsByTagName("sql")).filter(sql -> sql.getAttribute("id").equals(id))
                .findFirst().orElseThrow();
    }

    private static Stream<Element> elements(org.w3c.dom.NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    private static Document parsed(Path file) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            // The document type lives on the network; its text is not needed.
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            return builder.parse(file.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("Not a mapper: " + file, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
