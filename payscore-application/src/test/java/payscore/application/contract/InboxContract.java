package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Inbox.Waiting;
import payscore.application.port.out.store.Letterbox;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;

/** What an {@link Inbox} must do. */
public interface InboxContract {
    Inbox inbox();

    Letterbox letterbox();

    @Test
    default void theOldestComesFirst() {
        var third = notification("EV-3", NOW.plusMillis(3));
        var first = notification("EV-1", NOW.plusMillis(1));
        var second = notification("EV-2", NOW.plusMillis(2));
        letterbox().keep(third);
        letterbox().keep(first);
        letterbox().keep(second);

        assertThat(inbox().due(Buckets.ALL, NOW, 10)).isEmpty();
        assertThat(inbox().due(Buckets.ALL, NOW.plusMillis(2), 10)).extracting(Waiting::notification)
                .containsExactly(first, second);
        assertThat(inbox().due(Buckets.ALL, NOW.plusMillis(9), 2)).extracting(Waiting::notification)
                .containsExactly(first, second);
    }

    @Test
    default void aPostponedNotificationWaitsAndRemembersItsAttempts() {
        var notification = notification("EV-1", NOW);
        letterbox().keep(notification);

        inbox().postpone(notification, 2, NOW.plusMillis(500));

        assertThat(inbox().due(Buckets.ALL, NOW.plusMillis(499), 10)).isEmpty();
        assertThat(inbox().due(Buckets.ALL, NOW.plusMillis(500), 10)).containsExactly(new Waiting(notification, 2));
    }

    @Test
    default void anAppliedNotificationIsNeverPostponedBack() {
        var notification = notification("EV-1", NOW);
        letterbox().keep(notification);
        inbox().markApplied(notification, "x".repeat(2_000), NOW);

        inbox().postpone(notification, 1, NOW);

        assertThat(inbox().due(Buckets.ALL, NOW.plusSeconds(60), 10)).isEmpty();
    }

    @Test
    default void onlyNotificationsOfTheGivenBucketsAreDue() {
        var here = notification("EV-1", NOW).about(key("HERE"));
        var elsewhere = notification("EV-2", NOW).about(key("ELSEWHERE"));
        letterbox().keep(here);
        letterbox().keep(elsewhere);

        assertThat(inbox().due(only(here.bucket()), NOW, 10)).containsExactly(new Waiting(here, 0));
        assertThat(inbox().due(only(elsewhere.bucket()), NOW, 10)).containsExactly(new Waiting(elsewhere, 0));
        assertThat(inbox().due(Buckets.NONE, NOW, 10)).isEmpty();
    }

    @Test
    @Covers("C09")
    default void oldAppliedNotificationsAreForgottenAndMayComeAgain() {
        var old = notification("EV-1", NOW);
        var young = notification("EV-2", NOW);
        letterbox().keep(old);
        letterbox().keep(young);
        inbox().markApplied(old, "confirmed", NOW);
        inbox().markApplied(young, "confirmed", NOW.plusMillis(1));

        assertThat(inbox().forget(NOW.plusMillis(1), 10)).isEqualTo(1);

        assertThat(letterbox().keep(young)).isFalse();
        assertThat(letterbox().keep(old)).isTrue();
    }

    @Test
    default void whatIsNotAppliedIsNeverForgotten() {
        var waiting = notification("EV-1", NOW);
        letterbox().keep(waiting);
        inbox().postpone(waiting, 9, NOW);

        assertThat(inbox().forget(NOW.plus(Duration.ofDays(365)), 10)).isZero();

        assertThat(inbox().due(Buckets.ALL, NOW, 10)).containsExactly(new Waiting(waiting, 9));
    }

    @Test
    default void forgettingIsDoneInPieces() {
        for (int i = 0; i < 3; i++) {
            letterbox().keep(notification("EV-" + i, NOW));
            inbox().markApplied(notification("EV-" + i, NOW), "confirmed", NOW);
        }

        assertThat(inbox().forget(NOW.plusSeconds(1), 2)).isEqualTo(2);
        assertThat(inbox().forget(NOW.plusSeconds(1), 2)).isEqualTo(1);
        assertThat(inbox().forget(NOW.plusSeconds(1), 2)).isZero();
    }

    private static Buckets only(Bucket bucket) {
        return Buckets.of(List.of(bucket));
    }

    private static Notification notification(String id, Instant receivedAt) {
        return new Notification(ServiceOrders.MCH_ID, id, "PAYSCORE.USER_CONFIRM",
                "PUB_KEY_ID_0119000001092025060100000000000001", receivedAt,
                RequestBody.of("{\"id\":\"" + id + "\",\"summary\":\"用户确认成功 🔋\"}"));
    }
}
