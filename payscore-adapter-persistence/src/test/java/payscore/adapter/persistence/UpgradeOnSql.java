package payscore.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.birth;
import static payscore.application.fixture.DetailedServiceOrders.checkAt;
import static payscore.application.fixture.DetailedServiceOrders.event;
import static payscore.application.fixture.DetailedServiceOrders.key;
import static payscore.application.fixture.DetailedServiceOrders.next;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import payscore.adapter.persistence.migration.Migrations;
import payscore.adapter.persistence.migration.NoConfirmMode;
import payscore.adapter.persistence.migration.OneCommandTable;
import payscore.adapter.persistence.migration.ShareOfWork;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Decline;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;

/** The way from the first schema to this release's, interrupted or not; one subclass per database. */
abstract class UpgradeOnSql {
    private static final CommandId COMMAND = new CommandId("0".repeat(31) + "1");

    /** The properties of a store on a new, empty database; the first is its address. */
    abstract List<String> newDatabase();

    @Test
    @Covers({"O01", "O03"})
    void rowsFromBeforeThereWereBucketsAreDueAfterTheNextStart() {
        var database = newDatabase();
        try (var store = started(database)) {
            for (int i = 0; i < 3; i++) {
                store.orders().add(birth(key("OLD-" + i)));
                store.orders().postpone(key("OLD-" + i), 1, checkAt(NOW));
            }
            store.commands().add(command());
            store.letterbox().keep(notification());
            List.of("service_order", "command", "inbox")
                    .forEach(table -> store.sql().update("UPDATE " + table + " SET bucket = NULL"));
            assertThat(store.orders().dueForCheck(Buckets.ALL, NOW, 10)).isEmpty();
        }

        try (var store = started(database)) {
            for (int i = 0; i < 3; i++) {
                assertThat(store.orders().dueForCheck(only(Bucket.of(key("OLD-" + i))), NOW, 10))
                        .contains(key("OLD-" + i));
            }
            assertThat(store.commands().due(only(Bucket.of(command().key())), command().dueAt(), 10))
                    .containsExactly(command());
            assertThat(store.inbox().due(only(notification().bucket()), NOW, 10)).hasSize(1);
        }
    }

    @Test
    @Covers("O03")
    void anOrderBornWithoutABucketGetsItWithItsNextChange() {
        try (var store = started(newDatabase())) {
            store.orders().add(birth(key("SAVED")));
            store.orders().add(birth(key("POSTPONED")));
            store.sql().update("UPDATE service_order SET bucket = NULL");

            store.orders().save(next(birth(key("SAVED")).order(), event(ServiceOrderEvent.Kind.LAUNCHED, NOW)));
            store.orders().postpone(key("POSTPONED"), 1, checkAt(NOW));

            assertThat(
                    store.sql().queryForList("SELECT bucket FROM service_order ORDER BY out_order_no", Integer.class))
                    .containsExactly(Bucket.of(key("POSTPONED")).number(), Bucket.of(key("SAVED")).number());
        }
    }

    @Test
    @Covers("O02")
    void aMigrationThatStoppedAnywhereIsCarriedOnByTheNextStart() {
        var whole = wholeUpgrade();
        for (int done = 0; done <= new ShareOfWork().statements().size(); done++) {
            try (var dataSource = dataSource(newDatabase())) {
                flyway(dataSource).target("1").load().migrate();
                new ShareOfWork().statements().subList(0, done).forEach(new JdbcTemplate(dataSource)::execute);

                assertThat(upgraded(dataSource)).as("after %s statements", done).isEqualTo(whole);
            }
        }
    }

    @Test
    @Covers("O02")
    void aMigrationThatFailedHalfWayIsCarriedOnOnceItsReasonIsGone() {
        try (var dataSource = dataSource(newDatabase())) {
            flyway(dataSource).target("1").load().migrate();
            var sql = new JdbcTemplate(dataSource);
            sql.execute("ALTER TABLE idempotency RENAME TO idempotency_elsewhere");
            assertThatThrownBy(() -> upgraded(dataSource)).isInstanceOf(FlywayException.class);
            sql.execute("ALTER TABLE idempotency_elsewhere RENAME TO idempotency");

            assertThat(upgraded(dataSource)).isEqualTo(wholeUpgrade());
        }
    }

