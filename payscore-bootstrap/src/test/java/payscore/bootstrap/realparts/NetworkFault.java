package payscore.bootstrap.realparts;

import java.time.Duration;

/** What the network does to one exchange of request and answer. */
sealed interface NetworkFault {
    /** Nothing. */
    record Pass() implements NetworkFault {}

    /** The request is swallowed; nobody answers and nobody hangs up. */
    record BlackHole() implements NetworkFault {}

    /** The request is swallowed and the connection reset. */
    record ResetBefore() implements NetworkFault {}

    /** The answer is reset after so many bytes of it; none, and the caller sees no byte of an executed request. */
    record ResetAfter(int bytes) implements NetworkFault {}

    /** The answer ends after so many bytes, with an orderly close. */
    record Truncate(int bytes) implements NetworkFault {}

    /** The request arrives, its answer is swallowed, and nobody hangs up. */
    record SwallowAnswer() implements NetworkFault {}

    /** The request arrives later. */
    record Delay(Duration length) implements NetworkFault {}

    /** The answer comes at so many bytes a second. */
    record Trickle(int bytesPerSecond) implements NetworkFault {}

    /** The request arrives when the gate opens, whether or not somebody still waits for its answer. */
    record HoldRequest(Gate gate) implements NetworkFault {}

    /** The answer goes on when the gate opens. */
    record HoldAnswer(Gate gate) implements NetworkFault {}

    /** The request arrives twice, one after the other; the first answer goes back. */
    record Twice() implements NetworkFault {}

    /** The request arrives once more, with the gate, after it was answered as usual. */
    record AgainLater(Gate gate) implements NetworkFault {}

    /** The answer goes back as usual; the next request on the same connection is reset. */
    record GoStale() implements NetworkFault {}
}
