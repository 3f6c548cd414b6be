package payscore.adapter.wechat.wire;

/** A document that is not what it should be. The message never quotes it. */
public final class Malformed extends Exception {
    public Malformed(String what) {
        super(what);
    }
}
