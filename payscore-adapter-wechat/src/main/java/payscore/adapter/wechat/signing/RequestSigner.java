package payscore.adapter.wechat.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.Nonces;

/** The {@code Authorization} header of requests: {@code WECHATPAY2-SHA256-RSA2048} (security reference §2). */
public final class RequestSigner {
    static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

    private final Nonces nonces;

    public RequestSigner(Nonces nonces) {
        this.nonces = nonces;
    }

    /**
     * Signs one attempt; another attempt of the same request needs another signature.
     *
     * @param method in upper case
     * @param pathAndQuery as on the wire, percent-encoded
     * @param body the very bytes sent; empty where there is none
     * @throws SigningFailed when whatever holds the private key does not sign; nothing can be sent then
     */
    public String authorization(
            MerchantCredentials merchant, String method, String pathAndQuery, byte[] body, Instant now)
            throws SigningFailed {
        var nonce = nonces.next();
        var timestamp = now.getEpochSecond();
        var head = method + "\n" + pathAndQuery + "\n" + timestamp + "\n" + nonce + "\n";
        return SCHEME + " mchid=\"" + merchant.mchId() + "\",nonce_str=\"" + nonce + "\",signature=\""
                + signature(merchant, head, body) + "\",timestamp=\"" + timestamp + "\",serial_no=\""
                + merchant.serialNo() + "\"";
    }

    private static String signature(MerchantCredentials merchant, String head, byte[] body) throws SigningFailed {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(merchant.privateKey());
            signature.update(head.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            signature.update((byte) '\n');
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException | ProviderException e) {
            throw new SigningFailed("The private key of " + merchant.mchId() + " does not sign", e);
        }
    }
}
