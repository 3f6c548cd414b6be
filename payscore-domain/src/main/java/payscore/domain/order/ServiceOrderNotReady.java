package payscore.domain.order;

/** A decision the order's present position does not allow. Nothing was changed and nothing was sent. */
public final class ServiceOrderNotReady extends RuntimeException {
    private final Decision decision;
    private final transient ServiceOrderKey key;
    private final Position position;

    ServiceOrderNotReady(Decision decision, ServiceOrderKey key, Position position) {
        super("Service order " + key.outOrderNo() + " is " + position + " and therefore not " + decision.ability()
                + ".");
        this.decision = decision;
        this.key = key;
        this.position = position;
    }

    public Decision decision() {
        return decision;
    }

    public ServiceOrderKey key() {
        return key;
    }

    public Position position() {
        return position;
    }

    /** Stable code, also the name of the problem the caller sees. */
    public String code() {
        return "service-order-not-" + decision.ability();
    }
}
