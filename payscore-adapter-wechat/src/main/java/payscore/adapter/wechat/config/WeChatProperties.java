package payscore.adapter.wechat.config;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator writes under {@code payscore.}; a blank value is an absent one. Values are text here: what they must be is said
 * by {@link MerchantSetup}, all at once and in words, instead of by the first conversion that fails.
 *
 * @param wechat where WeChat is
 * @param merchants the merchant numbers this deployment acts for
 * @param merchantsFile YAML with more of them, which may change while the service runs; blank means none
 */
@ConfigurationProperties("payscore")
public record WeChatProperties(@DefaultValue WeChat wechat, @DefaultValue List<MerchantProperties> merchants,
        @DefaultValue("") String merchantsFile) {
    static final String BASE_URL = "https://api.mch.weixin.qq.com";
    private static final String BACKUP_URL = "https://api2.mch.weixin.qq.com";

    /**
     * @param baseUrl scheme and host, perhaps a port
     * @param backupUrl asked when the main host was certainly sent nothing; unless it is given, WeChat's own backup for WeChat's own
     *     main host, and none for any other
     * @param allowedHosts names of hosts beside WeChat's own that may be given above
     * @param concurrencyPerMerchant calls of one merchant to WeChat at the same time
     * @param ratePerMerchant calls of one merchant to WeChat in a second, at most; what WeChat takes is found out
     */
    public record WeChat(
            @DefaultValue(BASE_URL) String baseUrl,
            @DefaultValue("") String backupUrl,
            @DefaultValue List<String> allowedHosts,
            @DefaultValue("32") String concurrencyPerMerchant,
            @DefaultValue("1000") String ratePerMerchant) {
        String backupUrlOrDefault() {
            if (!backupUrl.isBlank()) {
                return backupUrl;
            }
            return baseUrl.equals(BASE_URL) ? BACKUP_URL : baseUrl;
        }
    }

    /**
     * One merchant number. Each secret is given either itself or as the path of a file that holds it.
     *
     * @param serialNo serial number of the merchant certificate
     * @param certificatePath the merchant certificate; optional, lets serial number and private key be checked against it
     * @param otherApiV3Key the coming or the former API v3 key, while it is being changed at WeChat; opens, never seals
     * @param wechatpayPublicKeyPath WeChat Pay's public key; absent means platform certificates
     * @param wechatpayPublicKeyId {@code PUB_KEY_ID_…}
     * @param notifyUrl where WeChat sends callbacks, ending in {@code /wechat/notifications/{mch-id}}
     */
    public record MerchantProperties(
            @DefaultValue("") String mchId,
            @DefaultValue("") String serialNo,
            @DefaultValue("") String privateKey,
            @DefaultValue("") String privateKeyPath,
            @DefaultValue("") String certificatePath,
            @DefaultValue("") String apiV3Key,
            @DefaultValue("") String apiV3KeyPath,
            @DefaultValue("") String otherApiV3Key,
            @DefaultValue("") String otherApiV3KeyPath,
            @DefaultValue("") String apiV2Key,
            @DefaultValue("") String apiV2KeyPath,
            @DefaultValue("") String wechatpayPublicKeyPath,
            @DefaultValue("") String wechatpayPublicKeyId,
            @DefaultValue("") String notifyUrl,
            @DefaultValue List<ServiceProperties> services) {
        /** Prints the merchant number only. */
        @Override
        public String toString() {
            return "MerchantProperties[" + mchId + "]";
        }
    }

    /**
     * One PayScore service.
     *
     * @param subMode {@code waive-deposit}, {@code enjoy-first} or {@code no-confirm}
     * @param riskCeiling the service's risk amount ceiling in fen
     * @param collectsOnDemand {@code true} where WeChat has granted the service the call for an extra deduction (催收)
     * @param industry whose prescriptions its orders are held to, such as {@code power-bank}; blank means none
     */
    public record ServiceProperties(
            @DefaultValue("") String serviceId,
            @DefaultValue("") String appId,
            @DefaultValue("") String subMode,
            @DefaultValue("") String riskCeiling,
            @DefaultValue("false") String collectsOnDemand,
            @DefaultValue("") String industry) {}
}
