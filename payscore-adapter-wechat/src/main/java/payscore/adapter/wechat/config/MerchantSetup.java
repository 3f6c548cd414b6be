package payscore.adapter.wechat.config;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import payscore.adapter.wechat.certificates.Validity;
import payscore.adapter.wechat.config.WeChatProperties.MerchantProperties;
import payscore.adapter.wechat.config.WeChatProperties.ServiceProperties;
import payscore.adapter.wechat.keys.ApiV2Key;
import payscore.adapter.wechat.keys.ApiV3Key;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.Pem;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.application.port.out.merchant.SecretSource;
import payscore.application.port.out.merchant.SettingsProblem;
import payscore.domain.industry.Industry;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.ServiceId;
import payscore.domain.merchant.SubMode;
import payscore.domain.money.Fen;

/** Makes merchants of properties, or says in words everything that keeps it from doing so. */
final class MerchantSetup {
    private static final int KEY_BITS_MIN = 2048;

    private final Material material = new Material();
    private final Problems problems;
    private final SecretFiles files;

    private MerchantSetup(Problems problems, SecretSource secrets) {
        this.problems = problems;
        this.files = new SecretFiles(problems, secrets, material);
    }

    /**
     * The merchants of the properties.
     *
     * @param areNeeded whether there have to be any
     * @throws InvalidConfiguration naming every problem
     */
    static List<MerchantEntry> merchants(
            List<MerchantProperties> properties, SecretSource secrets, boolean areNeeded) {
        var problems = new Problems();
        problems.require(!areNeeded || !properties.isEmpty(), "payscore.merchants",
                "No merchant is configured; at least one is needed.");
        var ready = new ArrayList<MerchantEntry>();
        var numbers = new HashSet<String>();
        for (int i = 0; i < properties.size(); i++) {
            var merchant = properties.get(i);
            var prefix = "payscore.merchants[" + i + "].";
            problems.require(merchant.mchId().isBlank() || numbers.add(merchant.mchId()), prefix + "mch-id",
                    "Merchant number " + merchant.mchId() + " is configured more than once.");
            new MerchantSetup(problems, secrets).read(prefix, merchant).ifPresent(ready::add);
        }
        problems.throwIfAny();
        return ready;
    }

    /** One merchant by itself. */
    static Checked check(String prefix, MerchantProperties merchant, SecretSource secrets) {
        var problems = new Problems();
        var setup = new MerchantSetup(problems, secrets);
        var entry = setup.read(prefix, merchant);
        var mchId = new Problems().at(prefix, () -> new MchId(merchant.mchId()));
        return new Checked(mchId, entry, problems.found(), setup.material.files());
    }

    /**
     * What came of checking a merchant.
     *
     * @param mchId absent when it is none
     * @param problems none when it can be used
     * @param files what its settings were read from
     */
    record Checked(Optional<MchId> mchId, Optional<MerchantEntry> entry, List<SettingsProblem> problems,
            List<Material.FileStamp> files) {}

    private Optional<MerchantEntry> read(String prefix, MerchantProperties merchant) {
        var mchId = problems.at(prefix + "mch-id", () -> new MchId(merchant.mchId()));
        var serialNo = serialNo(prefix, merchant);
        var privateKey = privateKey(prefix, merchant);
        var expiry = privateKey.flatMap(key -> checkCertificate(prefix, merchant, key));
        var apiV3 = files.secret(prefix + "api-v3-key", merchant.apiV3Key(), merchant.apiV3KeyPath());
        var otherApiV3 = files.optionalSecret(
                prefix + "other-api-v3-key", merchant.otherApiV3Key(), merchant.otherApiV3KeyPath());
        var apiV2 = files.secret(prefix + "api-v2-key", merchant.apiV2Key(), merchant.apiV2KeyPath());
        var apiV3Key = apiV3.filter(key -> checkApiV3Key(prefix + "api-v3-key", key)).map(ApiV3Key::new);
        var otherApiV3Key = otherApiV3.filter(key -> checkApiV3Key(prefix + "other-api-v3-key", key))
                .map(ApiV3Key::new);
        var apiV2Key = apiV2.filter(key -> checkApiV2Key(prefix, key)).map(ApiV2Key::new);
        problems.require(apiV2.isEmpty() || !apiV2.equals(apiV3), prefix + "api-v2-key",
                "It is the same as the API v3 key; the two are set separately in the merchant platform.");
        problems.require(otherApiV3.isEmpty() || !otherApiV3.equals(apiV3) && !otherApiV3.equals(apiV2),
                prefix + "other-api-v3-key",
                "It is the same as another key of this merchant; it must be the coming or the former API v3 key.");
        var publicKey = publicKey(prefix, merchant, privateKey);
        var notifyUrl = notifyUrl(prefix, merchant);
        var services = services(prefix, merchant.services());
        material.add(String.join("|", merchant.mchId(), merchant.serialNo(), merchant.certificatePath(),
                merchant.wechatpayPublicKeyId(), merchant.notifyUrl(), services.toString(), expiry.toString()));
        publicKey.ifPresent(key -> material.add(HexFormat.of().formatHex(key.key().getEncoded())));
        if (mchId.isEmpty() || serialNo.isEmpty() || privateKey.isEmpty() || apiV3Key.isEmpty() || apiV2Key.isEmpty()
                || notifyUrl.isEmpty()) {
            return Optional.empty();
        }
        var credentials = new MerchantCredentials(mchId.get(), serialNo.get(), privateKey.get(), apiV3Key.get(),
                otherApiV3Key, apiV2Key.get(), publicKey, notifyUrl.get());
        return Optional.of(new MerchantEntry(
                new Merchant(mchId.get(), services), credentials, expiry, material.fingerprint()));
    }

