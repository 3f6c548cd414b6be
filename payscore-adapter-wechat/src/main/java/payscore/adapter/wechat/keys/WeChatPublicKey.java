package payscore.adapter.wechat.keys;

import java.security.PublicKey;

/**
 * The WeChat Pay public key (微信支付公钥) of a merchant in public-key mode.
 *
 * @param id {@code PUB_KEY_ID_…}
 */
public record WeChatPublicKey(String id, PublicKey key) {
    public static final String ID_PREFIX = "PUB_KEY_ID_";

    @Override
    public String toString() {
        return id;
    }
}
