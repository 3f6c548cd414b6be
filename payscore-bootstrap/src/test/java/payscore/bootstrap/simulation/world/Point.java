package payscore.bootstrap.simulation.world;

/** Where trouble may strike. */
public enum Point {
    /** A command on its way to WeChat. */
    COMMAND,
    /** A query on its way to WeChat. */
    QUERY,
    /** A notification on its way to us. */
    CALLBACK,
    /** A COMMIT of a transaction that changes something. */
    COMMIT,
    /** A COMMIT of a renewal of leases. */
    LEASE,
    /** A statement. */
    STATEMENT,
    /** A webhook on its way to the merchant. */
    WEBHOOK,
    /** An answer of ours on its way to the merchant. */
    API,
    /** Between any two steps of a node. */
    STEP,
    /** Now and then, to the world as a whole. */
    SURROUNDINGS
}
