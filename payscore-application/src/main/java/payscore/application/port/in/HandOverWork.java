package payscore.application.port.in;

/** Hands this node's due work over to the others, at once; to be called when the service stops and no round is under way. */
public interface HandOverWork {
    void handOver();
}