    private Optional<String> serialNo(String prefix, MerchantProperties merchant) {
        var isSerial = merchant.serialNo().matches("[0-9A-Fa-f]{1,64}");
        problems.require(isSerial, prefix + "serial-no",
                "It must be the serial number of the merchant certificate: up to 64 hexadecimal digits.");
        return Optional.of(merchant.serialNo()).filter(serial -> isSerial);
    }

    private Optional<RSAPrivateCrtKey> privateKey(String prefix, MerchantProperties merchant) {
        var property = prefix + "private-key";
        return files.secret(property, merchant.privateKey(), merchant.privateKeyPath()).flatMap(pem -> {
            try {
                var key = Pem.privateKey(pem);
                problems.require(key.getModulus().bitLength() >= KEY_BITS_MIN, property,
                        "It is an RSA key of less than " + KEY_BITS_MIN + " bits.");
                problems.require(signsWhatItsPublicHalfVerifies(key), property,
                        "It cannot sign: its public half does not verify what it signs.");
                return Optional.of(key);
            } catch (GeneralSecurityException e) {
                problems.add(property, pem.contains("BEGIN RSA PRIVATE KEY")
                        ? "It is a PKCS#1 key; convert it with \"openssl pkcs8 -topk8 -nocrypt\"."
                        : "It is not an RSA private key in PKCS#8 PEM (\"BEGIN PRIVATE KEY\").");
                return Optional.empty();
            }
        });
    }

