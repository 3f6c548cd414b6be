package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.fixture.FakeWeChat;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.order.Fact;
import payscore.domain.order.ServiceOrderKey;

class TwoMerchantsTest {
    private static final Instant NOW = ServiceOrders.REQUESTED_AT;
    private static final MchId OTHER = new MchId("1900000110");
    private static final String OTHER_KEY_ID = "PUB_KEY_ID_OTHER";
    private static final int CALLS_EACH = 20;

    private final KeyPair otherMerchant = newKeyPair();
    private final KeyPair otherWeChat = newKeyPair();
    private final FakeWeChat weChat = new FakeWeChat();
    private final PayScoreGateway gateway = Gateways.at(weChat.url(),
            TestMerchants.of(TestMerchants.inPublicKeyMode(),
                    TestMerchants.other(OTHER, (RSAPrivateCrtKey) otherMerchant.getPrivate(),
                            new WeChatPublicKey(OTHER_KEY_ID, otherWeChat.getPublic()))),
            InstantSource.fixed(NOW));

    @AfterEach
    void stop() {
        weChat.close();
    }

    @Test
    void talkToWeChatAtTheSameTimeEachWithKeysOfTheirOwn() throws Exception {
        weChat.answers(exchange -> {
            var isOther = exchange.getRequestHeaders().getFirst("Wechatpay-Serial").equals(OTHER_KEY_ID);
            var body = order(isOther ? OTHER : ServiceOrders.MCH_ID).getBytes(StandardCharsets.UTF_8);
            FakeWeChat.answer(exchange, 200, isOther
                    ? WeChatSignature.headers(body, NOW, otherWeChat.getPrivate(), OTHER_KEY_ID)
                    : WeChatSignature.headers(body, NOW), body);
        });

        var answers = new ArrayList<Future<QueryAnswer>>();
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < CALLS_EACH; i++) {
                for (var mchId : new MchId[]{ServiceOrders.MCH_ID, OTHER}) {
                    answers.add(threads.submit(() -> {
                        go.await();
                        return gateway.query(queryOf(mchId));
                    }));
                }
            }
            go.countDown();
            for (var answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isInstanceOfSatisfying(QueryAnswer.Found.class,
                        found -> assertThat(found.fact()).isEqualTo(new Fact.Expired()));
            }
        }
        var keys = Map.of(ServiceOrders.MCH_ID.value(), (PublicKey) Vectors.merchantPublicKey(), OTHER.value(),
                otherMerchant.getPublic());
        assertThat(weChat.asked()).hasSize(2 * CALLS_EACH)
                .allSatisfy(asked -> assertThat(isSignedByItsMerchant(asked, keys)).isTrue());
    }

    @Test
    @Covers("W15")
    void neverBelieveAnAnswerSignedForTheOther() {
        var body = order(ServiceOrders.MCH_ID).getBytes(StandardCharsets.UTF_8);
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 200,
                WeChatSignature.headers(body, NOW, otherWeChat.getPrivate(), OTHER_KEY_ID), body));

        assertThat(gateway.query(queryOf(ServiceOrders.MCH_ID)))
                .isEqualTo(new QueryAnswer.Unavailable("unknown-serial"));
    }

    private static OrderQuery queryOf(MchId mchId) {
        return OrderQuery.about(
                ServiceOrders.request(new ServiceOrderKey(mchId, ServiceOrders.OUT_ORDER_NO)).order());
    }

    private static String order(MchId mchId) {
        return "{\"mchid\":\"" + mchId + "\",\"out_order_no\":\"" + ServiceOrders.OUT_ORDER_NO
                + "\",\"state\":\"EXPIRED\"}";
    }

    private static boolean isSignedByItsMerchant(FakeWeChat.Asked asked, Map<String, PublicKey> keys) {
        var authorization = asked.headers().getFirst("Authorization");
        var message = asked.method() + "\n" + asked.target() + "\n" + item("timestamp", authorization) + "\n"
                + item("nonce_str", authorization) + "\n" + asked.body() + "\n";
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.get(item("mchid", authorization)));
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(item("signature", authorization)));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String item(String name, String authorization) {
        var found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(authorization);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
