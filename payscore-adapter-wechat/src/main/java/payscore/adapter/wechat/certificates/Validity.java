package payscore.adapter.wechat.certificates;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * When a certificate may be used. Certificates tell it as a {@link java.util.Date}; nothing else here does.
 *
 * @param from included
 * @param until included
 */
public record Validity(Instant from, Instant until) {
    public static Validity of(X509Certificate certificate) {
        return new Validity(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    }

    boolean includes(Instant now) {
        return !now.isBefore(from) && !now.isAfter(until);
    }
}
