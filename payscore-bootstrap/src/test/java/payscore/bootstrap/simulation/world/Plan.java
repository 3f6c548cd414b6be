package payscore.bootstrap.simulation.world;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything a run follows from; its text form is what a failing run is replayed with.
 *
 * @param withoutOrders numbers of orders that are left out, from 0
 * @param withoutTroubles kinds that do not strike
 * @param nodesMax at most so many nodes
 * @param placed which troubles strike when, where nothing is left to chance
 */
public record Plan(
        long seed,
        Profile profile,
        Ablation ablation,
        Set<Integer> withoutOrders,
        Set<Trouble> withoutTroubles,
        int nodesMax,
        List<Placed> placed) {
    private static final int NODES_MAX = 3;

    /** Every so-many-th world. */
    private static final int SIGNING = 16;

    /** What a world is like. */
    public enum Profile {
        /** Twenty orders, each with its own life. */
        WIDE(20),
        /** Three orders that everybody does everything to at once. */
        HOT(3),
        /** Twenty orders and no trouble at all, to count what healthy work costs. */
        CALM(20),
        /** A few orders whose merchants change their minds while WeChat collects and the network keeps copies. */
        CHANGE_OF_MIND(4),
        /** A few orders that are lowered, paid elsewhere, cancelled and paid on the phone while WeChat charges. */
        COLLECTING(4),
        /** A few orders of whose money people who do not know of each other give some back, or too much, or twice. */
        REFUNDING(4),
        /** One order that is created, confirmed, completed and paid, the same way every time. */
        PAID(1),
        /** One order that is created and cancelled. */
        CANCELLED(1),
        /** One order that is completed and cancelled at the same moment. */
        RACE(1);

        private final int orders;

        Profile(int orders) {
            this.orders = orders;
        }

        public int orders() {
            return orders;
        }

        /** Whether troubles are placed one by one rather than left to chance. */
        public boolean isSmall() {
            return this == PAID || this == CANCELLED || this == RACE;
        }
    }

    /** Which of the ways to the truth is closed, so that the others must do alone. */
    public enum Ablation {
        NONE, NO_POLLING, NO_CALLBACKS, NO_FOLLOW_UP
    }

    public Plan {
        withoutOrders = Set.copyOf(withoutOrders);
        withoutTroubles = Set.copyOf(withoutTroubles);
        placed = List.copyOf(placed);
    }

    public static Plan of(long seed, Profile profile, Ablation ablation) {
        // What is lost for good and never asked about is never known; nothing can be promised about that.
        Set<Trouble> hopeless = ablation == Ablation.NO_POLLING
                ? Set.of(Trouble.CALLBACK_LOST_FOR_GOOD, Trouble.CALLBACK_OTHER_AMOUNT)
                // A signed message about another amount of a refund is for a person to look at.
                : profile == Profile.REFUNDING ? Set.of(Trouble.CALLBACK_OTHER_AMOUNT) : Set.of();
        return new Plan(seed, profile, ablation, Set.of(), hopeless, NODES_MAX, List.of());
    }

    /** One of the small stories with troubles at chosen occasions. */
    public static Plan small(Profile profile, List<Placed> placed) {
        return new Plan(1, profile, Ablation.NONE, Set.of(), Set.of(), NODES_MAX, placed);
    }

    public static Plan of(long seed, Profile profile) {
        return of(seed, profile, Ablation.NONE);
    }

    public Plan withoutOrder(int order) {
        var more = new TreeSet<>(withoutOrders);
        more.add(order);
        return new Plan(seed, profile, ablation, more, withoutTroubles, nodesMax, placed);
    }

    public Plan withoutTrouble(Trouble trouble) {
        var more = EnumSet.of(trouble);
        more.addAll(withoutTroubles);
        return new Plan(seed, profile, ablation, withoutOrders, more, nodesMax, placed);
    }

    public Plan withNodes(int most) {
        return new Plan(seed, profile, ablation, withoutOrders, withoutTroubles, most, placed);
    }

    /**
     * Whether our requests carry real signatures that WeChat checks. Nothing of what goes wrong here is about them, and they take a fifth of the
     * time; answers and callbacks are signed and verified in every world.
     */
    boolean signsRequests() {
        return seed % SIGNING == 0;
    }

    /** {@code seed:PROFILE:ABLATION:nodes:orders left out:troubles left out:troubles placed}. */
    @Override
    public String toString() {
        return String.format("%016x:%s:%s:%d:%s:%s:%s", seed, profile, ablation, nodesMax,
                withoutOrders.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")),
                withoutTroubles.stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
                placed.stream().map(Placed::toString).collect(Collectors.joining(",")));
    }

    public static Plan parse(String text) {
        var parts = text.strip().split(":", -1);
        return new Plan(Long.parseUnsignedLong(parts[0], 16), Profile.valueOf(parts[1]), Ablation.valueOf(parts[2]),
                list(parts[4]).stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet()),
                list(parts[5]).stream().map(Trouble::valueOf).collect(Collectors.toUnmodifiableSet()),
                Integer.parseInt(parts[3]), list(parts[6]).stream().map(Placed::parse).toList());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1)).filter(item -> !item.isEmpty()).toList();
    }
}
