package payscore.domain.order;

/** What came of an {@link Observation}. */
public sealed interface Learned {
    /** The order changed. */
    record Changed(Change change) implements Learned {}

    /** The order stood there already, or was past it. */
    record NothingNew(LifeCycle.Ruling ruling) implements Learned {}

    /** The message disagrees with what we hold and its source may not overrule that: WeChat must be queried. */
    record Doubted(String why) implements Learned {}
}
