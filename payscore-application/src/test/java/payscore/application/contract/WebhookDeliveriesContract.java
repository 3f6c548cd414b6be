package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.StaleWebhookDelivery;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDeliveries.Filter;
import payscore.application.port.out.store.WebhookDeliveries.Place;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.store.WebhookDelivery.Status;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;

/** What {@link WebhookDeliveries} must do. */
public interface WebhookDeliveriesContract {
    WebhookDeliveries deliveries();

    @Test
    default void bringsBackADeliveryAtEveryStep() {
        var first = delivery("msg-1", "shop", NOW);
        deliveries().add(first);
        assertThat(found(first)).contains(first);

        var stored = first;
        for (var next : new WebhookDelivery[]{
                first.failed("503 请稍后", NOW.plusMillis(5_001)),
                first.failed("503", NOW.plusMillis(5_001)).failed("timeout", NOW.plusMillis(9_999)),
                first.failed("503", NOW).failed("timeout", NOW.plusMillis(9_999)).parked("given up"),
                first.failed("503", NOW).failed("timeout", NOW).parked("given up").replayed(NOW.plusSeconds(60)),
                first.failed("503", NOW).failed("timeout", NOW).parked("given up").replayed(NOW.plusSeconds(60))
                        .delivered("204")}) {
            assertThat(next.changes()).isEqualTo(stored.changes() + 1);
            deliveries().save(next);
            assertThat(found(first)).contains(next);
            stored = next;
        }
    }

