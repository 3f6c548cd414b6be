package payscore.domain.refund;

/** On which occasion WeChat told of a refund. Where its words alone do not tell which came first, this does. */
public enum Occasion {
    /** A notification, which may be hours old, or the answer to the request for the refund. */
    MESSAGE,
    /** Asked, WeChat said so; a replica may lag behind. */
    QUERY,
    /** The answer to the request to pay a stuck refund another way. */
    APPLICATION
}
