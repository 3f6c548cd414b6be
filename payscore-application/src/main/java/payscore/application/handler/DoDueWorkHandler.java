package payscore.application.handler;

import java.util.Map;
import java.util.Objects;
import payscore.application.port.in.DoDueWork;

/** {@link DoDueWork}, on the buckets that are this node's. */
public final class DoDueWorkHandler implements DoDueWork {
    private final KeepBucketsHandler keeper;
    private final Map<Kind, DueWork> work;

    public DoDueWorkHandler(KeepBucketsHandler keeper, Map<Kind, DueWork> work) {
        this.keeper = keeper;
        this.work = Map.copyOf(work);
    }

    @Override
    public int round(Kind kind, int limitMax) {
        var held = keeper.held();
        return held.isEmpty() ? 0 : Objects.requireNonNull(work.get(kind)).round(held, limitMax);
    }
}