    @Test
    @Covers("O02")
    void whatWasOwedAboutAnAuthorisationBecomesACommandOnce() {
        for (int done = 0; done <= 1; done++) {
            var database = newDatabase();
            try (var dataSource = dataSource(database)) {
                flyway(dataSource).javaMigrations(new ShareOfWork(), new NoConfirmMode()).target("9").load().migrate();
                var sql = new JdbcTemplate(dataSource);
                owed("UNANSWERED", "'TERMINATE', '{\"reason\":\"bye\"}', 3, 2, 1000, 5000, FALSE, TRUE, 'X', 'y'", sql);
                owed("BEING-SENT", "'PRE_PERMIT', '{}', 1, 0, 2000, 6000, TRUE, FALSE, NULL, NULL", sql);
                owed("NOTHING-OWED", "NULL, NULL, 0, 0, NULL, NULL, FALSE, FALSE, NULL, NULL", sql);
                new OneCommandTable().statements().subList(0, done).forEach(sql::execute);
                upgraded(dataSource);
                // Interrupted after its last statement, before anybody noted that it was done.
                sql.update("DELETE FROM flyway_schema_history WHERE version = '10'");
                upgraded(dataSource);
            }
            try (var store = started(database)) {
                assertThat(store.commands().due(Buckets.ALL, NOW, 10)).hasSize(2);
                assertThat(store.commands().unfinished(permission("UNANSWERED"))).hasValueSatisfying(command -> {
                    assertThat(command.kind()).isEqualTo(CommandKind.TERMINATE);
                    assertThat(command.body()).isEqualTo(RequestBody.of("{\"reason\":\"bye\"}"));
                    assertThat(command.status()).isEqualTo(CommandStatus.UNKNOWN);
                    assertThat(command.attempts()).isEqualTo(3);
                    assertThat(command.checks()).isEqualTo(2);
                    assertThat(command.lastSentAt()).isEqualTo(Instant.ofEpochMilli(1000));
                    assertThat(command.dueAt()).isEqualTo(Instant.ofEpochMilli(5000));
                    assertThat(command.mayHaveLanded()).isTrue();
                    assertThat(command.refusal()).contains(new Decline("X", "y"));
                });
                assertThat(store.commands().unfinished(permission("BEING-SENT")).orElseThrow().status())
                        .isEqualTo(CommandStatus.SENT);
                assertThat(store.commands().unfinished(permission("NOTHING-OWED"))).isEmpty();
            }
        }
    }

    private static void owed(String code, String intent, JdbcTemplate sql) {
        sql.update("INSERT INTO permission (mch_id, authorization_code, bucket, version, appid, service_id, state,"
                + " requested_at, changed_at, intent_kind, intent_body, attempts, checks, last_sent_at, intent_due_at,"
                + " sending, may_have_landed, refusal_code, refusal_message) VALUES ('1900000109', '" + code
                + "', 7, 1, 'wx1', '2002', 'REQUESTED', 0, 0, " + intent + ")");
    }

    private static AuthorizationKey permission(String code) {
        return new AuthorizationKey(ServiceOrders.MCH_ID, new AuthorizationCode(code));
    }

    private List<String> wholeUpgrade() {
        try (var dataSource = dataSource(newDatabase())) {
            return upgraded(dataSource);
        }
    }

    private static List<String> upgraded(DataSource dataSource) {
        new Migrations().migrate(flyway(dataSource).javaMigrations(new ShareOfWork(), new NoConfirmMode(),
                new OneCommandTable()).load());
        return content(new JdbcTemplate(dataSource));
    }

    /** Every column and every indexed column of the database, and how many leases there are. */
    private static List<String> content(JdbcTemplate sql) {
        return sql.execute((ConnectionCallback<List<String>>) connection -> {
            var found = new ArrayList<String>();
            var database = connection.getMetaData();
            try (var columns = database.getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
                while (columns.next()) {
                    found.add(String.join(" ", columns.getString("TABLE_NAME"), columns.getString("COLUMN_NAME"),
                            columns.getString("TYPE_NAME"), columns.getString("IS_NULLABLE")));
                }
            }
            for (var table : SqlStore.TABLES) {
                try (var indexes = database.getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false,
                        true)) {
                    while (indexes.next()) {
                        var name = indexes.getString("INDEX_NAME");
                        // H2 numbers the indexes it makes for keys.
                        found.add(String.join(" ", table, name.replaceAll("_[0-9A-F]+$", ""),
                                indexes.getString("ORDINAL_POSITION"), indexes.getString("COLUMN_NAME")));
                    }
                }
            }
            assertThat(found).anyMatch(words -> words.contains("service_order_check 2 bucket"));
            found.add(sql.queryForObject("SELECT COUNT(bucket) FROM bucket_lease", Integer.class) + " leases");
            return found.stream().sorted().toList();
        });
    }

    static SqlStore started(List<String> database) {
        return SqlStore.on(database.toArray(String[]::new));
    }

    private static FluentConfiguration flyway(DataSource dataSource) {
        return Flyway.configure().dataSource(dataSource);
    }

    private static HikariDataSource dataSource(List<String> database) {
        var values = database.stream().map(property -> property.substring(property.indexOf('=') + 1)).toList();
        var dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(values.get(0));
        dataSource.setUsername(values.get(1));
        dataSource.setMaximumPoolSize(2);
        return dataSource;
    }

    private static Buckets only(Bucket bucket) {
        return Buckets.of(List.of(bucket));
    }

    private static Command command() {
        return Command.firstAttempt(COMMAND, key("OLD-0"), CommandKind.CREATE, RequestBody.of("{}"), NOW);
    }

    private static Notification notification() {
        return new Notification(ServiceOrders.MCH_ID, "EV-1", "PAYSCORE.USER_CONFIRM", "SERIAL", NOW,
                RequestBody.of("{}"));
    }
}
