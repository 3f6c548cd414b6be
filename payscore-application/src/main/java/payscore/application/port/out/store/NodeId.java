package payscore.application.port.out.store;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** One running process of the service; a restarted one is another node. */
public record NodeId(String value) {
    public NodeId {
        if (!value.matches("[0-9a-z-]{1,64}")) {
            throw new IllegalArgumentException("A node id has 1 to 64 lower-case letters, digits or hyphens");
        }
    }

    public static NodeId random(RandomGenerator random) {
        return new NodeId(String.format(Locale.ROOT, "node-%016x", random.nextLong()));
    }

    @Override
    public String toString() {
        return value;
    }
}
