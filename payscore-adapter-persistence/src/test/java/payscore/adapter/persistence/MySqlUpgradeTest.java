package payscore.adapter.persistence;

import java.util.List;
import payscore.adapter.persistence.mysql.RealMySqlServer;

class MySqlUpgradeTest extends UpgradeOnSql {
    @Override
    List<String> newDatabase() {
        var server = RealMySqlServer.shared();
        return List.of("spring.datasource.url=" + server.newDatabase(),
                "spring.datasource.username=" + server.username(), "payscore.persistence=mysql");
    }
}
