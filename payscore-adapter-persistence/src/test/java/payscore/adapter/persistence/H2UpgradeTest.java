package payscore.adapter.persistence;

import java.util.List;
import java.util.UUID;

class H2UpgradeTest extends UpgradeOnSql {
    @Override
    List<String> newDatabase() {
        return List.of("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1", "spring.datasource.username=sa");
    }
}
