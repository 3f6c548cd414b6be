package payscore.adapter.persistence.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Version 6: authorisations, and webhooks about them. A class around a text of SQL for the reason of {@link ShareOfWork}. */
public final class NoConfirmMode implements JavaMigration {
    private static final String TEXT = "V6__no_confirm_mode.sql";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "no confirm mode";
    }

    @Override
    public Integer getChecksum() {
        var hash = new CRC32();
        hash.update(text().getBytes(StandardCharsets.UTF_8));
        return (int) hash.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        ShareOfWork.carryOut(statements(), context.getConnection());
    }

    public static List<String> statements() {
        return Arrays.stream(text().replaceAll("--[^\n]*", "").split(";", -1)).filter(sql -> !sql.isBlank()).toList();
    }

    private static String text() {
        try (var stream = NoConfirmMode.class.getResourceAsStream(TEXT)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The jar is not whole", e);
        }
    }
}
