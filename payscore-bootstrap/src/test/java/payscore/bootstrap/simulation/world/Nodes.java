package payscore.bootstrap.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The nodes that are up, behind a load balancer that knows no better than chance. */
final class Nodes {
    private final List<Node> all = new ArrayList<>();
    private final RandomGenerator random;

    Nodes(RandomGenerator random) {
        this.random = random;
    }

    void add(Node node) {
        all.add(node);
    }

    void remove(Node node) {
        all.remove(node);
    }

    List<Node> all() {
        return all;
    }

    Optional<Node> any() {
        var up = all.stream().filter(Node::isUp).toList();
        return up.isEmpty() ? Optional.empty() : Optional.of(up.get(random.nextInt(up.size())));
    }
}
