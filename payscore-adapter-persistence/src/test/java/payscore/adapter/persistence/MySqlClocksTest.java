package payscore.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.birth;
import static payscore.application.fixture.DetailedServiceOrders.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.adapter.persistence.mysql.RealMySqlServer;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.NodeId;
import payscore.domain.fixture.Covers;

/** Nodes whose clocks and time zones differ, on one MySQL server. */
class MySqlClocksTest {
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final NodeId FIRST = new NodeId("node-1");
    private static final NodeId SECOND = new NodeId("node-2");

    private static RealMySqlServer server;
    private static SqlStore shanghai;
    private static SqlStore anchorage;

    @BeforeAll
    static void open() {
        server = RealMySqlServer.shared();
        var url = server.newDatabase();
        shanghai = in("%2B08:00", url);
        anchorage = in("-09:00", url);
    }

    @AfterAll
    static void close() {
        shanghai.close();
        anchorage.close();
    }

    @BeforeEach
    void startWithNothing() {
        shanghai.empty();
    }

    @Test
    @Covers({"D13", "D17", "T03"})
    void leasesRunAlikeInEveryTimeZone() {
        assertThat(shanghai.sql().queryForObject("SELECT @@time_zone", String.class)).isEqualTo("+08:00");
        assertThat(anchorage.sql().queryForObject("SELECT @@time_zone", String.class)).isEqualTo("-09:00");
        shanghai.leases().renew(FIRST, LIFE);

        assertThat(anchorage.leases().renew(SECOND, LIFE).buckets()).isEqualTo(Buckets.NONE);
        assertThat(shanghai.leases().renew(FIRST, LIFE).buckets().list()).hasSize(128);
        assertThat(anchorage.leases().renew(SECOND, LIFE).buckets().list()).hasSize(128);
        assertThat(shanghai.leases().renew(FIRST, LIFE).takenOver()).isZero();
    }

    @Test
    @Covers("D13")
    void aLeaseEndsByTheClockOfTheServer() throws SQLException {
        shanghai.leases().renew(FIRST, LIFE);

        var until = shanghai.sql().queryForObject("SELECT MAX(lease_until) FROM bucket_lease", Long.class);

        try (var administrator = server.administrator();
                var statement = administrator.createStatement();
                var rows = statement.executeQuery("SELECT UNIX_TIMESTAMP(NOW(3)) * 1000")) {
            assertThat(rows.next()).isTrue();
            assertThat(until).isBetween(rows.getLong(1) + LIFE.toMillis() - 20_000, rows.getLong(1) + LIFE.toMillis());
        }
    }

    /** A node's own clock cannot matter where nobody reads it. */
    @Test
    @Covers({"D13", "T05"})
    void noNodesClockIsReadForALease() throws IOException {
        try (var files = Files.list(Path.of("src/main/java/payscore/adapter/persistence/lease"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))).isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("Instant",
                            "currentTimeMillis", "nanoTime",
                            "java.time.Clock"));
        }
    }

    @Test
    @Covers("D17")
    void timesKeepTheirMillisecondsInEveryTimeZone() {
        shanghai.orders().add(birth(key("ZONED"), NOW));

        assertThat(anchorage.orders().find(key("ZONED")).orElseThrow().requestedAt()).isEqualTo(NOW);
        assertThat(NOW.toEpochMilli() % 1_000).isEqualTo(123);
    }

    private static SqlStore in(String offset, String url) {
        return SqlStore.on("payscore.persistence=mysql",
                "spring.datasource.url=" + url + "?connectionTimeZone=" + offset
                        + "&forceConnectionTimeZoneToSession=true",
                "spring.datasource.username=" + server.username());
    }
}
