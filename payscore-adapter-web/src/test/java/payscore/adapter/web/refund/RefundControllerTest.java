package payscore.adapter.web.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.refund.ReadRefund;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.order.Decline;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.Source;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.RefundNotAbnormal;
import payscore.domain.refund.RefundPayee;
import payscore.domain.refund.RefundReport;
import payscore.domain.refund.RefundStatus;
import payscore.domain.refund.RefundTerms;

class RefundControllerTest extends WebSliceTest {
    private static final String ORDER = "/v1/service-orders/PS20250601_000001";
    private static final String ABNORMAL = "/v1/refunds/R%7C1/apply-abnormal-refund";
    private static final String CARD = """
            {"type": "USER_BANK_CARD", "bank_type": "ICBC_DEBIT", "bank_account": "6222020200112233403",
             "real_name": "张三"}""";
    private static final OutRefundNo NUMBER = new OutRefundNo("R|1");
    private static final RefundTerms TERMS = new RefundTerms(NUMBER, new Fen(300), Optional.of("少租了一小时"));

    @Test
    void anAcceptedRefundIsShownAsWeChatHasIt() {
        var asked = new ArrayList<RefundTerms>();
        var processing = told(RefundStatus.PROCESSING);
        useCases.refund = (key, terms) -> {
            asked.add(terms);
            return new DecisionOutcome.Done(processing);
        };
        useCases.readRefund = (mchId, number) -> view(processing, Optional.empty());

        assertThat(refund()).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {"out_order_no": "PS20250601_000001", "refund": {"out_refund_no": "R|1", "amount": 300,
                 "status": "PROCESSING", "transaction_id": "4200002501202506011234567890"}}""");
        assertThat(asked).isEqualTo(List.of(TERMS));
    }

    @Test
    void whileTheMerchantHasTooLittleMoneyItIsWaitingAndSaysWhy() {
        var requested = requested();
        var command = Command.firstAttempt(new CommandId("0".repeat(32)), ServiceOrders.KEY, CommandKind.REFUND,
                RequestBody.of("{}"), ServiceOrders.PAID_AT)
                .refusedForNow(new Decline("NOT_ENOUGH", "余额不足"), ServiceOrders.PAID_AT.plusSeconds(60));
        useCases.refund = (key, terms) -> new DecisionOutcome.NotKnownYet(requested);
        useCases.readRefund = (mchId, number) -> view(requested, Optional.of(command));

        assertThat(refund()).hasStatus(202).hasHeader("Location", "/v1/refunds/R%7C1").hasHeader("Retry-After", "2")
                .bodyJson().isLenientlyEqualTo("""
                        {"refund": {"status": "REQUESTED"}, "waiting": {"code": "NOT_ENOUGH"}}""");
    }

    @Test
    void aRefusalOfWeChatsIsAProblem() {
        useCases.refund = (key, terms) -> new DecisionOutcome.Declined(requested(),
                new Decline("USER_ACCOUNT_ABNORMAL", "用户账户注销"));

        assertThat(refund()).hasStatus(422).bodyJson().extractingPath("$.wechat_code")
                .isEqualTo("USER_ACCOUNT_ABNORMAL");
    }

    @Test
    void everythingWrongIsListedAtOnce() {
        assertThat(post(ORDER + "/refunds", """
                {"out_refund_no": "R 1", "amount": -1, "reason": "%s"}""".formatted("x".repeat(81)))).hasStatus(422)
                .bodyJson().extractingPath("$.errors[*].pointer").asArray()
                .containsExactly("/out_refund_no", "/amount", "/reason");
        assertThat(useCases.calls).hasValue(0);
    }

    @Test
    void theListSumsUpWhatWasPaidBackAndWhatIsOnItsWay() {
        useCases.read = key -> new ReadServiceOrder.View(told(RefundStatus.ABNORMAL), Optional.empty());

        assertThat(get(ORDER + "/refunds")).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {"refunded_amount": 0, "claimed_amount": 300, "refunds": [{"status": "ABNORMAL"}]}""");
        assertThat(get(ORDER)).bodyJson().extractingPath("$.refunds[0].out_refund_no").isEqualTo("R|1");
    }

    @Test
    void aRefundIsReadByItsNumber() {
        var asked = new ArrayList<OutRefundNo>();
        useCases.readRefund = (mchId, number) -> {
            asked.add(number);
            return view(told(RefundStatus.SUCCESS), Optional.empty());
        };

        assertThat(get("/v1/refunds/R%7C1")).hasStatus(200).bodyJson().extractingPath("$.refund.status")
                .isEqualTo("SUCCESS");
        assertThat(asked).containsExactly(NUMBER);
    }

    @Test
    void aStuckRefundIsPaidAnotherWayAndNothingOfWhomIsEchoed() {
        var asked = new ArrayList<RefundPayee>();
        var stuck = told(RefundStatus.ABNORMAL);
        useCases.applyAbnormal = (mchId, number, payee) -> {
            asked.add(payee);
            return new DecisionOutcome.Done(stuck);
        };
        useCases.readRefund = (mchId, number) -> view(stuck, Optional.empty());

        assertThat(post(ABNORMAL, CARD)).hasStatus(200).bodyText().doesNotContain("6222").doesNotContain("张三");
        assertThat(asked).containsExactly(new RefundPayee.UserBankCard(new RefundPayee.BankType("ICBC_DEBIT"),
                new RefundPayee.BankAccount("6222020200112233403"), new RefundPayee.RealName("张三")));
        assertThat(post(ABNORMAL, "{\"type\": \"MERCHANT_BANK_CARD\"}")).hasStatus(200);
        assertThat(asked).last().isEqualTo(new RefundPayee.MerchantBankCard());
    }

    @Test
    void eachTypeHasItsOwnFieldsAndNoMistakeRepeatsAValue() {
        assertThat(post(ABNORMAL, "{\"type\": \"USER_BANK_CARD\", \"bank_type\": \"icbc\"}")).hasStatus(422).bodyJson()
                .extractingPath("$.errors[*].pointer").asArray()
                .containsExactly("/bank_type", "/bank_account", "/real_name");
        assertThat(post(ABNORMAL, CARD.replace("USER_", "MERCHANT_"))).hasStatus(422).bodyJson()
                .extractingPath("$.errors[*].pointer").asArray()
                .containsExactly("/bank_type", "/bank_account", "/real_name");
        assertThat(post(ABNORMAL, CARD.replace("USER_", "MY_"))).hasStatus(422).bodyText().doesNotContain("6222")
                .doesNotContain("张三");
        assertThat(useCases.calls).hasValue(0);
    }

    @Test
    void aRefundThatIsNotStuckIsAProblem() {
        useCases.applyAbnormal = (mchId, number, payee) -> {
            throw new RefundNotAbnormal(number, RefundStatus.SUCCESS);
        };

        assertThat(post(ABNORMAL, CARD)).hasStatus(409).bodyJson().extractingPath("$.type")
                .isEqualTo("/problems/refund-not-abnormal");
    }

    private MvcTestResult refund() {
        return post(ORDER + "/refunds", "{\"out_refund_no\": \"R|1\", \"amount\": 300, \"reason\": \"少租了一小时\"}");
    }

    private static ServiceOrder requested() {
        return ServiceOrders.paidOrder().refund(TERMS, ServiceOrders.PAID_AT).order();
    }

    private static ServiceOrder told(RefundStatus status) {
        return requested().learnOfRefund(new RefundReport(NUMBER, ServiceOrders.TRANSACTION_ID, Optional.empty(),
                new Fen(300), ServiceOrders.TOTAL, status, Optional.empty()), new Source.Answer(), Optional.empty(),
                ServiceOrders.PAID_AT).orElseThrow().order();
    }

    private static ReadRefund.View view(ServiceOrder order, Optional<Command> unfinished) {
        return new ReadRefund.View(order, order.refunds().find(NUMBER).orElseThrow(), unfinished);
    }
}
