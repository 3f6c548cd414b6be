package payscore.adapter.persistence.migration;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** What happens to the schema at every start. */
public final class Migrations implements FlywayMigrationStrategy {
    /** Our migrations may be run again wherever they stopped, so the mark that one has failed is taken away. */
    @Override
    public void migrate(Flyway flyway) {
        if (Arrays.stream(flyway.info().all()).anyMatch(migration -> migration.getState().isFailed())) {
            flyway.repair();
        }
        flyway.migrate();
        new BucketFilling(flyway.getConfiguration().getDataSource()).fill();
    }
}
