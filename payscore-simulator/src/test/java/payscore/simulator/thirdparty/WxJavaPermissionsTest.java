package payscore.simulator.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.binarywang.wxpay.bean.payscore.PostPayment;
import com.github.binarywang.wxpay.bean.payscore.RiskFund;
import com.github.binarywang.wxpay.bean.payscore.TimeRange;
import com.github.binarywang.wxpay.bean.payscore.UserAuthorizationStatusNotifyResult;
import com.github.binarywang.wxpay.bean.payscore.WxPayScoreRequest;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.PayScoreService;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import payscore.simulator.NotificationReceiver;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Vectors;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Service;

/** The authorisation methods of WxJava's PayScoreService; those about orders are in {@link WxJavaTest}. */
class WxJavaPermissionsTest {
    private static final String SERVICE = "2002000000000558128851361561600";
    private static final String USER = "oUserOfWxJava";

    private final NotificationReceiver receiver = new NotificationReceiver();
    private final Simulator simulator = Simulator.start(Simulators.configuration()
            .with(Service.withoutConfirmation(SERVICE, Vectors.MCH_ID, Vectors.APP_ID, Simulators.CEILING)));
    private final PayScoreService payScore = Clients.wxJava(simulator, SERVICE, receiver.url());

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void prePermitsWithATokenThePhoneAcceptsAndQueriesByCode() throws WxPayException {
        var token = prePermitted("A-1");

        assertThat(payScore.permissionsQueryByAuthorizationCode("A-1").getAuthorizationState())
                .isEqualTo("UNBINDUSER");
        var launch = Json.text(Map.of("businessType", "wxpayScoreEnable", "extraData",
                Map.of("apply_permissions_token", token)));
        assertThat(simulator.control().openAuthorization(launch, USER).canAccept()).isTrue();
        simulator.control().authorize("A-1", USER);
        var available = payScore.permissionsQueryByAuthorizationCode("A-1");
        assertThat(available.getAuthorizationState()).isEqualTo("AVAILABLE");
        assertThat(available.getOpenid()).isEqualTo(USER);
        assertThat(available.getAuthorizationSuccessTime()).isNotEmpty();
    }

    @Test
    void terminatesByCodeAndReadsBothEvents() throws WxPayException {
        prePermitted("A-1");
        simulator.control().authorize("A-1", USER);
        simulator.control().advance(Duration.ofSeconds(1));

        payScore.permissionsTerminateByAuthorizationCode("A-1", "不再使用");
        simulator.control().advance(Duration.ofSeconds(1));

        assertThat(payScore.permissionsQueryByAuthorizationCode("A-1").getAuthorizationState())
                .isEqualTo("UNAVAILABLE");
        var opened = event(0);
        assertThat(opened.getUserServiceStatus()).isEqualTo("USER_OPEN_SERVICE");
        assertThat(opened.getAuthorizationCode()).isEqualTo("A-1");
        assertThat(opened.getOpenid()).isEqualTo(USER);
        assertThat(event(1).getUserServiceStatus()).isEqualTo("USER_CLOSE_SERVICE");
    }

    @Test
    void queriesAndTerminatesByUser() throws WxPayException {
        assertThat(payScore.permissionsQueryByOpenId(USER).getAuthorizationState()).isEqualTo("UNAVAILABLE");
        prePermitted("A-1");
        simulator.control().authorize("A-1", USER);
        assertThat(payScore.permissionsQueryByOpenId(USER).getAuthorizationState()).isEqualTo("AVAILABLE");

        payScore.permissionsTerminateByOpenId(USER, "不再使用");

        assertThat(payScore.permissionsQueryByOpenId(USER).getAuthorizationState()).isEqualTo("UNAVAILABLE");
        assertThatThrownBy(() -> payScore.permissionsTerminateByOpenId(USER, "不再使用"))
                .isInstanceOfSatisfying(WxPayException.class,
                        refused -> assertThat(refused.getErrCode()).isEqualTo("INVALID_REQUEST"));
    }

    @Test
    void createsAnOrderThatTheUserNeedNotConfirm() throws WxPayException {
        prePermitted("A-1");
        simulator.control().authorize("A-1", USER);

        var created = payScore.createServiceOrder(creation("WX1"));

        assertThat(created.getOutOrderNo()).isEqualTo("WX1");
        assertThat(payScore.queryServiceOrder("WX1", null).getState()).isEqualTo("DOING");
    }

    /** A method of a newer release is seen here. */
    @Test
    void noMethodIsLeftOut() {
        assertThat(Arrays.stream(PayScoreService.class.getMethods()).map(Method::getName))
                .containsExactlyInAnyOrder("permissions", "permissionsQueryByAuthorizationCode",
                        "permissionsTerminateByAuthorizationCode", "permissionsQueryByOpenId",
                        "permissionsTerminateByOpenId", "parseUserAuthorizationStatusNotifyResult",
                        // In the other test:
                        "createServiceOrder", "queryServiceOrder", "cancelServiceOrder", "modifyServiceOrder",
                        "completeServiceOrder", "payServiceOrder", "syncServiceOrder", "parseNotifyData",
                        "decryptNotifyDataResource");
    }

    private String prePermitted(String code) throws WxPayException {
        return payScore.permissions(WxPayScoreRequest.builder().authorizationCode(code).build())
                .getApplyPermissionsToken();
    }

    private UserAuthorizationStatusNotifyResult event(int index) throws WxPayException {
        var delivery = receiver.received().get(index);
        return payScore.parseUserAuthorizationStatusNotifyResult(Clients.text(delivery),
                Clients.wxJavaHeader(delivery));
    }

    private static WxPayScoreRequest creation(String outOrderNo) {
        var payment = new PostPayment();
        payment.setName("租借费用");
        payment.setAmount(500);
        var riskFund = new RiskFund();
        riskFund.setName("ESTIMATE_ORDER_COST");
        riskFund.setAmount(9900);
        var request = WxPayScoreRequest.builder().outOrderNo(outOrderNo).build();
        request.setServiceIntroduction("共享充电宝");
        request.setTimeRange(new TimeRange("OnAccept", null, null, null));
        request.setPostPayments(List.of(payment));
        request.setRiskFund(riskFund);
        request.setNeedUserConfirm(false);
        request.setOpenid(USER);
        return request;
    }
}
