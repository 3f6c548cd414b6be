package payscore.bootstrap.acceptance;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The deployment under test, as seen from outside: one that somebody named, or else the development assembly in this process.
 *
 * @param service address of the service, without a slash at the end
 * @param simulator address of the simulator, likewise
 * @param apiKey for the merchant's API
 * @param mchId the merchant that orders are made for
 * @param appId of the merchant's mini program
 * @param serviceId of a service with waived deposit, in which a user confirms, with a risk ceiling of 50000 fen
 */
record Deployment(String service, String simulator, String apiKey, String mchId, String appId, String serviceId) {
    private static final AtomicReference<Optional<Deployment>> NAMED = new AtomicReference<>(Optional.empty());

    /** Runs all features against this one from now on. */
    void name() {
        NAMED.set(Optional.of(this));
    }

    static Deployment underTest() {
        return NAMED.get().orElseGet(() -> DevelopmentDeployment.started().deployment());
    }

    /** Prints no key. */
    @Override
    public String toString() {
        return "service " + service + ", simulator " + simulator + ", merchant " + mchId + ", app " + appId
                + ", service id " + serviceId;
    }
}
