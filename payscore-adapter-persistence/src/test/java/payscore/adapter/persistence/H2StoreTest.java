package payscore.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.application.fixture.DetailedServiceOrders.birth;
import static payscore.application.fixture.DetailedServiceOrders.key;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends StoreOnSql {
    private static SqlStore store;

    @BeforeAll
    static void open(@TempDir Path directory) {
        store = SqlStore.on("spring.datasource.url=jdbc:h2:async:" + directory.resolve("payscore")
                + ";MODE=MySQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0");
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    SqlStore store() {
        return store;
    }

    /** H2's ordinary file access closes the database under everybody when one of its threads is interrupted. */
    @Test
    void anInterruptedThreadDoesNotTakeTheDatabaseAlong() {
        store.transactions().run(() -> {
            Thread.currentThread().interrupt();
            store.orders().add(birth(key("INTERRUPTED")));
            return "stored";
        });

        assertThat(Thread.interrupted()).isTrue();
        store.orders().add(birth(key("AFTERWARDS")));
        assertThat(store.orders().find(key("INTERRUPTED"))).isPresent();
        assertThat(store.orders().find(key("AFTERWARDS"))).isPresent();
    }
}
