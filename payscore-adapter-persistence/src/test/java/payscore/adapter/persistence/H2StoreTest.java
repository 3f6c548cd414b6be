package payscore.adapter.persistence;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends StoreOnSql {
    private static SqlStore store;

    @BeforeAll
    static void open(@TempDir Path directory) {
        store = SqlStore.on("spring.datasource.url=jdbc:h2:file:" + directory.resolve("payscore")
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
}
