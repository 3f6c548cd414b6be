package payscore.application.port.in.merchant;

/** Keeps the merchants in step with their settings. */
public interface KeepMerchants {
    /** Reads the settings anew when they have changed, or when a merchant that is being taken out may be done. */
    void keep();
}
