package payscore.domain.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.ServiceId;
import payscore.domain.merchant.SubMode;
import payscore.domain.money.Fen;
import payscore.domain.order.CheckReason;
import payscore.domain.order.Decline;
import payscore.domain.order.Source;
import payscore.domain.violation.InvalidTerms;

class AuthorizationTest {
    private static final Instant NOW = ServiceOrders.REQUESTED_AT;
    private static final Service SERVICE = new Service(
            new ServiceId("2002"), ServiceOrders.APP_ID, SubMode.NO_CONFIRM, new Fen(50_000));
    private static final OpenId USER = new OpenId("oUser");
    private static final AuthorizationKey KEY = new AuthorizationKey(
            ServiceOrders.MCH_ID, new AuthorizationCode("AUTH-1"));
    private static final Source CALLBACK = new Source.Callback("EV-1");

    private final Authorization requested = Authorization.request(KEY, SERVICE, NOW).authorization();
    private final Authorization prePermitted = changed(requested,
            new AuthorizationFact.PrePermitted(new PermissionToken("token", NOW)), new Source.Answer());

    @Test
    void aGrantMakesItAvailableAndForgetsTheToken() {
        var opened = changed(prePermitted, opened(10), CALLBACK);

        assertThat(opened.state()).isEqualTo(AuthorizationState.AVAILABLE);
        assertThat(opened.token()).isEmpty();
        assertThat(opened.openId()).contains(USER);
        assertThat(opened.nextCheck().orElseThrow().reason()).isEqualTo(CheckReason.SLOW_WATCH);
    }

    @Test
    void aGrantThatArrivesAfterALaterWithdrawalIsLate() {
        var closed = changed(prePermitted, closed(20), CALLBACK);

        assertThat(closed.learn(opened(10), CALLBACK, NOW)).isInstanceOf(AuthorizationLearned.Late.class);
        assertThat(closed.state()).isEqualTo(AuthorizationState.UNAVAILABLE);
    }

    @Test
    void aUserMayGrantAgainAfterAWithdrawal() {
        var again = changed(changed(changed(prePermitted, opened(10), CALLBACK), closed(20), CALLBACK), opened(30),
                CALLBACK);

        assertThat(again.state()).isEqualTo(AuthorizationState.AVAILABLE);
        assertThat(again.openedAt()).contains(at(30));
        assertThat(again.closedAt()).contains(at(20));
    }

    @Test
    void aRepeatedEventChangesNothing() {
        var opened = changed(prePermitted, opened(10), CALLBACK);

        assertThat(opened.learn(opened(10), CALLBACK, NOW)).isInstanceOf(AuthorizationLearned.Known.class);
    }

