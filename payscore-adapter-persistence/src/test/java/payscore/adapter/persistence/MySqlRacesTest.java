package payscore.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.birth;
import static payscore.application.fixture.DetailedServiceOrders.checkAt;
import static payscore.application.fixture.DetailedServiceOrders.event;
import static payscore.application.fixture.DetailedServiceOrders.key;
import static payscore.application.fixture.DetailedServiceOrders.next;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import payscore.adapter.persistence.mysql.RealMySqlServer;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Inbox.Waiting;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.StaleServiceOrder;
import payscore.application.port.out.store.StoreFailure;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.ServiceOrderEvent;

/** Many at once on a real MySQL server. */
class MySqlRacesTest {
    private static final int WRITERS = 4;
    private static final int WRITES = 25;
    private static final int BATCH = 20;

    private static RealMySqlServer server;
    private static String url;
    private static SqlStore store;

    @BeforeAll
    static void open() {
        server = RealMySqlServer.shared();
        url = server.newDatabase();
        store = SqlStore.on("payscore.persistence=mysql", "spring.datasource.url=" + url,
                "spring.datasource.username=" + server.username());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void startWithNothing() {
        store.empty();
    }

    @ParameterizedTest
    @Covers("D11")
    @ValueSource(ints = {TransactionDefinition.ISOLATION_READ_COMMITTED,
            TransactionDefinition.ISOLATION_REPEATABLE_READ})
    void noSavedVersionIsLostAtAnyIsolation(int isolation) {
        store.orders().add(birth(key("HOT")));
        var transaction = new TransactionTemplate(store.transactionManager());
        transaction.setIsolationLevel(isolation);

        var saved = Together.run(WRITERS, i -> IntStream.range(0, WRITES).filter(write -> {
            try {
                transaction.executeWithoutResult(status -> {
                    var order = store.orders().find(key("HOT")).orElseThrow();
                    // Each writes something else: what changes nothing could not overwrite anything.
                    store.orders().save(
                            next(order, order.state(), Optional.of(checkAt(NOW.plusSeconds(i).plusMillis(write)))));
                });
                return true;
            } catch (StaleServiceOrder | StoreFailure.Conflict lost) {
                return false;
            }
        }).count());

        var total = saved.stream().mapToLong(count -> count).sum();
        assertThat(total).isPositive();
        assertThat(store.orders().find(key("HOT")).orElseThrow().version()).isEqualTo(1 + total);
        assertThat(store.orders().history(key("HOT"))).hasSize((int) (1 + total));
    }

    /** The canary: should it stop losing updates, the test above proves nothing any more. */
    @ParameterizedTest
    @Covers("D11")
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ"})
    void withoutAVersionUpdatesAreLostAtBoth(String isolation) throws SQLException {
        try (var connection = DriverManager.getConnection(url, server.username(), "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS canary (id INT PRIMARY KEY, amount INT NOT NULL)");
            statement.execute("REPLACE INTO canary VALUES (1, 0)");

            Together.run(WRITERS, i -> increment(isolation));

            try (var rows = statement.executeQuery("SELECT amount FROM canary")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isPositive().isLessThan(WRITERS * WRITES);
            }
        }
    }

    @Test
    void twoBatchesOfTheSameOrdersInTheOrderOfTheirKeysDoNotDeadlock() {
        for (int round = 0; round < 10; round++) {
            var prefix = "ROUND-" + round + "-";
            IntStream.range(0, BATCH).forEach(i -> {
                store.orders().add(birth(key(prefix + i)));
                store.letterbox().keep(notification(prefix + i));
            });
            var waiting = store.inbox().due(Buckets.ALL, NOW, BATCH);
            assertThat(waiting).hasSize(BATCH);

            var outcomes = Together.run(2, i -> apply(waiting));

            assertThat(outcomes).containsExactlyInAnyOrder("applied", "stale");
            assertThat(store.inbox().due(Buckets.ALL, NOW, BATCH)).isEmpty();
            IntStream.range(0, BATCH)
                    .forEach(i -> assertThat(store.orders().history(key(prefix + i))).hasSize(2));
        }
    }

    private static String apply(List<Waiting> batch) {
        var sorted = batch.stream().map(Waiting::notification).sorted(Comparator.comparing(Notification::id)).toList();
        try {
            return store.transactions().run(() -> {
                sorted.forEach(notification -> {
                    var order = store.orders().find(key(notification.id())).orElseThrow();
                    if (order.version() > 1) {
                        throw new StaleServiceOrder(order.key(), 1);
                    }
                    store.orders().save(next(order, event(ServiceOrderEvent.Kind.CONFIRMED, NOW)));
                    store.inbox().markApplied(notification, "confirmed", NOW);
                });
                return "applied";
            });
        } catch (StaleServiceOrder e) {
            return "stale";
        }
    }

    private static int increment(String isolation) {
        try (var connection = DriverManager.getConnection(url, server.username(), "");
                var statement = connection.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL " + isolation);
            connection.setAutoCommit(false);
            for (int i = 0; i < WRITES; i++) {
                try (var rows = statement.executeQuery("SELECT amount FROM canary WHERE id = 1")) {
                    rows.next();
                    var amount = rows.getInt(1);
                    statement.executeUpdate("UPDATE canary SET amount = " + (amount + 1) + " WHERE id = 1");
                }
                connection.commit();
            }
            return WRITES;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Notification notification(String id) {
        return new Notification(ServiceOrders.MCH_ID, id, "PAYSCORE.USER_CONFIRM", "SERIAL", NOW,
                RequestBody.of("{}"));
    }
}
