package payscore.adapter.web.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.ServiceOrderFilter;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.Decline;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

class ServiceOrderControllerTest extends WebSliceTest {
    private static final String CREATED = """
            {
              "mch_id": "1900000109",
              "out_order_no": "PS20250601_000001",
              "order_id": "1000000000202506010000000000001",
              "appid": "wxd678efh567hg6787",
              "service_id": "2002000000000558128851361561536",
              "service_introduction": "共享充电宝",
              "state": "CREATED",
              "post_payments": [{"name": "租借费用", "description": "每小时3元，封顶99元"}],
              "post_discounts": [],
              "risk_fund": {"name": "DEPOSIT", "amount": 9900, "description": "押金"},
              "time_range": {"start_time": "OnAccept"},
              "location": {"start_location": "一号门店"},
              "device": {"start_device_id": "CAB-0001"},
              "confirmed": false,
              "next_check_at": "2025-06-01T10:00:15+08:00",
              "version": 2,
              "created_at": "2025-06-01T10:00:00+08:00",
              "updated_at": "2025-06-01T10:00:00+08:00"
            }""";

    @Test
    void aBusinessReferenceIsHandedOn() {
        var received = new ArrayList<CreateServiceOrder.Request>();
        useCases.create = request -> {
            received.add(request);
            return new CreateServiceOrder.Outcome.Created(ServiceOrders.created());
        };

        post("/v1/service-orders", CREATION.replaceFirst("\\{", "{\"business_reference\": \"rental 4711\","));

        assertThat(received.getFirst().reference()).contains(new BusinessReference("rental 4711"));
    }

    @Test
    void aCreationBecomesTheTermsItSays() {
        var received = new ArrayList<CreateServiceOrder.Request>();
        useCases.create = request -> {
            received.add(request);
            return new CreateServiceOrder.Outcome.Created(ServiceOrders.created());
        };

        post("/v1/service-orders", CREATION);

        assertThat(received).containsExactly(new CreateServiceOrder.Request(
                ServiceOrders.MCH_ID, ServiceOrders.OUT_ORDER_NO, ServiceOrders.SERVICE_ID, ServiceOrders.terms(),
                Optional.empty()));
    }

    @Test
    void aNewOrderIsAnswered201WithItsPlace() {
        useCases.create = request -> new CreateServiceOrder.Outcome.Created(ServiceOrders.created());

        var answer = post("/v1/service-orders", CREATION);

        assertThat(answer).hasStatus(201).hasHeader("Location", "/v1/service-orders/PS20250601_000001")
                .hasContentType("application/json").bodyJson().isStrictlyEqualTo(CREATED);
    }

    @Test
    void anOrderThatWasThereIsAnswered200() {
        useCases.create = request -> new CreateServiceOrder.Outcome.AlreadyThere(ServiceOrders.created());

        assertThat(post("/v1/service-orders", CREATION)).hasStatus(200).bodyJson().isStrictlyEqualTo(CREATED);
    }

    @Test
    void anUnknownAnswerIs202AndSaysWhereToLookAndWhen() {
        useCases.create = request -> new CreateServiceOrder.Outcome.NotKnownYet(ServiceOrders.requested());

        assertThat(post("/v1/service-orders", CREATION)).hasStatus(202)
                .hasHeader("Location", "/v1/service-orders/PS20250601_000001").hasHeader("Retry-After", "2")
                .bodyJson().extractingPath("$.state").isEqualTo("REQUESTED");
    }

    @Test
    void theLocationNamesTheMerchantWhenTheKeyHasSeveralAndEscapesTheNumber() {
        var key = new ServiceOrderKey(TestKeys.BETA_MERCHANT, new OutOrderNo("A|1*"));
        useCases.create = request -> new CreateServiceOrder.Outcome.Created(ServiceOrders.request(key).order());

        var answer = mvc.post().uri("/v1/service-orders").header("Authorization", "bearer " + TestKeys.BOTH)
                .contentType("application/json")
                .content(CREATION.replaceFirst("\\{", "{\"mch_id\": \"1900000200\",")).exchange();

        assertThat(answer).hasStatus(201).hasHeader("Location", "/v1/service-orders/A%7C1%2A?mch_id=1900000200");
    }

