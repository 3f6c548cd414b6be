package payscore.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.birth;
import static payscore.application.fixture.DetailedServiceOrders.checkAt;
import static payscore.application.fixture.DetailedServiceOrders.event;
import static payscore.application.fixture.DetailedServiceOrders.key;
import static payscore.application.fixture.DetailedServiceOrders.next;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.adapter.persistence.mysql.RealMySqlServer;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.StoreFailure;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderEvent;

/** What becomes of a store whose MySQL server, or the way to it, fails. All limits are shortened but those under test. */
class MySqlFaultsTest {
    private static final int CONNECTIONS = 3;

    private static RealMySqlServer server;
    private static SqlStore store;
    private static Connection administrator;

    @BeforeAll
    static void open() {
        server = RealMySqlServer.shared();
        administrator = server.administrator();
        store = SqlStore.on("payscore.persistence=mysql", "spring.datasource.url=" + server.newDatabase(),
                "spring.datasource.username=" + server.username(),
                "spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                "mybatis.configuration.default-statement-timeout=2",
                "spring.datasource.hikari.data-source-properties.socketTimeout=3000",
                "spring.datasource.hikari.data-source-properties.sessionVariables=innodb_lock_wait_timeout=1");
    }

    @AfterAll
    static void close() throws SQLException {
        administrator.close();
        store.close();
    }

