package payscore.adapter.persistence;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.PlatformTransactionManager;
import payscore.application.port.out.store.AuthorizationRepository;
import payscore.application.port.out.store.BucketLeases;
import payscore.application.port.out.store.BusinessReferences;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.IdempotencyRecords;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Letterbox;
import payscore.application.port.out.store.RefundNumbers;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.SwitchedOffEndpoints;
import payscore.application.port.out.store.Transactions;
import payscore.application.port.out.store.WebhookDeliveries;

/** The store as Spring Boot assembles it, on one database, with a door at the back for tests. */
final class SqlStore implements AutoCloseable {
    static final List<String> TABLES = List.of("service_order", "service_order_fact", "command", "inbox",
            "idempotency", "webhook_delivery", "webhook_endpoint_off", "node_alive", "business_reference",
            "bucket_lease", "permission", "refund_number", "order_payment", "reconciliation", "bill_difference",
            "billed_refund", "done_refund");

    private final ConfigurableApplicationContext context;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Assembly {
        @Bean
        ScramblingSealing sealing() {
            return new ScramblingSealing();
        }
    }

    private SqlStore(String... properties) {
        context = new SpringApplicationBuilder(Assembly.class).web(WebApplicationType.NONE).properties(properties)
                .run();
    }

    static SqlStore on(String... properties) {
        return new SqlStore(properties);
    }

    ServiceOrderRepository orders() {
        return context.getBean(ServiceOrderRepository.class);
    }

    CommandRepository commands() {
        return context.getBean(CommandRepository.class);
    }

    Inbox inbox() {
        return context.getBean(Inbox.class);
    }

    IdempotencyRecords records() {
        return context.getBean(IdempotencyRecords.class);
    }

    Transactions transactions() {
        return context.getBean(Transactions.class);
    }

    Letterbox letterbox() {
        return context.getBean(Letterbox.class);
    }

    WebhookDeliveries deliveries() {
        return context.getBean(WebhookDeliveries.class);
    }

    SwitchedOffEndpoints switchedOff() {
        return context.getBean(SwitchedOffEndpoints.class);
    }

    RefundNumbers refundNumbers() {
        return context.getBean(RefundNumbers.class);
    }

    BusinessReferences references() {
        return context.getBean(BusinessReferences.class);
    }

    AuthorizationRepository authorizations() {
        return context.getBean(AuthorizationRepository.class);
    }

    BucketLeases leases() {
        return context.getBean(BucketLeases.class);
    }

    ScramblingSealing sealing() {
        return context.getBean(ScramblingSealing.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    PlatformTransactionManager transactionManager() {
        return context.getBean(PlatformTransactionManager.class);
    }

    JdbcTemplate sql() {
        return context.getBean(JdbcTemplate.class);
    }

    /** Truncated, not deleted: InnoDB lets inserts that wait for a delete deadlock. */
    void empty() {
        sql().update("UPDATE bucket_lease SET owner = NULL, fencing = 0, lease_until = 0");
        TABLES.stream()
                .filter(table -> !table.equals("bucket_lease"))
                .filter(table -> !sql().queryForList("SELECT 1 FROM " + table + " LIMIT 1").isEmpty())
                .forEach(table -> sql().execute("TRUNCATE TABLE " + table));
    }

    /** Makes leases and signs of life older, as if the database's clock had gone on. */
    void age(Duration time) {
        sql().update("UPDATE bucket_lease SET lease_until = lease_until - ?", time.toMillis());
        sql().update("UPDATE node_alive SET alive_until = alive_until - ?", time.toMillis());
    }

    /** Every value of every row of every table, as bytes. */
    List<byte[]> everythingStored() {
        var values = new ArrayList<byte[]>();
        TABLES.forEach(table -> sql().query("SELECT * FROM " + table, (RowCallbackHandler) row -> {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(bytes(row, i));
            }
        }));
        return values;
    }

    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column);
        if (value instanceof byte[] || value instanceof Blob) {
            return row.getBytes(column);
        }
        return String.valueOf(row.getString(column)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