    @Test
    default void keepsTheBytesOfAPayload() {
        var bytes = new byte[70_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        var large = WebhookDelivery.first("msg-1", "shop", key("LARGE"), 3, RequestBody.of(bytes), NOW);

        deliveries().add(large);

        assertThat(found(large).orElseThrow().payload().bytes()).isEqualTo(bytes);
    }

    @Test
    default void hasNothingOfAnUnknownDelivery() {
        deliveries().add(delivery("msg-1", "shop", NOW));

        assertThat(deliveries().find(ServiceOrders.MCH_ID, "msg-2", "shop")).isEmpty();
        assertThat(deliveries().find(ServiceOrders.MCH_ID, "msg-1", "till")).isEmpty();
        assertThat(deliveries().find(ServiceOrders.MCH_ID, "MSG-1", "shop")).isEmpty();
        assertThat(deliveries().find(new MchId("1900000999"), "msg-1", "shop")).isEmpty();
    }

    @Test
    @Covers("D15")
    default void aTakenIdOverwritesNothing() {
        var first = delivery("msg-1", "shop", NOW);
        deliveries().add(first);

        assertThatThrownBy(() -> deliveries().add(delivery("msg-1", "shop", NOW.plusSeconds(1))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(found(first)).contains(first);
    }

    @Test
    default void oneMessageGoesToManyEndpointsOnItsOwnEach() {
        var shop = delivery("msg-1", "shop", NOW);
        var till = delivery("msg-1", "till", NOW);
        deliveries().add(shop);
        deliveries().add(till);

        deliveries().save(shop.delivered("204"));

        assertThat(found(shop)).contains(shop.delivered("204"));
        assertThat(found(till)).contains(till);
    }

    @Test
    default void theSlowerOfTwoWritersIsStale() {
        var first = delivery("msg-1", "shop", NOW);
        deliveries().add(first);
        deliveries().save(first.delivered("204"));

        assertThatThrownBy(() -> deliveries().save(first.failed("timeout", NOW.plusSeconds(5))))
                .isInstanceOf(StaleWebhookDelivery.class);
        assertThatThrownBy(() -> deliveries().save(first.delivered("204").replayed(NOW).parked("off")))
                .isInstanceOf(StaleWebhookDelivery.class);

        assertThat(found(first)).contains(first.delivered("204"));
    }

    @Test
    default void ofManyWritersOfOneChangeOneWins() {
        var first = delivery("msg-1", "shop", NOW);
        deliveries().add(first);

        var saved = Together.run(4, i -> {
            try {
                deliveries().save(first.failed("try " + i, NOW.plusSeconds(i)));
                return true;
            } catch (StaleWebhookDelivery lost) {
                return false;
            }
        });

        assertThat(saved).containsOnlyOnce(true);
    }

    @Test
    default void aDeliveryThatIsNotThereIsStale() {
        assertThatThrownBy(() -> deliveries().save(delivery("msg-1", "shop", NOW).delivered("204")))
                .isInstanceOf(StaleWebhookDelivery.class);
    }

    @Test
    default void theLongestOverduePendingDeliveryComesFirst() {
        deliveries().add(delivery("msg-3", "shop", NOW.plusMillis(3)));
        deliveries().add(delivery("msg-1", "shop", NOW.plusMillis(1)));
        deliveries().add(delivery("msg-2", "shop", NOW.plusMillis(2)));
        deliveries().add(delivery("msg-4", "shop", NOW));
        deliveries().save(added(delivery("msg-5", "shop", NOW)).delivered("204"));
        deliveries().save(added(delivery("msg-6", "shop", NOW)).parked("given up"));
        deliveries().save(added(delivery("msg-7", "shop", NOW)).failed("503", NOW.plusSeconds(5)));

        assertThat(due(NOW.minusMillis(1), 10)).isEmpty();
        assertThat(due(NOW.plusMillis(2), 10)).containsExactly("msg-4", "msg-1", "msg-2");
        assertThat(due(NOW.plusSeconds(9), 3)).containsExactly("msg-4", "msg-1", "msg-2");
        assertThat(due(NOW.plusSeconds(9), 10)).containsExactly("msg-4", "msg-1", "msg-2", "msg-3", "msg-7");
    }

    @Test
    default void aReplayedDeliveryIsDueAgain() {
        var parked = added(delivery("msg-1", "shop", NOW)).parked("given up");
        deliveries().save(parked);

        deliveries().save(parked.replayed(NOW.plusSeconds(60)));

        assertThat(due(NOW.plusSeconds(59), 10)).isEmpty();
        assertThat(due(NOW.plusSeconds(60), 10)).containsExactly("msg-1");
    }

    @Test
    default void onlyDeliveriesOfTheGivenBucketsAreDue() {
        var here = added(delivery("msg-1", "shop", NOW));
        var elsewhere = added(WebhookDelivery.first("msg-2", "shop", key("ELSEWHERE"), 1, RequestBody.of("{}"), NOW));

        assertThat(deliveries().due(only(here.key()), NOW, Set.of(), 10)).containsExactly(here);
        assertThat(deliveries().due(only(elsewhere.key()), NOW, Set.of(), 10)).containsExactly(elsewhere);
        assertThat(deliveries().due(Buckets.NONE, NOW, Set.of(), 10)).isEmpty();
    }

    @Test
    default void whatADeliveryIsAboutIsKept() {
        var about = new AuthorizationKey(ServiceOrders.MCH_ID, new AuthorizationCode("HERE"));
        var ofOrder = added(delivery("msg-1", "shop", NOW));
        var ofAuthorization = added(WebhookDelivery.first("msg-2", "shop", about, 1, RequestBody.of("{}"), NOW));

        assertThat(deliveries().find(ServiceOrders.MCH_ID, "msg-1", "shop")).contains(ofOrder);
        assertThat(deliveries().find(ServiceOrders.MCH_ID, "msg-2", "shop")).contains(ofAuthorization);
    }

    @Test
    default void busyEndpointsKeepNobodyWaiting() {
        var there = new MchId("1900000999");
        deliveries().add(delivery("msg-1", "shop", NOW));
        deliveries().add(delivery("msg-2", "till", NOW.plusMillis(1)));
        deliveries().add(WebhookDelivery.first("msg-3", "shop", new ServiceOrderKey(there, new OutOrderNo("R-1")), 1,
                RequestBody.of("{}"), NOW.plusMillis(2)));
        var shop = new EndpointKey(ServiceOrders.MCH_ID, "shop");
        var till = new EndpointKey(ServiceOrders.MCH_ID, "till");

        assertThat(deliveries().due(Buckets.ALL, NOW.plusSeconds(1), Set.of(shop), 1))
                .extracting(WebhookDelivery::messageId).containsExactly("msg-2");
        assertThat(deliveries().due(Buckets.ALL, NOW.plusSeconds(1), Set.of(shop, till), 10))
                .extracting(WebhookDelivery::messageId).containsExactly("msg-3");
    }

    @Test
    default void theNewestIsListedFirstAndPagesAreWalkedByPlace() {
        for (var id : List.of("msg-b", "msg-c", "msg-a")) {
            deliveries().add(delivery(id, "shop", NOW));
            deliveries().add(delivery(id, "till", NOW));
        }
        deliveries().add(delivery("msg-0", "shop", NOW.plusMillis(1)));
        deliveries().add(delivery("msg-9", "shop", NOW.minusMillis(1)));

        var seen = new ArrayList<String>();
        var page = deliveries().list(filter(Optional.empty(), 3));
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(delivery -> seen.add(delivery.messageId() + " " + delivery.endpoint()));
            var last = page.getLast();
            page = deliveries()
                    .list(filter(Optional.of(new Place(last.createdAt(), last.messageId(), last.endpoint())), 3));
        }

        assertThat(seen).containsExactly("msg-0 shop", "msg-c till", "msg-c shop", "msg-b till", "msg-b shop",
                "msg-a till", "msg-a shop", "msg-9 shop");
    }

    @Test
    default void listsOnlyWhatIsWanted() {
        deliveries().add(delivery("msg-1", "shop", NOW));
        deliveries().save(added(delivery("msg-2", "shop", NOW)).parked("given up"));
        deliveries().save(added(delivery("msg-3", "till", NOW)).parked("given up"));
        deliveries().add(WebhookDelivery.first("msg-4", "shop",
                new ServiceOrderKey(new MchId("1900000999"), new OutOrderNo("R-1")), 1, RequestBody.of("{}"), NOW));

        assertThat(listed(Optional.empty(), Optional.empty())).containsExactly("msg-3", "msg-2", "msg-1");
        assertThat(listed(Optional.of(Status.PARKED), Optional.empty())).containsExactly("msg-3", "msg-2");
        assertThat(listed(Optional.empty(), Optional.of("shop"))).containsExactly("msg-2", "msg-1");
        assertThat(listed(Optional.of(Status.PARKED), Optional.of("shop"))).containsExactly("msg-2");
        assertThat(listed(Optional.of(Status.DELIVERED), Optional.empty())).isEmpty();
    }

    @Test
    default void oldDeliveredOnesAreForgottenInPieces() {
        for (int i = 0; i < 3; i++) {
            deliveries().save(added(delivery("msg-" + i, "shop", NOW)).delivered("204"));
        }
        deliveries().save(added(delivery("msg-young", "shop", NOW.plusMillis(1))).delivered("204"));

        assertThat(deliveries().forget(NOW.plusMillis(1), 2)).isEqualTo(2);
        assertThat(deliveries().forget(NOW.plusMillis(1), 2)).isEqualTo(1);
        assertThat(deliveries().forget(NOW.plusMillis(1), 2)).isZero();

        assertThat(listed(Optional.empty(), Optional.empty())).containsExactly("msg-young");
    }

    @Test
    default void whatIsNotDeliveredIsNeverForgotten() {
        deliveries().add(delivery("msg-1", "shop", NOW));
        deliveries().save(added(delivery("msg-2", "shop", NOW)).parked("given up"));

        assertThat(deliveries().forget(NOW.plusSeconds(60), 10)).isZero();
    }

    private Optional<WebhookDelivery> found(WebhookDelivery delivery) {
        return deliveries().find(delivery.key().mchId(), delivery.messageId(), delivery.endpoint());
    }

    private WebhookDelivery added(WebhookDelivery delivery) {
        deliveries().add(delivery);
        return delivery;
    }

    private List<String> due(Instant now, int limitMax) {
        return deliveries().due(Buckets.ALL, now, Set.of(), limitMax).stream().map(WebhookDelivery::messageId).toList();
    }

    private List<String> listed(Optional<Status> status, Optional<String> endpoint) {
        return deliveries().list(new Filter(ServiceOrders.MCH_ID, status, endpoint, Optional.empty(), 100)).stream()
                .map(WebhookDelivery::messageId).toList();
    }

    private static Filter filter(Optional<Place> before, int limitMax) {
        return new Filter(ServiceOrders.MCH_ID, Optional.empty(), Optional.empty(), before, limitMax);
    }

    private static WebhookDelivery delivery(String messageId, String endpoint, Instant now) {
        return WebhookDelivery.first(messageId, endpoint, key("HERE"), 7,
                RequestBody.of("{\"service_introduction\":\"共享充电宝 🔋\"}"), now);
    }

    private static Buckets only(Subject key) {
        return Buckets.of(List.of(Bucket.of(key)));
    }
}
