package payscore.adapter.persistence;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import payscore.adapter.persistence.mysql.RealMySqlServer;

class MySqlStoreTest extends StoreOnSql {
    private static SqlStore store;

    @BeforeAll
    static void open() {
        var server = RealMySqlServer.shared();
        store = SqlStore.on("payscore.persistence=mysql", "spring.datasource.url=" + server.newDatabase(),
                "spring.datasource.username=" + server.username());
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
