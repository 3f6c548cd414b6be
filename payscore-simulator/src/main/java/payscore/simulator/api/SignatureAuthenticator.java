package payscore.simulator.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;
import payscore.simulator.security.RsaSignature;

/** Checks the headers and the request signature (API v3 security, sections 2 and 3). */
final class SignatureAuthenticator implements Authenticator {
    private static final String WRONG_SIGNATURE = "错误的签名，验签失败";

    private final Registry registry;

    SignatureAuthenticator(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Merchant authenticate(ApiRequest request, Instant now) {
        Authorization authorization = Authorization.of(request);
        authorization.checkAge(now, registry.switches().requestLife());
        Merchant merchant = registry.merchant(authorization.mchId())
                .orElseThrow(() -> ApiFailure.signError("商户号不存在"));
        PublicKey key = Optional.ofNullable(merchant.certificates().get(authorization.serialNo()))
                .orElseThrow(() -> ApiFailure.signError("商户证书序列号有误"));
        if (!RsaSignature.verify(key, message(request, authorization), authorization.signature())) {
            throw ApiFailure.signError(WRONG_SIGNATURE);
        }
        checkPlainHeaders(request);
        return merchant;
    }

    private static byte[] message(ApiRequest request, Authorization authorization) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((request.method() + "\n" + request.target() + "\n"
                + authorization.timestamp() + "\n" + authorization.nonce() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        message.writeBytes(request.body().bytes());
        message.write('\n');
        return message.toByteArray();
    }

    private static void checkPlainHeaders(ApiRequest request) {
        String accept = request.header("Accept").orElse("");
        if (!accept.contains("application/json") && !accept.contains("*/*")) {
            throw ApiFailure.of(406, "INVALID_REQUEST", "Http头Accept必须为application/json");
        }
        String contentType = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (request.body().length() > 0 && !contentType.startsWith("application/json")) {
            throw ApiFailure.of(415, "INVALID_REQUEST", "Http头Content-Type必须为application/json");
        }
        if (request.header("User-Agent").orElse("").isBlank()) {
            throw ApiFailure.invalidRequest("Http头缺少User-Agent");
        }
    }
}
