package payscore.simulator;

import java.util.List;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Service.SubMode;
import payscore.simulator.security.Pem;
import payscore.simulator.security.PlatformCertificate;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;

/** Simulators with the keys of the vectors, a merchant and two services. */
public final class Simulators {
    public static final String ENJOY_FIRST = "2002000000000558128851361561537";
    public static final long CEILING = 50_000;

    private Simulators() {}

    public static WeChatKeys weChatKeys() {
        return new WeChatKeys(
                Vectors.PUBLIC_KEY_ID,
                Pem.privateKey(Vectors.text("wechatpay_private_key.pem")),
                Pem.publicKey(Vectors.text("wechatpay_public_key.pem")),
                List.of(new PlatformCertificate(
                        Vectors.text("platform_certificate.pem"),
                        Pem.privateKey(Vectors.text("wechatpay_private_key.pem")))));
    }

    public static SimulatorConfiguration configuration() {
        return SimulatorConfiguration.of(weChatKeys())
                .with(Merchant.of(
                        Vectors.MCH_ID,
                        Vectors.SERIAL_NO,
                        Pem.publicKey(Vectors.text("merchant_public_key.pem")),
                        Vectors.API_V3_KEY,
                        Vectors.API_V2_KEY))
                .with(Service.confirming(
                        Vectors.SERVICE_ID, Vectors.MCH_ID, Vectors.APP_ID, SubMode.WAIVE_DEPOSIT, CEILING))
                .with(Service.confirming(ENJOY_FIRST, Vectors.MCH_ID, Vectors.APP_ID, SubMode.ENJOY_FIRST, CEILING));
    }
}
