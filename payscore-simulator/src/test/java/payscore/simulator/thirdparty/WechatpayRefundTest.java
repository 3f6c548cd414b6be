package payscore.simulator.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.simulator.MerchantClient;
import payscore.simulator.NotificationReceiver;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Terms;

/** The refunds of WeChat Pay's own Java SDK: 800 fen were collected by one transaction. */
class WechatpayRefundTest {
    private final NotificationReceiver receiver = new NotificationReceiver();
    private final Simulator simulator = Simulator.start(Simulators.configuration());
    private final RefundService refunds = new RefundService.Builder().httpClient(Clients.wechatpay(simulator)).build();
    private String transactionId;

    @BeforeEach
    void collect() {
        var merchant = new MerchantClient(simulator);
        merchant.create(Terms.creation("PS1").toString());
        simulator.control().accept("PS1");
        simulator.control().advance(Duration.ofSeconds(20));
        merchant.act("PS1", "complete", Terms.completion(simulator, 800).toString());
        simulator.control().pay("PS1");
        transactionId = simulator.control().truth("PS1").orElseThrow().collected().getFirst().transactionId()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void createsARefund() {
        var refund = refunds.create(request("R1", 300));

        assertThat(refund.getStatus()).isEqualTo(Status.PROCESSING);
        assertThat(refund.getTransactionId()).isEqualTo(transactionId);
        assertThat(refund.getAmount().getRefund()).isEqualTo(300);
        assertThat(refund.getRefundId()).isNotEmpty();
    }

    @Test
    void queriesARefundByItsNumber() {
        refunds.create(request("R1", 300));
        simulator.control().advance(Duration.ofSeconds(2));

        var refund = queried("R1");

        assertThat(refund.getStatus()).isEqualTo(Status.SUCCESS);
        assertThat(refund.getSuccessTime()).isNotEmpty();
        assertThat(refund.getAmount().getTotal()).isEqualTo(800);
    }

    @Test
    void readsTheMessageAboutARefund() {
        var request = request("R1", 300);
        request.setNotifyUrl(receiver.url());
        refunds.create(request);
        simulator.control().advance(Duration.ofSeconds(3));

        var told = new NotificationParser(Clients.wechatpayConfig()).parse(
                Clients.wechatpayRequest(receiver.received().getFirst()), RefundNotification.class);

        assertThat(told.getOutRefundNo()).isEqualTo("R1");
        assertThat(told.getRefundStatus()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void understandsARefusal() {
        assertThatThrownBy(() -> refunds.create(request("R1", 801))).isInstanceOfSatisfying(ServiceException.class,
                refused -> assertThat(refused.getErrorCode()).isEqualTo("INVALID_REQUEST"));
        assertThatThrownBy(() -> queried("R1")).isInstanceOfSatisfying(ServiceException.class,
                refused -> assertThat(refused.getErrorCode()).isEqualTo("RESOURCE_NOT_EXISTS"));
    }

    /** This release has no method for abnormal refunds; one that has it is seen here. */
    @Test
    void noMethodIsLeftOut() {
        assertThat(Arrays.stream(RefundService.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())).map(Method::getName))
                .containsExactlyInAnyOrder("create", "queryByOutRefundNo");
    }

    private CreateRequest request(String outRefundNo, long amount) {
        var amounts = new AmountReq();
        amounts.setRefund(amount);
        amounts.setTotal(800L);
        amounts.setCurrency("CNY");
        var request = new CreateRequest();
        request.setTransactionId(transactionId);
        request.setOutRefundNo(outRefundNo);
        request.setReason("多收一小时");
        request.setAmount(amounts);
        return request;
    }

    private Refund queried(String outRefundNo) {
        var query = new QueryByOutRefundNoRequest();
        query.setOutRefundNo(outRefundNo);
        return refunds.queryByOutRefundNo(query);
    }
}
