package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.application.fixture.DetailedServiceOrders.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.IdempotencyRecords;
import payscore.application.port.out.store.IdempotencyRecords.Answer;
import payscore.application.port.out.store.IdempotencyRecords.Claim;

/** What {@link IdempotencyRecords} must do. */
public interface IdempotencyRecordsContract {
    Duration ABANDONED_AFTER = Duration.ofMinutes(1);
    Answer ANSWER = new Answer(201, "application/json", Optional.of("/v1/service-orders/R-1001"),
            "{\"service_introduction\":\"共享充电宝 🔋\"}");

    IdempotencyRecords records();

    @Test
    default void aFreeKeyIsClaimed() {
        assertThat(claim("key-1", "content", NOW)).isEqualTo(new Claim.Fresh());
    }

    @Test
    default void aClaimedKeyIsRunning() {
        claim("key-1", "content", NOW);

        assertThat(claim("key-1", "content", NOW.plusSeconds(1))).isEqualTo(new Claim.Running());
    }

    @Test
    default void anAnsweredKeyGivesItsAnswerForEver() {
        claim("key-1", "content", NOW);
        records().answer("till", "key-1", ANSWER);

        assertThat(claim("key-1", "content", NOW.plusSeconds(1))).isEqualTo(new Claim.Answered(ANSWER));
        assertThat(claim("key-1", "content", NOW.plus(Duration.ofDays(20)))).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    default void anAnswerWithoutLocationIsKeptToo() {
        var answer = new Answer(409, "application/problem+json", Optional.empty(), "");
        claim("key-1", "content", NOW);
        records().answer("till", "key-1", answer);

        assertThat(claim("key-1", "content", NOW)).isEqualTo(new Claim.Answered(answer));
    }

    @Test
    default void theFirstAnswerStays() {
        claim("key-1", "content", NOW);
        records().answer("till", "key-1", ANSWER);

        records().answer("till", "key-1", new Answer(500, "text/plain", Optional.empty(), "late"));
        records().release("till", "key-1");

        assertThat(claim("key-1", "content", NOW)).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    default void aKeyWithOtherContentIsRefusedWhetherAnsweredOrNot() {
        claim("key-1", "content", NOW);
        assertThat(claim("key-1", "other", NOW)).isEqualTo(new Claim.OtherContent());
        assertThat(claim("key-1", "other", NOW.plus(Duration.ofHours(1)))).isEqualTo(new Claim.OtherContent());

        records().answer("till", "key-1", ANSWER);

        assertThat(claim("key-1", "other", NOW)).isEqualTo(new Claim.OtherContent());
    }

    @Test
    default void aReleasedKeyIsFreeAgainForAnyContent() {
        claim("key-1", "content", NOW);
        records().release("till", "key-1");

        assertThat(claim("key-1", "other", NOW)).isEqualTo(new Claim.Fresh());
    }

    @Test
    default void keysOfDifferentOwnersAndCasesAreDifferentKeys() {
        claim("key-1", "content", NOW);

        assertThat(records().claim("Till", "key-1", "content", NOW, NOW)).isEqualTo(new Claim.Fresh());
        assertThat(records().claim("kiosk", "key-1", "content", NOW, NOW)).isEqualTo(new Claim.Fresh());
        assertThat(claim("KEY-1", "content", NOW)).isEqualTo(new Claim.Fresh());
    }

    @Test
    default void anAbandonedClaimIsTakenOverOnce() {
        claim("key-1", "content", NOW);
        var later = NOW.plus(ABANDONED_AFTER).plusMillis(1);

        assertThat(claim("key-1", "content", later.minusMillis(1))).isEqualTo(new Claim.Running());
        assertThat(claim("key-1", "content", later)).isEqualTo(new Claim.Fresh());
        assertThat(claim("key-1", "content", later)).isEqualTo(new Claim.Running());
    }

    @Test
    default void ofManyClaimsAtOnceOneIsFresh() {
        var claims = Together.run(4, i -> claim("key-1", "content", NOW));

        assertThat(claims).containsOnlyOnce(new Claim.Fresh());
        assertThat(claims).containsOnly(new Claim.Fresh(), new Claim.Running());
    }

    @Test
    default void ofManyClaimsOfAReleasedKeyAtOnceOneIsFresh() {
        for (int round = 0; round < 5; round++) {
            var now = NOW.plusSeconds(round);

            var claims = Together.run(4, i -> claim("key-1", "content", now));

            assertThat(claims).containsOnlyOnce(new Claim.Fresh());
            assertThat(claims).containsOnly(new Claim.Fresh(), new Claim.Running());
            records().release("till", "key-1");
        }
    }

    /** A claim is given up at the very moment others try for it; nobody may fail over that. */
    @Test
    default void aReleaseBesideClaimsLetsAtMostOneIn() {
        for (int round = 0; round < 50; round++) {
            var key = "key-" + round;
            claim(key, "content", NOW);

            var fresh = Together.run(5, i -> {
                if (i == 0) {
                    records().release("till", key);
                    return false;
                }
                return claim(key, "content", NOW).equals(new Claim.Fresh());
            });

            assertThat(fresh.stream().filter(isFresh -> isFresh).count()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    default void ofManyTakeoversAtOnceOneIsFresh() {
        claim("key-1", "content", NOW);
        var later = NOW.plus(ABANDONED_AFTER).plusSeconds(1);

        var claims = Together.run(4, i -> claim("key-1", "content", later));

        assertThat(claims).containsOnlyOnce(new Claim.Fresh());
        assertThat(claims).containsOnly(new Claim.Fresh(), new Claim.Running());
    }

    @Test
    default void oldKeysAreForgottenAndFreeAgain() {
        claim("old", "content", NOW);
        records().answer("till", "old", ANSWER);
        claim("young", "content", NOW.plusMillis(1));
        records().answer("till", "young", ANSWER);

        assertThat(records().forget(NOW.plusMillis(1), 10)).isEqualTo(1);

        assertThat(claim("old", "other", NOW)).isEqualTo(new Claim.Fresh());
        assertThat(claim("young", "content", NOW)).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    default void keysAreForgottenInPieces() {
        for (int i = 0; i < 3; i++) {
            claim("key-" + i, "content", NOW);
        }

        assertThat(records().forget(NOW.plusSeconds(1), 2)).isEqualTo(2);
        assertThat(records().forget(NOW.plusSeconds(1), 2)).isEqualTo(1);
        assertThat(records().forget(NOW.plusSeconds(1), 2)).isZero();
    }

    @Test
    default void aReleasedKeyIsForgottenNoSoonerThanAClaimedOne() {
        claim("key-1", "content", NOW);
        records().release("till", "key-1");
        records().release("till", "key-1");

        assertThat(records().forget(NOW, 10)).isZero();

        assertThat(claim("key-1", "other", NOW)).isEqualTo(new Claim.Fresh());
        assertThat(claim("key-1", "other", NOW)).isEqualTo(new Claim.Running());
    }

    private Claim claim(String key, String fingerprint, Instant now) {
        return records().claim("till", key, fingerprint, now, now.minus(ABANDONED_AFTER));
    }
}
