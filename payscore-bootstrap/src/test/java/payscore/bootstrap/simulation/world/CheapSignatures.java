package payscore.bootstrap.simulation.world;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;

/**
 * Signs and checks with {@link CheapKey}s under the name both sides ask for, so that the code that does it in production runs unchanged and
 * costs a hash instead of arithmetic on long numbers: a simulated day has thousands of signatures. It protects nothing.
 */
public final class CheapSignatures extends Provider {
    static final String ALGORITHM = "SHA256withRSA";

    private static final long serialVersionUID = 1;

    private CheapSignatures() {
        super("CheapSignatures", "1", "Signatures of simulated worlds");
        put("Signature." + ALGORITHM, Spi.class.getName());
        put("Signature." + ALGORITHM + " SupportedKeyClasses", CheapKey.class.getName());
    }

    /** Other keys go on with whoever signed with them before. */
    static void install() {
        Security.insertProviderAt(new CheapSignatures(), 1);
    }

    static KeyPair keysOf(String owner) {
        var key = new CheapKey(owner.getBytes(StandardCharsets.UTF_8));
        return new KeyPair(key, key);
    }

    /** The hash of secret and message. */
    public static final class Spi extends SignatureSpi {
        private final MessageDigest digest;
        private byte[] secret = {};

        public Spi() throws NoSuchAlgorithmException {
            digest = MessageDigest.getInstance("SHA-256");
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            init(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            init(key);
        }

        private void init(Object key) throws InvalidKeyException {
            if (!(key instanceof CheapKey cheap)) {
                throw new InvalidKeyException("Another provider's key");
            }
            secret = cheap.secret();
            digest.reset();
            digest.update(secret);
        }

        @Override
        protected void engineUpdate(byte b) {
            digest.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() {
            var signature = digest.digest();
            digest.update(secret);
            return signature;
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return MessageDigest.isEqual(signature, engineSign());
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