    @Test
    void inWhateverOrderEventsArriveTheyEndAtTheSame() {
        var events = new ArrayList<>(List.<AuthorizationFact>of(
                opened(10), closed(20), opened(30), closed(40), opened(50), closed(60), opened(70)));
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(events, new Random(seed));
            var authorization = prePermitted;
            for (var event : events) {
                authorization = learned(authorization, event);
            }
            assertThat(authorization.state()).as("order %s", seed).isEqualTo(AuthorizationState.AVAILABLE);
            assertThat(authorization.openedAt()).contains(at(70));
        }
    }

    @Test
    void whatCannotBePutInOrderIsDoubted() {
        var opened = changed(prePermitted, opened(10), CALLBACK);

        assertThat(opened.learn(closed(10), CALLBACK, NOW)).isInstanceOf(AuthorizationLearned.Doubted.class);
        assertThat(opened.learn(new AuthorizationFact.Closed(USER, Optional.empty()), CALLBACK, NOW))
                .isInstanceOf(AuthorizationLearned.Doubted.class);
        assertThat(opened.learn(new AuthorizationFact.Closed(new OpenId("somebody"), Optional.of(at(20))), CALLBACK,
                NOW)).isInstanceOf(AuthorizationLearned.Doubted.class);
    }

    @Test
    void aQueryJudges() {
        var doubted = changed(prePermitted, opened(10), CALLBACK).doubted(NOW).authorization();
        var told = standing(AuthorizationState.UNAVAILABLE, at(10), at(10));

        var judged = changed(doubted, told, new Source.Query(doubted.version()));

        assertThat(judged.state()).isEqualTo(AuthorizationState.UNAVAILABLE);
        assertThat(judged.isInDoubt()).isFalse();
    }

    @Test
    void aQueryThatHasNotHeardOfWhatWeKnowIsLate() {
        var closed = changed(changed(prePermitted, opened(10), CALLBACK), closed(20), CALLBACK);

        assertThat(closed.learn(new AuthorizationFact.Standing(AuthorizationState.AVAILABLE, Optional.of(USER),
                Optional.of(at(10)), Optional.empty()), new Source.Query(closed.version()), NOW))
                .isInstanceOf(AuthorizationLearned.Late.class);
        assertThat(closed.learn(new AuthorizationFact.Standing(AuthorizationState.UNBINDUSER, Optional.empty(),
                Optional.empty(), Optional.empty()), new Source.Query(closed.version()), NOW))
                .isInstanceOf(AuthorizationLearned.Late.class);
    }

    @Test
    void aQueryOvertakenByAnEventOfTheSameTimeDoesNotJudge() {
        var opened = changed(prePermitted, opened(10), CALLBACK);

        assertThat(opened.learn(standing(AuthorizationState.UNAVAILABLE, at(10), at(10)),
                new Source.Query(opened.version() - 1), NOW)).isInstanceOf(AuthorizationLearned.Doubted.class);
    }

    @Test
    void afterATerminationOfUnknownTimeOldGrantsDoNotComeBack() {
        var terminated = changed(changed(prePermitted, opened(10), CALLBACK), new AuthorizationFact.Terminated(),
                new Source.Answer());

        assertThat(terminated.state()).isEqualTo(AuthorizationState.UNAVAILABLE);
        assertThat(terminated.isInDoubt()).isTrue();
        assertThat(terminated.learn(opened(10), CALLBACK, NOW)).isInstanceOf(AuthorizationLearned.Doubted.class);
        assertThat(terminated.learn(new AuthorizationFact.Standing(AuthorizationState.AVAILABLE, Optional.of(USER),
                Optional.of(at(10)), Optional.empty()), new Source.Query(terminated.version()), NOW))
                .isInstanceOf(AuthorizationLearned.Late.class);
        var known = changed(terminated, standing(AuthorizationState.UNAVAILABLE, at(10), at(20)),
                new Source.Query(terminated.version()));
        assertThat(known.closedAt()).contains(at(20));
        assertThat(known.nextCheck()).isEmpty();
    }

    @Test
    void millisecondsDoNotMakeTwoTimesOfOne() {
        var opened = changed(prePermitted, opened(10), CALLBACK);

        assertThat(opened.learn(new AuthorizationFact.Standing(AuthorizationState.AVAILABLE, Optional.of(USER),
                Optional.of(at(10).plusMillis(120)), Optional.empty()), new Source.Query(opened.version()), NOW))
                .isInstanceOf(AuthorizationLearned.Known.class);
    }

    @Test
    void onlyAFreshTokenIsLaunched() {
        assertThat(prePermitted.launchableToken(NOW.plus(Duration.ofMinutes(50)).minusMillis(1))).isPresent();
        assertThat(prePermitted.launchableToken(NOW.plus(Duration.ofMinutes(50)))).isEmpty();
        assertThat(prePermitted.token().orElseThrow().expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(prePermitted.toString()).doesNotContain("token,").doesNotContain("value=token");
    }

    @Test
    void onlyWhatIsAvailableIsTerminated() {
        assertThatThrownBy(() -> prePermitted.terminationDecided(NOW))
                .isInstanceOf(AuthorizationNotReady.class).hasMessageContaining("not terminable");
        var available = changed(prePermitted, opened(10), CALLBACK);
        assertThat(available.terminationDecided(NOW).event())
                .contains(AuthorizationChange.Event.TERMINATION_DECIDED);
        assertThatThrownBy(() -> available.prePermitDecided(NOW))
                .isInstanceOf(AuthorizationNotReady.class).hasMessageContaining("not launchable");
    }

    @Test
    void aRefusalIsKeptUntilItIsAskedForAgain() {
        var refused = requested.prePermitDecided(NOW).authorization()
                .declined(new Decline("NO_AUTH", "x"), NOW);

        assertThat(refused.authorization().decline()).contains(new Decline("NO_AUTH", "x"));
        assertThat(refused.event()).contains(AuthorizationChange.Event.DECLINED);
        assertThat(refused.authorization().prePermitDecided(NOW).authorization().decline()).isEmpty();
    }

    @Test
    void aUserWhoNeverComesIsNotWaitedForWithoutEnd() {
        var before = prePermitted.checkedInVain(NOW.plus(Duration.ofDays(1)).minusMillis(1)).authorization();
        assertThat(before.nextCheck()).isPresent();
        assertThat(prePermitted.checkedInVain(NOW.plus(Duration.ofDays(1))).authorization().nextCheck()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "123456789012345678901234567890123", "付"})
    void aCodeHasWeChatsShape(String code) {
        assertThatThrownBy(() -> new AuthorizationCode(code)).isInstanceOf(InvalidTerms.class);
    }

    @ParameterizedTest
    @CsvSource({"AUTH_1-*|x, true", "openid*0123, false"})
    void noMerchantChoosesAStandIn(String code, boolean isFine) {
        if (isFine) {
            assertThat(AuthorizationCode.chosen(code).isStandIn()).isFalse();
        } else {
            assertThatThrownBy(() -> AuthorizationCode.chosen(code)).isInstanceOf(InvalidTerms.class);
        }
    }

    @Test
    void aStandInFollowsFromTheUserAndDoesNotTellWho() {
        var code = AuthorizationCode.standingFor(SERVICE.serviceId(), SERVICE.appId(), USER);

        assertThat(code).isEqualTo(AuthorizationCode.standingFor(SERVICE.serviceId(), SERVICE.appId(), USER))
                .isNotEqualTo(AuthorizationCode.standingFor(new ServiceId("2003"), SERVICE.appId(), USER));
        assertThat(code.value()).doesNotContain(USER.value()).hasSizeLessThanOrEqualTo(32);
        assertThat(code.isStandIn()).isTrue();
    }

    private static AuthorizationFact opened(int second) {
        return new AuthorizationFact.Opened(USER, Optional.of(at(second)));
    }

    private static AuthorizationFact closed(int second) {
        return new AuthorizationFact.Closed(USER, Optional.of(at(second)));
    }

    private static AuthorizationFact.Standing standing(AuthorizationState state, Instant openedAt, Instant closedAt) {
        return new AuthorizationFact.Standing(
                state, Optional.of(USER), Optional.of(openedAt), Optional.of(closedAt));
    }

    private static Instant at(int second) {
        return NOW.plusSeconds(second);
    }

    private static Authorization learned(Authorization authorization, AuthorizationFact fact) {
        return authorization.learn(fact, CALLBACK, NOW) instanceof AuthorizationLearned.Changed(var change)
                ? change.authorization()
                : authorization;
    }

    private static Authorization changed(Authorization authorization, AuthorizationFact fact, Source source) {
        assertThat(authorization.learn(fact, source, NOW)).isInstanceOf(AuthorizationLearned.Changed.class);
        return ((AuthorizationLearned.Changed) authorization.learn(fact, source, NOW)).change().authorization();
    }
}