    @Test
    void anOrderIsReadWithWhatIsStillOwedToWechat() {
        var sentAt = ServiceOrders.REQUESTED_AT;
        var command = Command
                .firstAttempt(new CommandId("0".repeat(32)), ServiceOrders.KEY, CommandKind.CREATE,
                        RequestBody.of("{}"), sentAt)
                .refusedForNow(new Decline("FREQUENCY_LIMITED", "too often"), sentAt.plusSeconds(5));
        useCases.read = key -> new ReadServiceOrder.View(ServiceOrders.requested(), Optional.of(command));

        assertThat(get("/v1/service-orders/PS20250601_000001")).bodyJson().isLenientlyEqualTo("""
                {"state": "REQUESTED", "unfinished_command": {"kind": "CREATE", "since": "2025-06-01T10:00:00+08:00",
                 "next_attempt_at": "2025-06-01T10:00:05+08:00",
                 "refusal": {"code": "FREQUENCY_LIMITED", "message": "too often"}}}""");
    }

    @Test
    void aPaidOrderShowsItsCompletionItsCollectionAndItsUser() {
        useCases.read = key -> new ReadServiceOrder.View(ServiceOrders.paidOrder(), Optional.empty());

        assertThat(get("/v1/service-orders/PS20250601_000001")).bodyJson().isStrictlyEqualTo("""
                {
                  "mch_id": "1900000109",
                  "out_order_no": "PS20250601_000001",
                  "order_id": "1000000000202506010000000000001",
                  "appid": "wxd678efh567hg6787",
                  "service_id": "2002000000000558128851361561536",
                  "service_introduction": "共享充电宝",
                  "state": "DONE",
                  "total_amount": 800,
                  "need_collection": true,
                  "collection": {
                    "state": "USER_PAID", "total_amount": 800, "paying_amount": 0, "paid_amount": 800,
                    "details": [{"seq": 1, "amount": 800, "paid_type": "NEWTON",
                      "paid_time": "2025-06-01T11:00:22+08:00", "transaction_id": "4200002501202506011234567890"}]
                  },
                  "post_payments": [{"name": "租借费用", "amount": 900, "count": 1}],
                  "post_discounts": [{"name": "新客立减", "description": "首单减1元", "amount": 100, "count": 1}],
                  "risk_fund": {"name": "DEPOSIT", "amount": 9900, "description": "押金"},
                  "time_range": {"start_time": "2025-06-01T10:00:10+08:00", "end_time": "2025-06-01T11:00:05+08:00"},
                  "location": {"start_location": "一号门店", "end_location": "二号门店"},
                  "device": {"start_device_id": "CAB-0001"},
                  "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
                  "confirmed": true,
                  "version": 6,
                  "created_at": "2025-06-01T10:00:00+08:00",
                  "updated_at": "2025-06-01T11:00:22+08:00"
                }""");
    }

    @Test
    void anAnswerThatMayBeKeptForReplayDoesNotNameTheUser() {
        useCases.create = request -> new CreateServiceOrder.Outcome.AlreadyThere(ServiceOrders.inUse());

        assertThat(post("/v1/service-orders", CREATION)).bodyJson().doesNotHavePath("$.openid");
    }

    @Test
    void everyPositionShowsItsWordsAndWhetherTheUserHasConfirmed() {
        for (var position : Position.values()) {
            useCases.read = key -> new ReadServiceOrder.View(ServiceOrders.at(position), Optional.empty());

            var shown = get("/v1/service-orders/PS20250601_000001").exchange();

            assertThat(shown).as(position.name()).bodyJson().isLenientlyEqualTo(
                    "{\"state\": \"%s\", \"confirmed\": %s}".formatted(position.state(), position.isConfirmed()));
            if (position.stateDescription().isEmpty()) {
                assertThat(shown).bodyJson().doesNotHavePath("$.state_description");
            } else {
                assertThat(shown).bodyJson().extractingPath("$.state_description")
                        .isEqualTo(position.stateDescription());
            }
        }
    }

