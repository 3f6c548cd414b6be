package payscore.simulator.security;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;

/** A platform certificate with the private key behind it. */
public final class PlatformCertificate {
    private static final int SERIAL_DIGITS = 40;

    private final String pem;
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final String serial;

    /** Refuses what is no certificate with {@link IllegalArgumentException}. */
    public PlatformCertificate(String pem, PrivateKey key) {
        this.pem = pem;
        this.key = key;
        this.certificate = Pem.certificate(pem);
        String hex = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        this.serial = "0".repeat(Math.max(0, SERIAL_DIGITS - hex.length())) + hex;
    }

    /** A fresh self-signed certificate for the key pair. */
    public static PlatformCertificate issue(KeyPair pair, Instant from, Instant until) {
        String serial = Nonces.secure().hex(SERIAL_DIGITS);
        return new PlatformCertificate(
                SelfSignedCertificate.issue(pair, serial, "Simulated WeChat Pay platform", from, until),
                pair.getPrivate());
    }

    public String pem() {
        return pem;
    }

    /** 40 upper-case hexadecimal digits, as in {@code Wechatpay-Serial}. */
    public String serial() {
        return serial;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public PrivateKey key() {
        return key;
    }

    SigningKey signingKey() {
        return new SigningKey(serial, key);
    }

    @Override
    public String toString() {
        return "PlatformCertificate[" + serial + "]";
    }
}
