package payscore.adapter.persistence.mysql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of a given size, in memory, mounted over a directory for those processes alone that are started with its prefix. It
 * outlives them and ends with this JVM. The user needs to be root or to be allowed a user namespace.
 */
final class SmallDisk implements AutoCloseable {
    private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");

    private final Path directory;
    /** Keeps the mount alive until its input ends. */
    private final Process keeper;

    private SmallDisk(Path directory, Process keeper) {
        this.directory = directory;
        this.keeper = keeper;
    }

    static SmallDisk mountedAt(Path directory, int megabytes) throws IOException {
        var command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!IS_ROOT) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("sh", "-c",
                "mount -t tmpfs -o size=" + megabytes + "m tmpfs '" + directory + "' && echo mounted && exec cat"));
        var keeper = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = keeper.inputReader(StandardCharsets.UTF_8).readLine();
        if (!"mounted".equals(said)) {
            throw new IOException("no disk of its own can be mounted: " + said);
        }
        return new SmallDisk(directory, keeper);
    }

    /** What a command is to be preceded by to see the disk. */
    List<String> prefix() {
        var command = new ArrayList<>(List.of("nsenter", "--mount", "--target", String.valueOf(keeper.pid())));
        if (!IS_ROOT) {
            command.addAll(List.of("--user", "--preserve-credentials"));
        }
        return command;
    }

    /** Where this JVM sees the disk. */
    Path seenFromOutside() {
        return Path.of("/proc", String.valueOf(keeper.pid()), "root").resolve(Path.of("/").relativize(directory));
    }

    @Override
    public void close() {
        keeper.destroy();
    }
}
