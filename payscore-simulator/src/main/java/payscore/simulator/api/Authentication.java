package payscore.simulator.api;

import payscore.simulator.merchant.Registry;

/** How the caller of the API is made out. */
public enum Authentication {
    /** By the request's signature, as WeChat does it. */
    BY_SIGNATURE,
    /**
     * By the merchant number the Authorization header names; its date is checked, its signature is not. For simulations that
     * sign ten thousand times a second and test something else.
     */
    BY_NAME;

    Authenticator authenticator(Registry registry) {
        return switch (this) {
            case BY_SIGNATURE -> new SignatureAuthenticator(registry);
            case BY_NAME -> new TrustingAuthenticator(registry);
        };
    }
}
