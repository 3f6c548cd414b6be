package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Authorizations;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.AuthorizationRepository;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.DuplicateAuthorization;
import payscore.application.port.out.store.StaleAuthorization;
import payscore.application.port.out.store.Transactions;
import payscore.domain.merchant.MchId;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationChange;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;

/** What every {@link AuthorizationRepository} must do. */
public interface AuthorizationRepositoryContract {
    AuthorizationRepository authorizations();

    Transactions transactions();

    @Test
    default void keepsEverythingAnAuthorisationHolds() {
        for (var state : Stream.of(Authorizations.asked(), Authorizations.prePermitted(), Authorizations.available(),
                Authorizations.unavailable(), Authorizations.refusedTermination()).toList()) {
            var key = key("STATE-" + state.version() + "-" + state.state());
            authorizations().add(Authorizations.birth(key));
            var next = at(state, key, 2);

            authorizations().save(noted(next));

            assertThat(authorizations().find(key)).contains(next);
        }
    }

    @Test
    default void keepsAStandInForAUser() {
        var key = new AuthorizationKey(Authorizations.MCH_ID, AuthorizationCode.standingFor(
                Authorizations.SERVICE.serviceId(), Authorizations.SERVICE.appId(), Authorizations.OPEN_ID));
        var birth = Authorization.adopt(key, Authorizations.SERVICE.appId(), Authorizations.SERVICE.serviceId(),
                Optional.of(Authorizations.OPEN_ID), Authorizations.REQUESTED_AT);

        authorizations().add(birth);

        assertThat(authorizations().find(key)).contains(birth.authorization());
    }

    @Test
    default void aCodeIsUniquePerMerchant() {
        var elsewhere = new AuthorizationKey(new MchId("1900000999"), Authorizations.CODE);
        authorizations().add(Authorizations.birth(Authorizations.KEY));
        authorizations().add(Authorizations.birth(elsewhere));

        assertThatThrownBy(() -> authorizations().add(Authorizations.birth(Authorizations.KEY)))
                .isInstanceOf(DuplicateAuthorization.class);
        assertThat(authorizations().find(elsewhere)).isPresent();
    }

    @Test
    default void aTransactionGoesOnAfterADuplicate() {
        authorizations().add(Authorizations.birth(Authorizations.KEY));

        transactions().run(() -> {
            assertThatThrownBy(() -> authorizations().add(Authorizations.birth(Authorizations.KEY)))
                    .isInstanceOf(DuplicateAuthorization.class);
            authorizations().add(Authorizations.birth(key("AFTERWARDS")));
            return "done";
        });

        assertThat(authorizations().find(key("AFTERWARDS"))).isPresent();
    }

    @Test
    default void codesDifferInUpperAndLowerCase() {
        authorizations().add(Authorizations.birth(key("a")));

        assertThat(authorizations().find(key("A"))).isEmpty();
    }

    @Test
    default void aStaleChangeIsNotStored() {
        authorizations().add(Authorizations.birth(Authorizations.KEY));
        authorizations().save(noted(at(Authorizations.available(), Authorizations.KEY, 2)));

        assertThatThrownBy(
                () -> authorizations().save(noted(at(Authorizations.unavailable(), Authorizations.KEY, 2))))
                .isInstanceOf(StaleAuthorization.class);

        assertThat(authorizations().find(Authorizations.KEY))
                .contains(at(Authorizations.available(), Authorizations.KEY, 2));
    }

    @Test
    default void ofRacersOneWins() {
        authorizations().add(Authorizations.birth(Authorizations.KEY));
        var next = noted(at(Authorizations.available(), Authorizations.KEY, 2));

        var winners = Together.run(4, racer -> {
            try {
                transactions().run(() -> {
                    authorizations().save(next);
                    return racer;
                });
                return true;
            } catch (StaleAuthorization lost) {
                return false;
            }
        });

        assertThat(winners).containsOnlyOnce(true);
    }

    @Test
    default void findsWhatIsDueTheLongestOverdueFirst() {
        var due = List.of(Authorizations.available().checkedInVain(Authorizations.CLOSED_AT).authorization(),
                Authorizations.available());
        IntStream.range(0, due.size()).forEach(i -> {
            authorizations().add(Authorizations.birth(key("DUE-" + i)));
            authorizations().save(noted(at(due.get(i), key("DUE-" + i), 2)));
        });
        authorizations().add(Authorizations.birth(key("NEVER")));
        var first = due.get(1).nextCheck().orElseThrow().at();
        var last = due.get(0).nextCheck().orElseThrow().at();

        assertThat(dueAt(first.minusMillis(1))).isEmpty();
        assertThat(dueAt(first)).containsExactly(key("DUE-1"));
        assertThat(dueAt(last)).containsExactly(key("DUE-1"), key("DUE-0"));
        assertThat(authorizations().due(Buckets.ALL, last, 1)).containsExactly(key("DUE-1"));
        assertThat(authorizations().due(Buckets.of(List.of(Bucket.of(key("DUE-0")))), last, 10))
                .containsExactly(key("DUE-0"));
    }

    private List<AuthorizationKey> dueAt(Instant now) {
        return authorizations().due(Buckets.ALL, now, 10);
    }

    private static AuthorizationKey key(String code) {
        return new AuthorizationKey(Authorizations.MCH_ID, new AuthorizationCode(code));
    }

    private static AuthorizationChange noted(Authorization authorization) {
        return new AuthorizationChange(authorization, Optional.empty(), Optional.empty());
    }

    private static Authorization at(Authorization a, AuthorizationKey key, long version) {
        return new Authorization(key, a.appId(), a.serviceId(), a.state(), a.token(), a.openId(), a.openedAt(),
                a.closedAt(), a.decline(), a.nextCheck(), a.requestedAt(), a.changedAt(), version);
    }
}
