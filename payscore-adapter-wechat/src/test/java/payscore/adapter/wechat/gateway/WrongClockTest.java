package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.fixture.ManualClock;
import payscore.adapter.wechat.fixture.ScriptedHost;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.health.WeChatHealthIndicator;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Deadlines;
import payscore.adapter.wechat.transport.Exchange;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;

/** Our clock and WeChat's disagree. */
class WrongClockTest {
    private static final Instant TRUE_TIME = ServiceOrders.REQUESTED_AT;
    private static final byte[] EXPIRED = """
            {"appid":"wxd678efh567hg6787","mchid":"1900000109","out_order_no":"PS20250601_000001",\
            "service_id":"2002000000000558128851361561536","state":"EXPIRED"}""".getBytes(StandardCharsets.UTF_8);

    private final Credentials credentials = TestMerchants.of(TestMerchants.inPublicKeyMode());
    private final ManualClock ours = new ManualClock(TRUE_TIME);
    private final ScriptedHost weChat = new ScriptedHost();
    private final SignatureVerifier verifier = new SignatureVerifier(ours);
    private final VerificationKeys keys = new VerificationKeys(
            credentials, weChat, verifier, ours, Deadlines.DEFAULT.certificates());
    private final Contacts contacts = new Contacts(ours);
    private final WeChatPayScoreGateway gateway = new WeChatPayScoreGateway(
            credentials, weChat, verifier, keys, contacts, Deadlines.DEFAULT);

    @ParameterizedTest
    @ValueSource(longs = {-299, -61, 0, 61, 299})
    void isNoticedByAnswersThatAreStillBelieved(long secondsAhead) {
        ours.pass(Duration.ofSeconds(secondsAhead));
        weChatAnswers(200, EXPIRED);

        assertThat(query()).isInstanceOf(QueryAnswer.Found.class);
        assertThat(contacts.clockSkewSeconds()).isEqualTo(secondsAhead);
    }

    @ParameterizedTest
    @Covers({"T01", "W18"})
    @ValueSource(longs = {-360, -300, 300, 360})
    void isNoticedByAnswersThatAreNotBelievedAnyMoreAndTakesUsOut(long secondsAhead) {
        ours.pass(Duration.ofSeconds(secondsAhead));
        weChatAnswers(200, EXPIRED);

        assertThat(query()).isEqualTo(new QueryAnswer.Unavailable("stale-timestamp"));
        assertThat(contacts.clockSkewSeconds()).isEqualTo(secondsAhead);
        assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    @Covers("T01")
    void isNoticedWhenWeChatRefusesOurSignatureForIt() {
        ours.pass(Duration.ofMinutes(6));
        weChatAnswers(401, "{\"code\":\"SIGN_ERROR\",\"message\":\"x\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(query()).isEqualTo(new QueryAnswer.Unavailable("sign-error"));
        assertThat(contacts.clockSkewSeconds()).isEqualTo(360);
    }

    @Test
    void isForgottenOnceTheClockIsRight() {
        ours.pass(Duration.ofMinutes(6));
        weChatAnswers(200, EXPIRED);
        query();
        ours.pass(Duration.ofMinutes(-6));
        query();

        assertThat(contacts.clockSkewSeconds()).isZero();
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void isNotInferredFromHowLongAnAnswerTook() {
        weChat.does(() -> {
            var askedAt = ours.instant();
            ours.pass(Duration.ofSeconds(8));
            return answer(200, EXPIRED, WeChatSignature.headers(EXPIRED, TRUE_TIME.plusSeconds(4)), askedAt);
        });
        query();

        assertThat(contacts.clockSkewSeconds()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"Wechatpay-Signature, QUJD", "Wechatpay-Serial, PUB_KEY_ID_OTHER", "Wechatpay-Timestamp, 1"})
    void isLearnedFromNobodyButWeChat(String name, String value) {
        var headers = new HashMap<>(WeChatSignature.headers(EXPIRED, TRUE_TIME.minusSeconds(360)));
        headers.put(name, value);
        weChat.answers(answer(200, EXPIRED, headers, TRUE_TIME));
        query();

        weChat.answers(answer(200, EXPIRED, WeChatSignature.headers(EXPIRED, TRUE_TIME.minusSeconds(360),
                Vectors.merchantPrivateKey(), TestMerchants.PUBLIC_KEY_ID), TRUE_TIME));
        query();

        assertThat(contacts.clockSkewSeconds()).isZero();
    }

    private QueryAnswer query() {
        return gateway.query(OrderQuery.about(ServiceOrders.created()));
    }

    private Status status() {
        return new WeChatHealthIndicator(credentials, keys, contacts, mchId -> 0, ours).health().getStatus();
    }

    private void weChatAnswers(int status, byte[] body) {
        weChat.does(() -> answer(status, body, WeChatSignature.headers(body, TRUE_TIME), ours.instant()));
    }

    private static Exchange answer(int status, byte[] body, Map<String, String> headers, Instant signedAt) {
        return Exchange.Answered.of(status, headers, body, signedAt);
    }
}