    private static boolean signsWhatItsPublicHalfVerifies(RSAPrivateCrtKey key) {
        try {
            var probe = "payscore".getBytes(StandardCharsets.UTF_8);
            var signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(key);
            signing.update(probe);
            var verifying = Signature.getInstance("SHA256withRSA");
            verifying.initVerify(Pem.publicHalf(key));
            verifying.update(probe);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** @return when the certificate expires */
    private Optional<Instant> checkCertificate(
            String prefix, MerchantProperties merchant, RSAPrivateCrtKey privateKey) {
        if (merchant.certificatePath().isBlank()) {
            return Optional.empty();
        }
        var property = prefix + "certificate-path";
        return files.file(property, merchant.certificatePath(), false).flatMap(pem -> {
            try {
                var certificate = Pem.certificate(pem);
                problems.require(
                        certificate.getPublicKey() instanceof RSAPublicKey key
                                && key.getModulus().equals(privateKey.getModulus()),
                        property, "The certificate does not belong to the private key.");
                problems.require(
                        merchant.serialNo().matches("[0-9A-Fa-f]{1,64}")
                                && certificate.getSerialNumber().equals(new BigInteger(merchant.serialNo(), 16)),
                        prefix + "serial-no", "It is not the serial number of the certificate in "
                                + merchant.certificatePath() + ".");
                return Optional.of(Validity.of(certificate).until());
            } catch (GeneralSecurityException e) {
                problems.add(property, "The file " + merchant.certificatePath() + " holds no X.509 certificate.");
                return Optional.empty();
            }
        });
    }

    private boolean checkApiV3Key(String property, String key) {
        var isRight = key.getBytes(StandardCharsets.UTF_8).length == ApiV3Key.LENGTH_BYTES;
        problems.require(isRight, property,
                "It must be the APIv3 key (APIv3密钥), which has exactly " + ApiV3Key.LENGTH_BYTES + " bytes.");
        return isRight;
    }

    private boolean checkApiV2Key(String prefix, String key) {
        var isRight = key.length() == ApiV2Key.LENGTH;
        problems.require(isRight, prefix + "api-v2-key",
                "It must be the APIv2 key (APIv2密钥), which has exactly " + ApiV2Key.LENGTH + " characters.");
        return isRight;
    }

    private Optional<WeChatPublicKey> publicKey(
            String prefix, MerchantProperties merchant, Optional<RSAPrivateCrtKey> own) {
        var idProperty = prefix + "wechatpay-public-key-id";
        var pathProperty = prefix + "wechatpay-public-key-path";
        var id = merchant.wechatpayPublicKeyId();
        var path = merchant.wechatpayPublicKeyPath();
        if (id.isBlank() && path.isBlank()) {
            return Optional.empty();
        }
        problems.require(!id.isBlank(), idProperty, "It is missing, but a public key is given.");
        problems.require(!path.isBlank(), pathProperty, "It is missing, but the id of a public key is given.");
        problems.require(id.isBlank() || id.startsWith(WeChatPublicKey.ID_PREFIX), idProperty,
                "It must begin with " + WeChatPublicKey.ID_PREFIX + ".");
        if (id.isBlank() || path.isBlank()) {
            return Optional.empty();
        }
        return files.file(pathProperty, path, false).flatMap(pem -> {
            try {
                var key = Pem.publicKey(pem);
                problems.require(own.filter(o -> o.getModulus().equals(key.getModulus())).isEmpty(), pathProperty,
                        "It is the merchant's own public key; WeChat Pay's public key (微信支付公钥) is needed.");
                return Optional.of(new WeChatPublicKey(id, key));
            } catch (GeneralSecurityException e) {
                problems.add(pathProperty,
                        "The file " + path + " holds no RSA public key in PEM (\"BEGIN PUBLIC KEY\").");
                return Optional.empty();
            }
        });
    }

    private Optional<URI> notifyUrl(String prefix, MerchantProperties merchant) {
        var property = prefix + "notify-url";
        var url = Urls.read(merchant.notifyUrl(), property, problems);
        url.ifPresent(address -> {
            problems.require(address.getRawQuery() == null && address.getRawFragment() == null, property,
                    "It must have no query string; WeChat does not accept one.");
            problems.require(Urls.isOfADomainOrThisMachine(address), property,
                    "It must name a public, registered domain; WeChat calls back no bare address and no internal name.");
            problems.require(merchant.notifyUrl().length() <= 255, property, "It must have at most 255 characters.");
            if (!merchant.notifyUrl().endsWith("/wechat/notifications/" + merchant.mchId())) {
                Problems.warn(property, "It does not end in /wechat/notifications/" + merchant.mchId()
                        + "; whatever stands in front of this service must send it there");
            }
        });
        return url;
    }

    private List<Service> services(String prefix, List<ServiceProperties> services) {
        var made = new ArrayList<Service>();
        problems.require(!services.isEmpty(), prefix + "services", "A merchant needs at least one service.");
        var ids = new HashSet<String>();
        for (int i = 0; i < services.size(); i++) {
            var service = services.get(i);
            var at = prefix + "services[" + i + "].";
            problems.require(service.serviceId().isBlank() || ids.add(service.serviceId()), at + "service-id",
                    "Service " + service.serviceId() + " is configured more than once for this merchant.");
            var serviceId = problems.at(at + "service-id", () -> new ServiceId(service.serviceId()));
            var appId = problems.at(at + "app-id", () -> new AppId(service.appId()));
            var subMode = subMode(at, service.subMode());
            var ceiling = ceiling(at, service.riskCeiling());
            var collectsOnDemand = flag(at + "collects-on-demand", service.collectsOnDemand());
            var industry = industry(at, service.industry());
            if (serviceId.isPresent() && appId.isPresent() && subMode.isPresent() && ceiling.isPresent()) {
                made.add(new Service(
                        serviceId.get(), appId.get(), subMode.get(), ceiling.get(), collectsOnDemand, industry));
            }
        }
        return made;
    }

    private boolean flag(String property, String word) {
        problems.require(word.equals("true") || word.equals("false"), property, "It must be true or false.");
        return word.equals("true");
    }

    private Optional<SubMode> subMode(String prefix, String word) {
        return switch (word) {
            case "waive-deposit" -> Optional.of(SubMode.WAIVE_DEPOSIT);
            case "enjoy-first" -> Optional.of(SubMode.ENJOY_FIRST);
            case "no-confirm" -> Optional.of(SubMode.NO_CONFIRM);
            default -> {
                problems.add(prefix + "sub-mode",
                        "It must be waive-deposit (先免), enjoy-first (先享) or no-confirm (免确认).");
                yield Optional.empty();
            }
        };
    }

    private Optional<Industry> industry(String prefix, String word) {
        var industry = Industry.of(word);
        problems.require(word.isBlank() || industry.isPresent(), prefix + "industry",
                "It must be one of " + String.join(", ", Industry.words()) + ", or left out.");
        return industry;
    }

    private Optional<Fen> ceiling(String prefix, String text) {
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) == 0 || Long.parseLong(text) > Fen.AMOUNT_MAX) {
            problems.add(prefix + "risk-ceiling",
                    "It must be the service's risk amount ceiling in fen, a whole number from 1 to " + Fen.AMOUNT_MAX
                            + ".");
            return Optional.empty();
        }
        return Optional.of(new Fen(Long.parseLong(text)));
    }
}
