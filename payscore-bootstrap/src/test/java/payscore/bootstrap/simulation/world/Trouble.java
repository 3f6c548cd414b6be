package payscore.bootstrap.simulation.world;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every kind of trouble the world knows, with the share of occasions on which it strikes in a seed that has plenty of it. */
public enum Trouble {
    CONNECTION_REFUSED(0.04, Point.COMMAND, Point.QUERY),
    REQUEST_LOST(0.05, Point.COMMAND, Point.QUERY),
    /** It arrives seconds to minutes after we gave up. */
    REQUEST_LATE(0.06, Point.COMMAND, Point.QUERY),
    ANSWER_LOST(0.05, Point.COMMAND, Point.QUERY),
    /** It comes after the deadline. */
    ANSWER_LATE(0.03, Point.COMMAND, Point.QUERY),
    CONNECTION_BROKEN_BEFORE(0.03, Point.COMMAND, Point.QUERY),
    CONNECTION_BROKEN_AFTER(0.03, Point.COMMAND, Point.QUERY),
    REQUEST_DOUBLED(0.05, Point.COMMAND),
    /** The network keeps a copy and delivers it minutes later. */
    REQUEST_DOUBLED_LATE(0.08, Point.COMMAND),
    SERVER_ERROR_NOT_EXECUTED(0.03, Point.COMMAND, Point.QUERY),
    SERVER_ERROR_EXECUTED(0.03, Point.COMMAND),
    GATEWAY_PAGE(0.02, Point.COMMAND, Point.QUERY),
    THROTTLED(0.03, Point.COMMAND, Point.QUERY),
    WRONG_SIGNATURE(0.02, Point.COMMAND, Point.QUERY),
    PROBE(0.02, Point.COMMAND, Point.QUERY, Point.CALLBACK),
    UNSIGNED(0.02, Point.COMMAND, Point.QUERY),
    STALE_SIGNATURE(0.02, Point.COMMAND, Point.QUERY),
    UNKNOWN_SERIAL(0.01, Point.COMMAND, Point.QUERY),
    FOREIGN_ORDER(0.02, Point.COMMAND, Point.QUERY),
    MALFORMED(0.02, Point.COMMAND, Point.QUERY),
    ANSWER_AFTER_CALLBACK(0.03, Point.COMMAND),
    /** A replica that lags behind by a transition or more. */
    STALE_REPLICA(0.06, Point.QUERY),
    /** 404 for an order that is there. */
    NOT_VISIBLE(0.06, Point.QUERY),

    CALLBACK_LOST_FOR_GOOD(0.15, Point.CALLBACK),
    CALLBACK_LATE(0.10, Point.CALLBACK),
    CALLBACK_DOUBLED(0.08, Point.CALLBACK),
    /** Three copies at the same moment, at whatever nodes. */
    CALLBACK_TRIPLED(0.08, Point.CALLBACK),
    ACKNOWLEDGEMENT_LOST(0.06, Point.CALLBACK),
    CALLBACK_ALTERED(0.05, Point.CALLBACK),

    COMMIT_REFUSED(0.01, Point.COMMIT, Point.LEASE),
    COMMIT_CONFLICT(0.02, Point.COMMIT, Point.LEASE),
    COMMIT_DONE_UNTOLD(0.015, Point.COMMIT, Point.LEASE),
    COMMIT_UNDONE_UNTOLD(0.01, Point.COMMIT, Point.LEASE),
    COMMIT_DONE_LATER(0.01, Point.COMMIT, Point.LEASE),
    STATEMENT_FAILED(0.002, Point.STATEMENT),

    WEBHOOK_LOST(0.10, Point.WEBHOOK),
    WEBHOOK_REFUSED(0.10, Point.WEBHOOK),
    WEBHOOK_ANSWER_LOST(0.10, Point.WEBHOOK),

    API_ANSWER_LOST(0.05, Point.API),

    NODE_CRASH(0.000_2, Point.STEP),

    NODE_FREEZE(0.10, Point.SURROUNDINGS),
    NODE_STOP(0.10, Point.SURROUNDINGS),
    CLOCK_JUMP(0.20, Point.SURROUNDINGS),
    DATABASE_OUTAGE(0.06, Point.SURROUNDINGS),
    WECHAT_OUTAGE(0.06, Point.SURROUNDINGS),
    CALLBACK_OUTAGE(0.06, Point.SURROUNDINGS),
    /** The next callback, well signed, names an amount that is not true. */
    CALLBACK_OTHER_AMOUNT(0.20, Point.SURROUNDINGS);

    private static final Map<Point, List<Trouble>> BY_POINT = Arrays.stream(Point.values())
            .collect(Collectors.toMap(point -> point,
                    point -> Arrays.stream(values()).filter(trouble -> trouble.points.contains(point)).toList(),
                    (one, other) -> one, () -> new EnumMap<>(Point.class)));

    private final double shareMax;
    private final Set<Point> points;

    Trouble(double shareMax, Point... points) {
        this.shareMax = shareMax;
        this.points = Set.of(points);
    }

    public double shareMax() {
        return shareMax;
    }

    public static List<Trouble> at(Point point) {
        return BY_POINT.getOrDefault(point, List.of());
    }
}
