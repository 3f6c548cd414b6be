package payscore.simulator.security;

import java.security.PrivateKey;

/**
 * One key WeChat signs with, under the name it puts into {@code Wechatpay-Serial}.
 *
 * @param serial a public key id ({@code PUB_KEY_ID_…}) or a platform certificate's serial number
 */
public record SigningKey(String serial, PrivateKey key) {
    @Override
    public String toString() {
        return "SigningKey[" + serial + "]";
    }
}
