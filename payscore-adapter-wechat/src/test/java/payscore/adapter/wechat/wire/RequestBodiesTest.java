package payscore.adapter.wechat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscount;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.order.ServiceOrder;
import payscore.domain.terms.Attach;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.CompletionTerms;
import payscore.domain.terms.Device;
import payscore.domain.terms.Modification;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.terms.ServiceTime;
import payscore.domain.terms.SettledAmount;

class RequestBodiesTest {
    @Test
    void writesTheGoldenCreation() {
        var golden = Vectors.oneCase("request-signature.json", "create").get("body").asString();

        assertThat(text(RequestBodies.create(with(Optional.of(new Attach("shop=01"))), TestMerchants.NOTIFY_URL)))
                .isEqualTo(golden);
    }

    @Test
    void leavesOutWhatIsAbsent() {
        var terms = ServiceOrders.terms();
        var bare = new ServiceTerms(terms.introduction(), PostPayments.NONE, terms.postDiscounts(), terms.timeRange(),
                Optional.empty(), terms.riskFund(), Optional.empty(), Optional.empty());

        assertThat(text(RequestBodies.create(request(bare), TestMerchants.NOTIFY_URL))).isEqualTo("""
                {"out_order_no":"PS20250601_000001","appid":"wxd678efh567hg6787",\
                "service_id":"2002000000000558128851361561536","service_introduction":"共享充电宝",\
                "time_range":{"start_time":"OnAccept"},\
                "risk_fund":{"name":"DEPOSIT","amount":9900,"description":"押金"},\
                "notify_url":"https://merchant.example.com/wxpay/payscore/notify","need_user_confirm":true}""");
    }

    @Test
    void writesACompletionWithTheEndThatWasDecided() {
        assertThat(text(RequestBodies.complete(ServiceOrders.completing()))).isEqualTo("""
                {"appid":"wxd678efh567hg6787","service_id":"2002000000000558128851361561536",\
                "post_payments":[{"name":"租借费用","amount":900,"count":1}],\
                "post_discounts":[{"name":"新客立减","amount":100,"description":"首单减1元","count":1}],\
                "total_amount":800,"time_range":{"end_time":"20250601110005"},\
                "location":{"end_location":"二号门店"}}""");
    }

    @Test
    void writesTheGoldenCancellation() {
        var golden = Vectors.oneCase("request-signature.json", "cancel").get("body").asString();
        var cancelling = ServiceOrders.created()
                .cancel(new CancellationReason("用户未取走设备"), ServiceOrders.CONFIRMED_AT).order();

        assertThat(text(RequestBodies.cancel(cancelling))).isEqualTo(golden);
    }

    @Test
    void writesWhatACompletionReservesAndNames() {
        var plain = ServiceOrders.completionTerms();
        var terms = new CompletionTerms(plain.amount(), plain.end(), plain.endRemark(), Optional.empty(),
                Optional.empty(), true, Optional.of("WXG"));
        var completing = ServiceOrders.inUse().complete(terms, ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT);

        assertThat(text(RequestBodies.complete(completing.order()))).endsWith("""
                "time_range":{"end_time":"20250601110005"},"profit_sharing":true,"goods_tag":"WXG"}""");
    }

    @Test
    void writesAModificationWithItsCompleteLists() {
        var lower = new Modification(
                new SettledAmount(
                        new PostPayments(List.of(new PostPayment("租借费用", Optional.of(new Fen(700)), Optional.empty(),
                                Optional.empty()))),
                        new PostDiscounts(
                                List.of(new PostDiscount("新客立减", "首单减1元", Optional.of(new Fen(100)),
                                        Optional.empty()))),
                        new Fen(600)),
                "多计了一小时", Optional.of(new Device(Optional.empty(), Optional.of("CAB-2"), Optional.empty())),
                Optional.empty());

        assertThat(text(RequestBodies.modify(
                ServiceOrders.collecting().modify(lower, ServiceOrders.SERVICE, ServiceOrders.PAID_AT).order())))
                .isEqualTo("""
                        {"appid":"wxd678efh567hg6787","service_id":"2002000000000558128851361561536",\
                        "post_payments":[{"name":"租借费用","amount":700}],\
                        "post_discounts":[{"name":"新客立减","amount":100,"description":"首单减1元"}],\
                        "total_amount":600,"reason":"多计了一小时","device":{"end_device_id":"CAB-2"}}""");
    }

    /** Beijing time, though the service's own times are not. */
    @Test
    void writesAPaymentElsewhereAsWeChatReckonsTime() {
        assertThat(syncBody(new ServiceTime.At(ServiceOrders.PAID_AT))).isEqualTo("""
                {"appid":"wxd678efh567hg6787","service_id":"2002000000000558128851361561536",\
                "type":"Order_Paid","detail":{"paid_time":"20250601110022"}}""");
        assertThat(syncBody(new ServiceTime.On(LocalDate.of(2025, 6, 2)))).contains("\"paid_time\":\"20250602\"");
    }

    @Test
    void writesNothingMoreThanWhoseOrderIsToBeCollected() {
        assertThat(text(RequestBodies.collect(ServiceOrders.collecting()))).isEqualTo("""
                {"appid":"wxd678efh567hg6787","service_id":"2002000000000558128851361561536"}""");
    }

    private static String syncBody(ServiceTime paidTime) {
        return text(RequestBodies.sync(
                ServiceOrders.collecting().sync(paidTime, ServiceOrders.PAID_AT.plus(Duration.ofDays(3))).order()));
    }

    private static ServiceOrder with(Optional<Attach> attach) {
        var terms = ServiceOrders.terms();
        return request(new ServiceTerms(terms.introduction(), terms.postPayments(), terms.postDiscounts(),
                terms.timeRange(), terms.location(), terms.riskFund(), attach, terms.device()));
    }

    private static ServiceOrder request(ServiceTerms terms) {
        return ServiceOrder.request(ServiceOrders.KEY, ServiceOrders.SERVICE, terms, ServiceOrders.REQUESTED_AT)
                .order();
    }

    private static String text(RequestBody body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }
}
