package payscore.adapter.wechat.keys;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** PEM text (RFC 7468) as the merchant platform hands it out. No message here repeats any of it. */
public final class Pem {
    private Pem() {}

    /** @throws GeneralSecurityException unless it is an RSA key in PKCS#8, "BEGIN PRIVATE KEY" */
    public static RSAPrivateCrtKey privateKey(String pem) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(content(pem, "PRIVATE KEY")));
        if (key instanceof RSAPrivateCrtKey whole) {
            return whole;
        }
        throw new InvalidKeySpecException("The key lacks the numbers its public half is computed from");
    }

    /** The public half of a private key. */
    public static RSAPublicKey publicHalf(RSAPrivateCrtKey key) throws GeneralSecurityException {
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    /** @throws GeneralSecurityException unless it is an RSA key, "BEGIN PUBLIC KEY" */
    public static RSAPublicKey publicKey(String pem) throws GeneralSecurityException {
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(content(pem, "PUBLIC KEY")));
    }

    /** @throws GeneralSecurityException unless it is an X.509 certificate */
    public static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] content(String pem, String label) throws GeneralSecurityException {
        var found = Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----").matcher(pem);
        if (!found.find()) {
            throw new InvalidKeySpecException("There is no " + label);
        }
        try {
            return Base64.getMimeDecoder().decode(found.group(1));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("The " + label + " is not base64", e);
        }
    }
}
