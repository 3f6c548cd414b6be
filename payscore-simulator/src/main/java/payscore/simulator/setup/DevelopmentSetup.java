package payscore.simulator.setup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Service.SubMode;
import payscore.simulator.security.Nonces;
import payscore.simulator.security.Pem;
import payscore.simulator.security.PlatformCertificate;
import payscore.simulator.security.WeChatKeys;

/**
 * One merchant, its keys, WeChat's keys and a development API key, made at the first start and kept in a directory. Nothing of
 * it is worth anything outside the machine.
 */
public final class DevelopmentSetup {
    public static final String MCH_ID = "1900000109";
    public static final String APP_ID = "wxd678efh567hg6787";

    /** Waive-deposit service. */
    public static final String SERVICE_ID = "2002000000000558128851361561536";

    /** Enjoy-first service. */
    public static final String ENJOY_FIRST_SERVICE_ID = "2002000000000558128851361561537";

    /** No-confirm service. */
    public static final String NO_CONFIRM_SERVICE_ID = "2002000000000558128851361561538";
    /** Waive-deposit service that the service holds to the prescriptions for power banks. */
    public static final String POWER_BANK_SERVICE_ID = "2002000000000558128851361561539";

    /** Fen. */
    public static final long RISK_CEILING = 50_000;

    private static final String MERCHANT_KEY = "merchant_private_key.pem";
    private static final String API_V3_KEY = "api_v3_key";
    private static final String API_V2_KEY = "api_v2_key";
    private static final String WECHAT_PUBLIC_KEY = "wechatpay_public_key.pem";
    private static final int CERTIFICATE_YEARS = 5;

    private final KeyDirectory directory;
    private final WeChatKeys weChat;
    private final Merchant merchant;
    private final String serialNo;
    private final String apiKey;

    private DevelopmentSetup(
            KeyDirectory directory, WeChatKeys weChat, Merchant merchant, String serialNo, String apiKey) {
        this.directory = directory;
        this.weChat = weChat;
        this.merchant = merchant;
        this.serialNo = serialNo;
        this.apiKey = apiKey;
    }

    /** Reads what the directory has and makes what it lacks. */
    public static DevelopmentSetup in(Path path, Instant now) {
        KeyDirectory directory = new KeyDirectory(path);
        Nonces nonces = Nonces.secure();
        WeChatKeys weChat = weChatKeys(directory, nonces, now);
        PublicKey merchantKey = Pem.publicOf(newOrKept(directory, MERCHANT_KEY));
        directory.readOrCreate("merchant_public_key.pem", () -> Pem.of(merchantKey));
        String serialNo = directory.readOrCreate("merchant_serial_no", () -> nonces.hex(40));
        String apiV3Key = directory.readOrCreate(API_V3_KEY, () -> nonces.letters(32));
        String apiV2Key = directory.readOrCreate(API_V2_KEY, () -> nonces.letters(32));
        String apiKey = directory.readOrCreate("development_api_key", () -> "psk_dev_" + nonces.letters(40));
        Merchant merchant = Merchant.of(MCH_ID, serialNo, merchantKey, apiV3Key, apiV2Key);
        return new DevelopmentSetup(directory, weChat, merchant, serialNo, apiKey);
    }

    /** The merchant, its services and WeChat's keys. */
    public SimulatorConfiguration simulator() {
        return SimulatorConfiguration.of(weChat)
                .with(merchant)
                .with(Service.confirming(SERVICE_ID, MCH_ID, APP_ID, SubMode.WAIVE_DEPOSIT, RISK_CEILING))
                .with(Service.confirming(ENJOY_FIRST_SERVICE_ID, MCH_ID, APP_ID, SubMode.ENJOY_FIRST, RISK_CEILING))
                .with(Service.withoutConfirmation(NO_CONFIRM_SERVICE_ID, MCH_ID, APP_ID, RISK_CEILING))
                .with(Service.confirming(POWER_BANK_SERVICE_ID, MCH_ID, APP_ID, SubMode.WAIVE_DEPOSIT, RISK_CEILING));
    }

    public String serialNo() {
        return serialNo;
    }

    public String publicKeyId() {
        return weChat.publicKeyId();
    }

    public Path merchantPrivateKeyPath() {
        return directory.path(MERCHANT_KEY);
    }

    public Path apiV3KeyPath() {
        return directory.path(API_V3_KEY);
    }

    public Path apiV2KeyPath() {
        return directory.path(API_V2_KEY);
    }

    public Path weChatPublicKeyPath() {
        return directory.path(WECHAT_PUBLIC_KEY);
    }

    /** Bearer token for the service's own API in the development assembly. */
    public String apiKey() {
        return apiKey;
    }

    /** Lower-case hex SHA-256 of {@link #apiKey()}, which is all the service stores of it. */
    public String apiKeySha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).toLowerCase(Locale.ROOT);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static WeChatKeys weChatKeys(KeyDirectory directory, Nonces nonces, Instant now) {
        PrivateKey key = newOrKept(directory, "wechatpay_private_key.pem");
        directory.readOrCreate(WECHAT_PUBLIC_KEY, () -> Pem.of(Pem.publicOf(key)));
        PrivateKey platformKey = newOrKept(directory, "platform_private_key.pem");
        String certificate = directory.readOrCreate(
                "platform_certificate.pem",
                () -> PlatformCertificate.issue(
                        new KeyPair(Pem.publicOf(platformKey), platformKey),
                        now.minus(1, ChronoUnit.DAYS),
                        now.plus(365L * CERTIFICATE_YEARS, ChronoUnit.DAYS))
                        .pem());
        String publicKeyId = directory.readOrCreate("wechatpay_public_key_id", () -> "PUB_KEY_ID_" + nonces.digits(34));
        return new WeChatKeys(
                publicKeyId, key, Pem.publicOf(key), List.of(new PlatformCertificate(certificate + "\n", platformKey)));
    }

    private static PrivateKey newOrKept(KeyDirectory directory, String name) {
        return Pem.privateKey(
                directory.readOrCreate(name, () -> Pem.of(Pem.newKeyPair().getPrivate())));
    }

    /** Says where, never what. */
    @Override
    public String toString() {
        return "DevelopmentSetup[" + directory.path("") + "]";
    }
}