    @Test
    void aCreationWechatDeclinedStaysVisible() {
        var declined = ServiceOrders.requested()
                .creationDeclined(new Decline("NO_AUTH", "商户无权限"), ServiceOrders.REQUESTED_AT).orElseThrow().order();
        useCases.read = key -> new ReadServiceOrder.View(declined, Optional.empty());

        assertThat(get("/v1/service-orders/PS20250601_000001")).bodyJson().isLenientlyEqualTo(
                "{\"state\": \"REQUESTED\", \"declined\": {\"code\": \"NO_AUTH\", \"message\": \"商户无权限\"}}");
    }

    @Test
    void aRefreshSaysWhetherWechatKnowsTheOrder() {
        useCases.refresh = key -> new RefreshServiceOrder.Outcome.UpToDate(ServiceOrders.inUse());
        assertThat(post("/v1/service-orders/PS20250601_000001/refresh")).hasStatus(200).bodyJson()
                .isLenientlyEqualTo("""
                        {"known_to_wechat": true, "state": "DOING", "state_description": "USER_CONFIRM"}""");

        useCases.refresh = key -> new RefreshServiceOrder.Outcome.NotAtWeChat(ServiceOrders.requested());
        assertThat(post("/v1/service-orders/PS20250601_000001/refresh")).hasStatus(200).bodyJson()
                .isLenientlyEqualTo("{\"known_to_wechat\": false, \"state\": \"REQUESTED\"}");
    }

    @Test
    @Covers("M18")
    void aListIsWalkedByCursor() {
        var first = orderNumbered("A1");
        var second = orderNumbered("A2");
        var filters = new ArrayList<ServiceOrderFilter>();
        useCases.list = filter -> {
            filters.add(filter);
            return filter.after().isEmpty() ? List.of(first, second) : List.of(second);
        };

        var page = get("/v1/service-orders?limit=1").exchange();
        assertThat(page).hasStatus(200).bodyJson().extractingPath("$.items[*].out_order_no").asArray()
                .containsExactly("A1");
        var last = get("/v1/service-orders?limit=1&cursor=" + Json.at(page, "/next_cursor")).exchange();

        assertThat(last).bodyJson().doesNotHavePath("$.next_cursor").extractingPath("$.items[*].out_order_no").asArray()
                .containsExactly("A2");
        assertThat(filters).extracting(ServiceOrderFilter::limitMax).containsOnly(2);
        assertThat(filters.get(1).after()).contains(
                new ServiceOrderFilter.Place(ServiceOrders.REQUESTED_AT, new OutOrderNo("A1")));
    }

    @Test
    void aListIsFilteredByWechatsWordsAndTime() {
        var filters = new ArrayList<ServiceOrderFilter>();
        useCases.list = filter -> {
            filters.add(filter);
            return List.of();
        };

        assertThat(get("/v1/service-orders?state=DOING&state=REVOKED&created_after=2025-06-01T10:00:00%2B08:00"))
                .hasStatus(200).bodyJson().isStrictlyEqualTo("{\"items\": []}");

        assertThat(filters).containsExactly(new ServiceOrderFilter(ServiceOrders.MCH_ID,
                Set.of(Position.IN_USE, Position.COLLECTING, Position.CANCELLED),
                Optional.of(ServiceOrders.REQUESTED_AT), Optional.empty(), 21));
    }

    private static ServiceOrder orderNumbered(String number) {
        return ServiceOrders.request(new ServiceOrderKey(ServiceOrders.MCH_ID, new OutOrderNo(number))).order();
    }
}
