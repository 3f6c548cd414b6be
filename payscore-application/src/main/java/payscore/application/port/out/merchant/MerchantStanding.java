package payscore.application.port.out.merchant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.domain.merchant.Merchant;

/**
 * A merchant in use, with what may be told of its keys; none of it is a secret.
 *
 * @param serialNo serial number of the merchant certificate requests are signed for
 * @param certificateExpiresAt known when the merchant certificate itself is configured
 * @param apiV3KeyCount two while the API v3 key is being changed
 * @param weChatPublicKeyId present in public-key mode
 * @param platformCertificates those downloaded so far
 * @param problems why its newest settings are not in use; none when they are
 */
public record MerchantStanding(
        Merchant merchant,
        String serialNo,
        Optional<Instant> certificateExpiresAt,
        int apiV3KeyCount,
        Optional<String> weChatPublicKeyId,
        List<PlatformCertificate> platformCertificates,
        List<SettingsProblem> problems) {
    public MerchantStanding {
        platformCertificates = List.copyOf(platformCertificates);
        problems = List.copyOf(problems);
    }

    /** A certificate WeChat signs with. */
    public record PlatformCertificate(String serialNo, Instant expiresAt) {}
}
