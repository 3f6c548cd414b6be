package payscore.simulator.security;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;

/** A platform certificate with the private key behind it. */
public record PlatformCertificate(String pem, PrivateKey key) {

    /** A fresh self-signed certificate for the key pair. */
    public static PlatformCertificate issue(KeyPair pair, Instant from, Instant until) {
        return new PlatformCertificate(
                SelfSignedCertificate.issue(pair, Nonce.hex(40), "Simulated WeChat Pay platform", from, until),
                pair.getPrivate());
    }

    /** 40 upper-case hexadecimal digits, as in {@code Wechatpay-Serial}. */
    public String serial() {
        String hex = certificate().getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 40 - hex.length())) + hex;
    }

    public X509Certificate certificate() {
        return Pem.certificate(pem);
    }

    SigningKey signingKey() {
        return new SigningKey(serial(), key);
    }

    @Override
    public String toString() {
        return "PlatformCertificate[" + serial() + "]";
    }
}
