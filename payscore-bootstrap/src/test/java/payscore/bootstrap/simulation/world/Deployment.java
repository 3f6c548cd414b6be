package payscore.bootstrap.simulation.world;

import java.net.URI;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.adapter.wechat.keys.ApiV2Key;
import payscore.adapter.wechat.keys.ApiV3Key;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.webhook.WebhookEndpoints;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.ServiceId;
import payscore.domain.merchant.SubMode;
import payscore.domain.money.Fen;
import payscore.simulator.control.Control;
import payscore.simulator.security.WeChatKeys;

/** Two merchants and what is configured for them, on both sides. Immutable and shared by all worlds, because making keys takes long. */
final class Deployment {
    static final Instant START = Instant.parse("2026-06-01T02:00:00Z");

    private static final Fen CEILING = new Fen(50_000);
    private static final String API_V2_KEY = "v2".repeat(16);

    static final Deployment SHARED = new Deployment();

    static {
        CheapSignatures.install();
    }

    private final WeChatKeys weChatKeys = cheapKeysOfWeChat();
    private final List<Side> sides = List.of(
            new Side(weChatKeys, 1, new MchId("1900000109"), new AppId("wxd678efh567hg6787"),
                    new ServiceId("2002000000000558128851361561536"), List.of("main")),
            new Side(weChatKeys, 2, new MchId("1900000999"), new AppId("wxd678efh567hg6999"),
                    new ServiceId("2002000000000558128851361561999"), List.of("main", "ledger")));

    /** One merchant. */
    private record Side(Service service, MerchantCredentials credentials, KeyPair keys, List<String> endpoints) {
        Side(WeChatKeys weChat, int number, MchId mchId, AppId appId, ServiceId serviceId, List<String> endpoints) {
            this(mchId, new Service(serviceId, appId, SubMode.WAIVE_DEPOSIT, CEILING),
                    CheapSignatures.keysOf("merchant " + number), number, weChat,
                    endpoints);
        }

        private Side(MchId mchId, Service service, KeyPair keys, int number, WeChatKeys weChat,
                List<String> endpoints) {
            this(service, new MerchantCredentials(mchId, ("" + number).repeat(40), keys.getPrivate(),
                    new ApiV3Key(apiV3Key(number)), new ApiV2Key(API_V2_KEY),
                    Optional.of(new WeChatPublicKey(weChat.publicKeyId(), weChat.publicKey())),
                    URI.create("https://merchant.example/wechat/notifications/" + mchId)), keys, endpoints);
        }

        MchId mchId() {
            return credentials.mchId();
        }

        static String apiV3Key(int number) {
            return ("k" + number).repeat(16);
        }
    }

    /** What must never be logged. */
    static List<String> secrets() {
        return List.of(API_V2_KEY, Side.apiV3Key(1), Side.apiV3Key(2));
    }

    List<Merchant> merchantList() {
        return sides.stream().map(side -> new Merchant(side.mchId(), List.of(side.service()))).toList();
    }

    Merchants merchants() {
        var all = merchantList();
        return new Merchants() {
            @Override
            public Optional<Merchant> find(MchId mchId) {
                return all.stream().filter(merchant -> merchant.mchId().equals(mchId)).findFirst();
            }

            @Override
            public List<Merchant> all() {
                return all;
            }
        };
    }

    Credentials credentials() {
        var all = sides.stream().map(Side::credentials).toList();
        return new Credentials() {
            @Override
            public Optional<MerchantCredentials> find(MchId mchId) {
                return all.stream().filter(merchant -> merchant.mchId().equals(mchId)).findFirst();
            }

            @Override
            public List<MerchantCredentials> all() {
                return all;
            }
        };
    }

    WebhookEndpoints endpoints() {
        return mchId -> sides.stream().filter(side -> side.mchId().equals(mchId)).findFirst().map(Side::endpoints)
                .orElse(List.of());
    }

    WeChatKeys weChatKeys() {
        return weChatKeys;
    }

    /** Tells WeChat of the merchants. */
    void registerAt(Control control) {
        for (int i = 0; i < sides.size(); i++) {
            var side = sides.get(i);
            var mchId = side.mchId().value();
            control.register(payscore.simulator.merchant.Merchant.of(mchId, side.credentials().serialNo(),
                    side.keys().getPublic(), Side.apiV3Key(i + 1), API_V2_KEY));
            control.register(payscore.simulator.merchant.Service.confirming(side.service().serviceId().value(), mchId,
                    side.service().appId().value(), payscore.simulator.merchant.Service.SubMode.WAIVE_DEPOSIT,
                    CEILING.amount()));
        }
    }

    /** The certificates are real ones: they are parsed. */
    private static WeChatKeys cheapKeysOfWeChat() {
        var real = WeChatKeys.throwAway(START);
        var cheap = CheapSignatures.keysOf("WeChat");
        return new WeChatKeys(real.publicKeyId(), cheap.getPrivate(), cheap.getPublic(), real.certificates());
    }
}
