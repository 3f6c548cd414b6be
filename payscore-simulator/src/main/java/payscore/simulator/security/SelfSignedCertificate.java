package payscore.simulator.security;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** Writes a minimal self-signed X.509 certificate; the JDK has no public way to make one. */
final class SelfSignedCertificate {
    private static final DateTimeFormatter GENERALIZED_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0c;
    private static final int TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int VERSION = 0xa0;

    /** sha256WithRSAEncryption, 1.2.840.113549.1.1.11, with the NULL parameter. */
    private static final byte[] SHA256_WITH_RSA = {
            0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05,
            0x00
    };

    /** commonName, 2.5.4.3. */
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

    private SelfSignedCertificate() {}

    static String issue(KeyPair pair, String serialHex, String name, Instant from, Instant until) {
        byte[] subject = element(
                SEQUENCE,
                element(
                        SET,
                        element(SEQUENCE, COMMON_NAME, element(UTF8_STRING, name.getBytes(StandardCharsets.UTF_8)))));
        byte[] body = element(
                SEQUENCE,
                element(VERSION, element(INTEGER, new byte[]{2})),
                element(INTEGER, new BigInteger(serialHex, 16).toByteArray()),
                SHA256_WITH_RSA,
                subject,
                element(SEQUENCE, time(from), time(until)),
                subject,
                pair.getPublic().getEncoded());
        byte[] signature = Base64.getDecoder().decode(RsaSignature.sign(pair.getPrivate(), body));
        byte[] certificate = element(SEQUENCE, body, SHA256_WITH_RSA, element(BIT_STRING, new byte[]{0}, signature));
        return Pem.ofCertificate(certificate);
    }

    private static byte[] time(Instant instant) {
        return element(TIME, GENERALIZED_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    /** One DER element: tag, length in the shortest form, the parts one after another. */
    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length < 0x80) {
            element.write(length);
        } else {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int skip = octets[0] == 0 ? 1 : 0;
            element.write(0x80 | (octets.length - skip));
            element.write(octets, skip, octets.length - skip);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
