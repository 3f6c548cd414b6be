package payscore.bootstrap.simulation.world;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;

/** Half of a pair of which both halves are the same secret: what signs with it and what checks with it are a hash away from each other. */
record CheapKey(byte[] secret) implements PrivateKey, PublicKey {
    @Override
    public String getAlgorithm() {
        return CheapSignatures.ALGORITHM;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public byte[] getEncoded() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CheapKey key && Arrays.equals(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return "CheapKey[]";
    }
}
