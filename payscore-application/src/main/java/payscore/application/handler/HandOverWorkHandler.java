package payscore.application.handler;

import payscore.application.port.in.HandOverWork;

/** {@link HandOverWork}. */
public final class HandOverWorkHandler implements HandOverWork {
    private final KeepBucketsHandler keeper;

    public HandOverWorkHandler(KeepBucketsHandler keeper) {
        this.keeper = keeper;
    }

    @Override
    public void handOver() {
        keeper.handOver();
    }
}
