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
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Deadlines;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Fact;

/** The gateway without a network and with small throw-away keys, as a simulation uses it. */
class ScriptedTransportTest {
    private static final InstantSource CLOCK = InstantSource.fixed(ServiceOrders.REQUESTED_AT);
    private static final String CREATED = """
            {"appid":"wxd678efh567hg6787","mchid":"1900000109","out_order_no":"PS20250601_000001",\
            "service_id":"2002000000000558128851361561536","order_id":"1","state":"CREATED","package":"P"}""";

    private final KeyPair weChat = smallKeys();
    private final List<Request> asked = new ArrayList<>();

    @Test
    void verifiesWhatAScriptAnswers() {
        var body = CREATED.getBytes(StandardCharsets.UTF_8);
        var gateway = gatewayOver((merchant, request, deadline) -> {
            asked.add(request);
            var headers = WeChatSignature.headers(
                    body, CLOCK.instant(), weChat.getPrivate(), TestMerchants.PUBLIC_KEY_ID);
            return Exchange.Answered.of(200, headers, body, CLOCK.instant());
        });

        assertThat(create(gateway)).isInstanceOfSatisfying(CommandAnswer.Accepted.class,
                accepted -> assertThat(accepted.fact()).isInstanceOf(Fact.Created.class));
        assertThat(asked).singleElement().extracting(Request::method).isEqualTo("POST");
    }

    @Test
    void believesNoScriptThatSignsWithOtherKeys() {
        var body = CREATED.getBytes(StandardCharsets.UTF_8);
        var gateway = gatewayOver((merchant, request, deadline) -> Exchange.Answered.of(200, WeChatSignature
                .headers(body, CLOCK.instant(), smallKeys().getPrivate(), TestMerchants.PUBLIC_KEY_ID), body,
                CLOCK.instant()));

        assertThat(create(gateway)).isEqualTo(new CommandAnswer.Unknown("wrong-signature"));
    }

    @Test
    void tellsWhatWasLostFromWhatWasNeverSent() {
        assertThat(create(gatewayOver((merchant, request, deadline) -> new Exchange.NoAnswer("timeout"))))
                .isEqualTo(new CommandAnswer.Unknown("timeout"));
        assertThat(create(gatewayOver((merchant, request, deadline) -> new Exchange.NotSent("not-connected"))))
                .isEqualTo(new CommandAnswer.Throttled(Optional.empty()));
    }

    private PayScoreGateway gatewayOver(WeChatTransport transport) {
        var credentials = TestMerchants.of(new MerchantCredentials(ServiceOrders.MCH_ID, TestMerchants.SERIAL_NO,
                smallKeys().getPrivate(), new ApiV3Key("3".repeat(32)), new ApiV2Key("2".repeat(32)),
                Optional.of(new WeChatPublicKey(TestMerchants.PUBLIC_KEY_ID, weChat.getPublic())),
                TestMerchants.NOTIFY_URL));
        var verifier = new SignatureVerifier(CLOCK);
        var keys = new VerificationKeys(credentials, transport, verifier, CLOCK, Deadlines.DEFAULT.certificates());
        return new WeChatPayScoreGateway(
                credentials, transport, verifier, keys, new Contacts(CLOCK), Deadlines.DEFAULT);
    }

    private static CommandAnswer create(PayScoreGateway gateway) {
        var order = ServiceOrders.requested();
        return gateway.send(CommandKind.CREATE, order, gateway.render(CommandKind.CREATE, order));
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
}
