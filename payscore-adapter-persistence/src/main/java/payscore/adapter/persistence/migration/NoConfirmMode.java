package payscore.adapter.persistence.migration;

/** Version 6: authorisations, and webhooks about them. */
public final class NoConfirmMode extends RerunnableScript {
    public NoConfirmMode() {
        super("6", "no confirm mode");
    }
}
