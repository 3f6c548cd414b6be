package payscore.application.port.in;

/** Keeps this node's share of the due work; to be called about once a second while the service runs. */
public interface KeepBuckets {
    /** @throws payscore.application.port.out.store.StoreFailure when the store fails; the next call tries again */
    void keep();
}
