package payscore.simulator.merchant;

import java.security.PublicKey;
import java.util.Map;

/**
 * A merchant as the merchant platform knows it.
 *
 * @param certificates serial number of each valid merchant certificate with its public key
 * @param apiV3Key 32 ASCII characters; encrypts notifications and certificates
 * @param apiV2Key signs launch parameters only
 */
public record Merchant(String mchId, Map<String, PublicKey> certificates, String apiV3Key, String apiV2Key) {
    private static final int API_V3_KEY_LENGTH = 32;

    public Merchant {
        certificates = Map.copyOf(certificates);
        if (apiV3Key.length() != API_V3_KEY_LENGTH) {
            throw new IllegalArgumentException("the API v3 key of merchant " + mchId + " must have 32 characters");
        }
    }

    /** A merchant with one certificate. */
    public static Merchant of(String mchId, String serialNo, PublicKey key, String apiV3Key, String apiV2Key) {
        return new Merchant(mchId, Map.of(serialNo, key), apiV3Key, apiV2Key);
    }

    /** Names the certificates, never a key. */
    @Override
    public String toString() {
        return "Merchant[" + mchId + ", " + certificates.keySet() + "]";
    }
}
