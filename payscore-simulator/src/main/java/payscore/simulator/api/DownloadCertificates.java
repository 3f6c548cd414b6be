package payscore.simulator.api;

import payscore.simulator.json.Json;
import payscore.simulator.order.BeijingTime;
import payscore.simulator.security.AesGcm;
import payscore.simulator.security.Nonces;
import payscore.simulator.security.PlatformCertificate;
import payscore.simulator.security.WeChatKeys;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v3/certificates}: the platform certificates, encrypted with the caller's API v3 key. */
final class DownloadCertificates implements Endpoint {
    private static final String ASSOCIATED_DATA = "certificate";
    private static final int NONCE_LENGTH = 12;

    private final WeChatKeys keys;
    private final Nonces nonces;

    DownloadCertificates(WeChatKeys keys, Nonces nonces) {
        this.keys = keys;
        this.nonces = nonces;
    }

    @Override
    public ObjectNode handle(Call call) {
        if (keys.certificates().isEmpty()) {
            throw ApiFailure.of(404, "RESOURCE_NOT_EXISTS", "无可用的平台证书，请使用微信支付公钥");
        }
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        for (PlatformCertificate certificate : keys.certificates()) {
            String nonce = nonces.letters(NONCE_LENGTH);
            ObjectNode entry = data.addObject();
            entry.put("serial_no", certificate.serial());
            entry.put(
                    "effective_time",
                    BeijingTime.rfc3339(certificate.certificate().getNotBefore().toInstant()));
            entry.put(
                    "expire_time",
                    BeijingTime.rfc3339(certificate.certificate().getNotAfter().toInstant()));
            entry.putObject("encrypt_certificate")
                    .put("algorithm", AesGcm.NAME)
                    .put("nonce", nonce)
                    .put("associated_data", ASSOCIATED_DATA)
                    .put(
                            "ciphertext",
                            AesGcm.encrypt(call.merchant().apiV3Key(), nonce, ASSOCIATED_DATA, certificate.pem()));
        }
        return answer;
    }
}