    @BeforeEach
    void startWithNothing() {
        // A connection that the test before has killed is found out by its first use.
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> store.empty());
    }

    /** At random moments around COMMIT, so it is cut off before, during and after. */
    @Test
    @Covers("D01")
    void aCommitThatIsCutOffIsUnknownAndReadingTells() {
        var random = RandomGenerator.of("L64X128MixRandom");
        var cutOff = 0;
        for (int i = 0; i < 40; i++) {
            var key = key("KILLED-" + i);
            var killer = new AtomicReference<Thread>();
            var isUnknown = false;
            try {
                store.transactions().run(() -> {
                    store.orders().add(birth(key));
                    killer.set(killSoon(connectionId(), random.nextLong(1_500_000)));
                    return "committed?";
                });
            } catch (StoreFailure.CommitUnknown e) {
                isUnknown = true;
                cutOff++;
            }
            joined(killer.get());

            var history = await().atMost(Duration.ofSeconds(10)).pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .ignoreExceptionsInstanceOf(StoreFailure.Unavailable.class)
                    .until(() -> store.orders().history(key), rows -> true);
            assertThat(store.orders().find(key).isPresent()).isEqualTo(!history.isEmpty());
            assertThat(!history.isEmpty() || isUnknown).as("a commit that returned has stored the order").isTrue();
        }
        assertThat(cutOff).isPositive();
    }

    @Test
    @Covers("D02")
    void aCommitIntoAFrozenServerIsUnknownAndTakesPlaceAfterTheThaw() {
        try {
            assertThatThrownBy(() -> store.transactions().run(() -> {
                store.orders().add(birth(key("FROZEN")));
                server.freeze();
                return "committed?";
            })).isInstanceOf(StoreFailure.CommitUnknown.class);
        } finally {
            server.thaw();
        }

        await().atMost(Duration.ofSeconds(20)).ignoreExceptionsInstanceOf(StoreFailure.Unavailable.class)
                .until(() -> store.orders().find(key("FROZEN")).isPresent());
    }

    @Test
    @Covers("D04")
    void aServerThatBecomesReadOnlyHasStoredNothingAndIsAnOutage() {
        try {
            assertThatThrownBy(() -> store.transactions().run(() -> {
                store.orders().add(birth(key("OPEN")));
                administer("SET GLOBAL super_read_only = 1");
                return "committed?";
            })).isInstanceOf(StoreFailure.Unavailable.class).hasMessageContaining("1290");
            assertThatThrownBy(() -> store.orders().add(birth(key("LATER"))))
                    .isInstanceOf(StoreFailure.Unavailable.class).hasMessageContaining("1290");
            assertThatThrownBy(() -> store.letterbox().keep(notification("EV-READ-ONLY")))
                    .isInstanceOf(StoreFailure.Unavailable.class).hasMessageContaining("1290");
            assertThat(store.orders().find(key("OPEN"))).isEmpty();
        } finally {
            administer("SET GLOBAL super_read_only = 0");
            administer("SET GLOBAL read_only = 0");
        }

        store.orders().add(birth(key("AFTERWARDS")));
        assertThat(store.orders().find(key("OPEN"))).isEmpty();
        assertThat(store.orders().find(key("AFTERWARDS"))).isPresent();
        assertThat(store.inbox().due(Buckets.ALL, NOW, 10)).isEmpty();
    }

    @Test
    @Covers("D09")
    void whenAllConnectionsAreTakenOthersAreToldSoAndCallbacksAreKept() {
        var taken = new CountDownLatch(CONNECTIONS);
        var enough = new CountDownLatch(1);
        var holders = List.of(0, 1, 2).stream()
                .map(i -> Thread.ofPlatform().start(() -> store.transactions().run(() -> {
                    taken.countDown();
                    awaited(enough);
                    return i;
                }))).toList();
        try {
            awaited(taken);

            assertThat(timeOf(() -> assertThatThrownBy(() -> store.orders().find(key("ANY")))
                    .isInstanceOf(StoreFailure.Unavailable.class))).isLessThan(Duration.ofSeconds(2));
            assertThatThrownBy(() -> store.transactions().run(() -> "never"))
                    .isInstanceOf(StoreFailure.Unavailable.class);
            assertThatThrownBy(() -> store.records().release("till", "key"))
                    .isInstanceOf(StoreFailure.Unavailable.class);
            assertThat(timeOf(() -> assertThat(store.letterbox().keep(notification("EV-1"))).isTrue()))
                    .isLessThan(Duration.ofSeconds(1));
        } finally {
            enough.countDown();
            holders.forEach(MySqlFaultsTest::joined);
        }

        assertThat(store.inbox().due(Buckets.ALL, NOW, 10)).hasSize(1);
    }

    @Test
    @Covers("D10")
    void aStatementThatTakesTooLongIsStopped() {
        administer("LOCK TABLES " + database() + ".service_order WRITE, " + database() + ".inbox WRITE");
        try {
            assertThat(timeOf(() -> assertThatThrownBy(() -> store.orders().find(key("ANY")))
                    .isInstanceOf(StoreFailure.Unavailable.class))).isLessThan(Duration.ofSeconds(3));
            assertThat(timeOf(() -> assertThatThrownBy(() -> store.orders().add(birth(key("LOCKED-OUT"))))
                    .isInstanceOf(StoreFailure.Unavailable.class))).isLessThan(Duration.ofSeconds(3));
            assertThat(timeOf(() -> assertThatThrownBy(() -> store.letterbox().keep(notification("EV-1")))
                    .isInstanceOf(StoreFailure.class))).isLessThan(Duration.ofSeconds(3));
        } finally {
            administer("UNLOCK TABLES");
        }

        assertThat(store.orders().find(key("LOCKED-OUT"))).isEmpty();
    }

    /** WeChat waits for five seconds. */
    @Test
    @Covers("C26")
    void aCallbackIsNotKeptWaitingByAFrozenServer() {
        store.letterbox().keep(notification("EV-BEFORE"));
        server.freeze();
        try {
            for (int i = 0; i < 6; i++) {
                var id = "EV-" + i;
                assertThat(timeOf(() -> assertThatThrownBy(() -> store.letterbox().keep(notification(id)))
                        .isInstanceOf(StoreFailure.class))).isLessThan(Duration.ofMillis(4_500));
            }
        } finally {
            server.thaw();
        }

        await().atMost(Duration.ofSeconds(20)).ignoreExceptionsInstanceOf(StoreFailure.class)
                .until(() -> store.letterbox().keep(notification("EV-AFTER")) || true);
        assertThat(store.letterbox().keep(notification("EV-AFTER"))).isFalse();
    }

    @Test
    @Covers("D18")
    void aConnectionLostBetweenStatementsHasStoredNothing() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() -> store.transactions().run(() -> {
            tries.incrementAndGet();
            store.orders().add(birth(key("FIRST")));
            kill(connectionId());
            store.orders().add(birth(key("SECOND")));
            return "never";
        })).isInstanceOf(StoreFailure.Unavailable.class);

        assertThat(tries).hasValue(1);
        assertThat(store.orders().find(key("FIRST"))).isEmpty();
        assertThat(store.orders().find(key("SECOND"))).isEmpty();
    }

    @Test
    @Covers("D18")
    void whoGoesOnAfterALostConnectionCommitsNothing() {
        assertThatThrownBy(() -> store.transactions().run(() -> {
            store.orders().add(birth(key("FIRST")));
            kill(connectionId());
            assertThatThrownBy(() -> store.orders().find(key("FIRST"))).isInstanceOf(StoreFailure.Unavailable.class);
            return "never";
        })).isInstanceOf(StoreFailure.Unavailable.class);

        assertThat(store.orders().find(key("FIRST"))).isEmpty();
    }

    @Test
    @Covers("D18")
    void aWriteOfItsOwnThatIsCutOffIsUnknown() {
        stored("ROW");
        administer("LOCK TABLES " + database() + ".service_order WRITE");
        try {
            var id = new AtomicInteger();
            var killer = Thread.ofPlatform().start(() -> {
                await().atMost(Duration.ofSeconds(10)).until(() -> waiting(id));
                kill(id.get());
            });
            assertThatThrownBy(() -> store.orders().postpone(key("ROW"), 1,
                    checkAt(NOW)))
                    .isInstanceOf(StoreFailure.CommitUnknown.class);
            joined(killer);
        } finally {
            administer("UNLOCK TABLES");
        }
    }

    @Test
    @Covers("X07")
    void theVictimOfADeadlockIsToldToRunAgainAndHasStoredNothing() {
        var first = stored("FIRST");
        var second = stored("SECOND");
        var bothHoldOne = new CyclicBarrier(2);

        var outcomes = Together.run(2, i -> {
            try {
                return store.transactions().run(() -> {
                    store.orders().add(birth(key("OF-" + i)));
                    save(i == 0 ? first : second);
                    awaited(bothHoldOne);
                    save(i == 0 ? second : first);
                    return "committed " + i;
                });
            } catch (StoreFailure.Conflict e) {
                return "victim " + i;
            }
        });

        assertThat(outcomes).containsAnyOf("victim 0", "victim 1");
        for (int i = 0; i < 2; i++) {
            assertThat(store.orders().find(key("OF-" + i)).isPresent()).isEqualTo(outcomes.contains("committed " + i));
        }
    }

    /** After a deadlock MySQL would carry out what follows in a new transaction. */
    @Test
    @Covers("X07")
    void whoGoesOnAfterADeadlockGetsNothingStored() {
        var first = stored("FIRST");
        var second = stored("SECOND");
        var bothHoldOne = new CyclicBarrier(2);

        var outcomes = Together.run(2, i -> {
            try {
                return store.transactions().run(() -> {
                    save(i == 0 ? first : second);
                    awaited(bothHoldOne);
                    try {
                        save(i == 0 ? second : first);
                    } catch (StoreFailure.Conflict swallowed) {
                        store.orders().add(birth(key("HALF")));
                    }
                    return "committed";
                });
            } catch (StoreFailure.Conflict e) {
                return "victim";
            }
        });

        assertThat(outcomes).containsExactlyInAnyOrder("committed", "victim");
        assertThat(store.orders().find(key("HALF"))).isEmpty();
    }

    @Test
    @Covers("X07")
    void whoWaitsTooLongForALockIsToldToRunAgain() {
        var order = stored("LOCKED");

        store.transactions().run(() -> {
            save(order);
            assertThat(new HashSet<>(Together.run(1, i -> {
                try {
                    return store.transactions().run(() -> {
                        store.orders().add(birth(key("WAITING")));
                        save(order);
                        return "committed";
                    });
                } catch (StoreFailure.Conflict e) {
                    return "told";
                }
            }))).containsExactly("told");
            return "committed";
        });

        assertThat(store.orders().find(key("WAITING"))).isEmpty();
        assertThat(store.orders().find(key("LOCKED")).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aLostConnectionIsReplaced() {
        store.orders().add(birth(key("BEFORE")));
        store.sql().queryForList("SELECT id FROM information_schema.processlist WHERE db = DATABASE()"
                + " AND id <> CONNECTION_ID()", Integer.class).forEach(MySqlFaultsTest::kill);

        await().atMost(Duration.ofSeconds(10)).ignoreExceptionsInstanceOf(StoreFailure.class)
                .untilAsserted(() -> assertThat(store.orders().find(key("BEFORE"))).isPresent());
        assertThatCode(() -> store.transactions().run(() -> store.orders().find(key("BEFORE"))))
                .doesNotThrowAnyException();
    }

    private static ServiceOrder stored(String outOrderNo) {
        store.orders().add(birth(key(outOrderNo)));
        return birth(key(outOrderNo)).order();
    }

    private static void save(ServiceOrder order) {
        store.orders().save(next(order, event(ServiceOrderEvent.Kind.LAUNCHED, NOW)));
    }

    private static int connectionId() {
        return store.sql().queryForObject("SELECT CONNECTION_ID()", Integer.class);
    }

    private static String database() {
        return store.sql().queryForObject("SELECT DATABASE()", String.class);
    }

    private static Thread killSoon(int connectionId, long nanos) {
        return Thread.ofPlatform().start(() -> {
            var start = System.nanoTime();
            while (System.nanoTime() - start < nanos) {
                Thread.onSpinWait();
            }
            kill(connectionId);
        });
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void kill(int connectionId) {
        try {
            administer("KILL CONNECTION " + connectionId);
        } catch (IllegalStateException gone) {
            // It ended by itself.
        }
    }

    private static synchronized void administer(String sql) {
        try (var statement = administrator.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static synchronized boolean waiting(AtomicInteger id) {
        try (var statement = administrator.createStatement();
                var rows = statement.executeQuery("SELECT id FROM information_schema.processlist"
                        + " WHERE state LIKE 'Waiting for table%' AND info LIKE 'UPDATE service_order%'")) {
            var found = rows.next();
            id.set(found ? rows.getInt(1) : 0);
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration timeOf(ThrowingCallable call) {
        var start = System.nanoTime();
        assertThatCode(call).doesNotThrowAnyException();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaited(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Notification notification(String id) {
        return new Notification(ServiceOrders.MCH_ID, id, "PAYSCORE.USER_CONFIRM", "SERIAL", NOW,
                RequestBody.of("{}"));
    }
}
