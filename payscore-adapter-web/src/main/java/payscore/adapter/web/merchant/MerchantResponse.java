package payscore.adapter.web.merchant;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.out.merchant.MerchantStanding;
import payscore.domain.industry.Industry;
import payscore.domain.merchant.Service;

/**
 * A merchant in use. Nothing here is a secret.
 *
 * @param leaving it is being taken out: its orders are brought to their end, and no new ones are taken
 * @param serialNo serial number of the merchant certificate
 * @param apiV3Keys 2 while the API v3 key is being changed
 * @param wechatpayPublicKeyId absent while WeChat is verified by platform certificates only
 * @param problems why the newest settings are not in use
 */
record MerchantResponse(
        String mchId,
        boolean leaving,
        String serialNo,
        Optional<OffsetDateTime> certificateExpiresAt,
        int apiV3Keys,
        Optional<String> wechatpayPublicKeyId,
        List<PlatformCertificateJson> platformCertificates,
        List<ServiceJson> services,
        List<SettingsProblemJson> problems) {
    static MerchantResponse of(MerchantStanding standing) {
        return new MerchantResponse(standing.merchant().mchId().value(), standing.merchant().isLeaving(),
                standing.serialNo(), standing.certificateExpiresAt().map(WireTime::of), standing.apiV3KeyCount(),
                standing.weChatPublicKeyId(),
                standing.platformCertificates().stream().map(certificate -> new PlatformCertificateJson(
                        certificate.serialNo(), WireTime.of(certificate.expiresAt()))).toList(),
                standing.merchant().services().stream().map(ServiceJson::of).toList(),
                standing.problems().stream().map(SettingsProblemJson::of).toList());
    }

    /** A certificate WeChat signs with. */
    record PlatformCertificateJson(String serialNo, OffsetDateTime expiresAt) {}

    /** A PayScore service of the merchant. */
    record ServiceJson(String serviceId, String appid, Optional<String> industry) {
        static ServiceJson of(Service service) {
            return new ServiceJson(
                    service.serviceId().value(), service.appId().value(), service.industry().map(Industry::word));
        }
    }
}
