package payscore.adapter.persistence.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealMySqlServerTest {
    @Test
    void everyCallerGetsADatabaseOfItsOwnOnARealServer() throws SQLException {
        var server = RealMySqlServer.shared();
        var first = server.newDatabase();

        assertThat(server.newDatabase()).isNotEqualTo(first);
        try (var connection = DriverManager.getConnection(first, server.username(), "")) {
            assertThat(connection.getMetaData().getDatabaseProductVersion()).startsWith("8.0");
        }
    }

    @Test
    void aServerThatDoesNotStartNamesWhatToInstall(@TempDir Path directory) throws IOException {
        var executable = Files.createFile(directory.resolve("mysqld"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(executable, """
                #!/bin/sh
                echo "error while loading shared libraries: libaio.so.1: cannot open shared object file" >&2
                exit 127
                """);

        assertThatThrownBy(() -> RealMySqlServer.started(directory, executable))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apt-get install -y libaio1")
                .hasMessageContaining("libaio.so.1: cannot open shared object file");
    }
}
