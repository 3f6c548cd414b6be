package payscore.application.port.out.wechat;

import java.util.Optional;
import payscore.domain.merchant.MchId;

/**
 * Seals personal data and tickets before they are stored. The key belongs to the merchant and may be rotated away; what was
 * sealed can always be learned from WeChat again, so unreadable means absent.
 */
public interface SecretSealing {
    /** @param purpose bound to the text: it opens only under the same purpose */
    byte[] seal(MchId mchId, String purpose, String text);

    /** Empty when it does not open. */
    Optional<String> open(MchId mchId, String purpose, byte[] sealed);
}
