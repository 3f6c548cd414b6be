package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.key;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Inbox.Waiting;
import payscore.application.port.out.store.Letterbox;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;

/** What a {@link Letterbox} must do. It is used outside transactions: when it returns, the notification is durable. */
public interface LetterboxContract {
    Letterbox letterbox();

    Inbox inbox();

    @Test
    default void keepsANotificationAsItCame() {
        var notification = notification("EV-1", NOW);

        assertThat(letterbox().keep(notification)).isTrue();

        assertThat(inbox().due(Buckets.ALL, NOW, 10)).containsExactly(new Waiting(notification, 0));
        assertThat(inbox().due(Buckets.ALL, NOW, 10).getFirst().notification().body().bytes())
                .isEqualTo(notification.body().bytes());
    }

    @Test
    default void keepsTheBucketOfTheOrderANotificationIsAbout() {
        var notification = notification("EV-1", NOW).about(key("ORDER"));

        letterbox().keep(notification);

        assertThat(inbox().due(Buckets.ALL, NOW, 10)).extracting(Waiting::notification).containsExactly(notification);
    }

    @Test
    default void aSecondDeliveryChangesNothing() {
        var first = notification("EV-1", NOW);
        letterbox().keep(first);
        inbox().postpone(first, 3, NOW.plusSeconds(1));

        assertThat(letterbox().keep(notification("EV-1", NOW.minusSeconds(60)))).isFalse();

        assertThat(inbox().due(Buckets.ALL, NOW, 10)).isEmpty();
        assertThat(inbox().due(Buckets.ALL, NOW.plusSeconds(1), 10)).containsExactly(new Waiting(first, 3));
    }

    @Test
    default void aDeliveryAfterApplyingIsNotAppliedAgain() {
        var notification = notification("EV-1", NOW);
        letterbox().keep(notification);
        inbox().markApplied(notification, "confirmed 已确认", NOW);

        assertThat(letterbox().keep(notification)).isFalse();

        assertThat(inbox().due(Buckets.ALL, NOW.plusSeconds(60), 10)).isEmpty();
    }

    @Test
    @Covers("C18")
    default void ofManyDeliveriesAtOnceOneIsNew() {
        var fresh = Together.run(4, i -> letterbox().keep(notification("EV-RACE", NOW.plusSeconds(i))));

        assertThat(fresh).containsOnlyOnce(true);
    }

    @Test
    default void theSameIdOfAnotherMerchantIsAnotherNotification() {
        var here = notification("EV-1", NOW);
        var there = new Notification(new MchId("1900000999"), "EV-1", here.eventType(), here.serial(),
                NOW.plusMillis(1), here.body());
        letterbox().keep(here);

        assertThat(letterbox().keep(there)).isTrue();

        inbox().markApplied(here, "confirmed", NOW);
        assertThat(inbox().due(Buckets.ALL, NOW.plusSeconds(1), 10)).containsExactly(new Waiting(there, 0));
    }

    @Test
    @Covers("D16")
    default void idsInUpperAndLowerCaseDiffer() {
        letterbox().keep(notification("ev-a", NOW));

        assertThat(letterbox().keep(notification("EV-A", NOW))).isTrue();
    }

    @Test
    @Covers("D16")
    default void idsThatDifferInAnAccentOrAWidthDiffer() {
        for (var id : List.of("ev-e", "ev-\u00e9", "ev-e\u0301", "ev-ｅ", "ev-ß", "ev-ss")) {
            assertThat(letterbox().keep(notification(id, NOW))).as(id).isTrue();
        }
    }

    private static Notification notification(String id, Instant receivedAt) {
        return new Notification(ServiceOrders.MCH_ID, id, "PAYSCORE.USER_CONFIRM",
                "PUB_KEY_ID_0119000001092025060100000000000001", receivedAt,
                RequestBody.of("{\"id\":\"" + id + "\",\"summary\":\"用户确认成功 🔋\"}"));
    }
}
