package payscore.adapter.wechat.certificates;

import java.util.List;
import java.util.Optional;

/** The answer to {@code GET /v3/certificates} (security reference §6.1). */
record CertificatesJson(List<Entry> data) {
    record Entry(String serialNo, EncryptedCertificate encryptCertificate) {}

    record EncryptedCertificate(String algorithm, String nonce, Optional<String> associatedData, String ciphertext) {}
}
