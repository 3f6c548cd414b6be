package payscore.adapter.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.adapter.wechat.gateway.WeChatPayScoreGateway;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.keys.ApiV2Key;
import payscore.adapter.wechat.keys.ApiV3Key;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Deadlines;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;

/** A call that is under way when all keys of its merchant change. */
class RotationInFlightTest {
    private static final InstantSource CLOCK = InstantSource.fixed(ServiceOrders.REQUESTED_AT);
    private static final byte[] CREATED = """
            {"appid":"wxd678efh567hg6787","mchid":"1900000109","out_order_no":"PS20250601_000001",\
            "service_id":"2002000000000558128851361561536","order_id":"1","state":"CREATED","package":"P"}"""
            .getBytes(StandardCharsets.UTF_8);

    private final KeyPair formerWeChat = smallKeys();
    private final KeyPair newWeChat = smallKeys();
    private final List<String> signedFor = new ArrayList<>();
    private MerchantCredentials inUse = credentials("AA01", "PUB_KEY_ID_1", formerWeChat);

    @Test
    @Covers({"K02", "K03"})
    void goesOnWithTheFormerKeysAndTheNextCallTakesTheNewOnes() {
        WeChatTransport transport = (merchant, request, deadline) -> {
            signedFor.add(merchant.serialNo());
            if (signedFor.size() == 1) {
                inUse = credentials("AA02", "PUB_KEY_ID_2", newWeChat);
                return answer("PUB_KEY_ID_1", formerWeChat);
            }
            return answer("PUB_KEY_ID_2", newWeChat);
        };
        var credentials = new Changing();
        var verifier = new SignatureVerifier(CLOCK);
        var gateway = new WeChatPayScoreGateway(credentials, transport, verifier,
                new VerificationKeys(credentials, transport, verifier, CLOCK, Deadlines.DEFAULT.certificates()),
                new Contacts(CLOCK), Deadlines.DEFAULT);
        var order = ServiceOrders.requested();
        var body = gateway.render(CommandKind.CREATE, order);

        assertThat(gateway.send(CommandKind.CREATE, order, body)).isInstanceOf(CommandAnswer.Accepted.class);
        assertThat(gateway.send(CommandKind.CREATE, order, body)).isInstanceOf(CommandAnswer.Accepted.class);

        assertThat(signedFor).containsExactly("AA01", "AA02");
    }

    private static Exchange answer(String id, KeyPair weChat) {
        return Exchange.Answered.of(200, WeChatSignature.headers(CREATED, CLOCK.instant(), weChat.getPrivate(), id),
                CREATED, CLOCK.instant());
    }

    private static MerchantCredentials credentials(String serialNo, String publicKeyId, KeyPair weChat) {
        return new MerchantCredentials(ServiceOrders.MCH_ID, serialNo, smallKeys().getPrivate(),
                new ApiV3Key("3".repeat(32)), new ApiV2Key("2".repeat(32)),
                Optional.of(new WeChatPublicKey(publicKeyId, weChat.getPublic())), TestMerchants.NOTIFY_URL);
    }

    private static KeyPair smallKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(512);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Changing implements Credentials {
        @Override
        public Optional<MerchantCredentials> find(MchId mchId) {
            return Optional.of(inUse);
        }

        @Override
        public List<MerchantCredentials> all() {
            return List.of(inUse);
        }
    }
}
