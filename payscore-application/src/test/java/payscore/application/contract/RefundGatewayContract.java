package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.RefundAnswer;
import payscore.application.port.out.wechat.RefundGateway;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundPayee;
import payscore.domain.refund.RefundReport;
import payscore.domain.refund.RefundStatus;

/** What every way to WeChat's refunds must do. Whoever brings another gateway brings a WeChat to try it on, too. */
public interface RefundGatewayContract {
    RefundPayee CARD = new RefundPayee.UserBankCard(new RefundPayee.BankType("ICBC_DEBIT"),
            new RefundPayee.BankAccount("6222020200112233403"), new RefundPayee.RealName("张三"));

    /** The gateway under test; it serves the merchant of {@link ServiceOrders}. */
    RefundGateway refunds();

    /** The other side. */
    WeChatSide weChat();

    /** What a test can make WeChat do. */
    interface WeChatSide {
        /** The number of a transaction that collected {@link ServiceOrders#TOTAL} of an order. */
        TransactionId collects();

        /** Refunds accepted from now on stay PROCESSING until one is settled. */
        void takesItsTime();

        void settles(OutRefundNo outRefundNo, RefundStatus outcome);

        /** Every refund from now on is refused so; empty: as it should be. */
        void refusesRefunds(Optional<String> code);

        /** The next refund is accepted and the answer never arrives. */
        void losesItsNextRefundAnswer();

        void passes(Duration time);

        /** Whom WeChat pays a stuck refund to instead, in the clear: bank type, account and name. */
        List<String> payeeOf(OutRefundNo outRefundNo);
    }

    @Test
    default void aRefundIsAcceptedAndLaterPaidOut() {
        weChat().takesItsTime();
        var refund = refundOf(weChat().collects(), "R_-*|@1", 300);

        assertThat(report(send(refund))).satisfies(report -> {
            assertThat(report.status()).isEqualTo(RefundStatus.PROCESSING);
            assertThat(report.refundId()).isPresent();
            assertThat(refund.isToldBy(report)).isTrue();
            assertThat(report.total()).isEqualTo(ServiceOrders.TOTAL);
        });
        weChat().settles(refund.outRefundNo(), RefundStatus.SUCCESS);

        assertThat(queried(refund)).isInstanceOfSatisfying(RefundAnswer.Found.class, found -> {
            assertThat(found.report().status()).isEqualTo(RefundStatus.SUCCESS);
            assertThat(found.report().succeededAt()).isPresent();
        });
    }

    @Test
    default void theSameBytesAreTheSameRefund() {
        weChat().takesItsTime();
        var refund = refundOf(weChat().collects(), "R1", 800);
        weChat().losesItsNextRefundAnswer();

        assertThat(send(refund)).isInstanceOf(CommandAnswer.Unknown.class);
        assertThat(report(send(refund)).amount()).isEqualTo(new Fen(800));
        assertThat(refunds().render(ServiceOrders.MCH_ID, refund)).isEqualTo(
                refunds().render(ServiceOrders.MCH_ID, refund));
    }

    @Test
    default void anUnknownRefundIsNotFound() {
        assertThat(refunds().query(ServiceOrders.MCH_ID, new OutRefundNo("NOBODY"))).isEqualTo(
                new RefundAnswer.NotFound());
    }

    @Test
    default void closedAndAbnormalAreTold() {
        weChat().takesItsTime();
        var transaction = weChat().collects();
        var closed = refundOf(transaction, "R1", 300);
        var abnormal = refundOf(transaction, "R2", 300);
        send(closed);
        weChat().passes(Duration.ofMinutes(1));
        send(abnormal);
        weChat().settles(closed.outRefundNo(), RefundStatus.CLOSED);
        weChat().settles(abnormal.outRefundNo(), RefundStatus.ABNORMAL);

        assertThat(statusOf(closed)).isEqualTo(RefundStatus.CLOSED);
        assertThat(statusOf(abnormal)).isEqualTo(RefundStatus.ABNORMAL);
    }

    @Test
    default void moreThanIsLeftIsRefusedForNowBecauseAnEarlierAttemptMayBeWhatTookIt() {
        var transaction = weChat().collects();
        send(refundOf(transaction, "R1", 800));
        weChat().passes(Duration.ofMinutes(1));

        assertThat(send(refundOf(transaction, "R2", 1))).isInstanceOf(CommandAnswer.RefusedForNow.class);
    }

    @Test
    default void everyDocumentedRefusalIsTakenForWhatItIs() {
        var refund = refundOf(weChat().collects(), "R1", 300);

        assertThat(refused(refund, "NOT_ENOUGH")).isInstanceOf(CommandAnswer.NotEnough.class);
        for (var code : new String[]{"PARAM_ERROR", "MCH_NOT_EXISTS", "NO_AUTH", "USER_ACCOUNT_ABNORMAL"}) {
            assertThat(refused(refund, code)).as(code).isInstanceOf(CommandAnswer.Declined.class);
        }
        for (var code : new String[]{"INVALID_REQUEST", "REQUEST_BLOCKED", "RESOURCE_NOT_EXISTS"}) {
            assertThat(refused(refund, code)).as(code).isInstanceOf(CommandAnswer.RefusedForNow.class);
        }
        assertThat(refused(refund, "FREQUENCY_LIMITED")).isInstanceOf(CommandAnswer.Throttled.class);
        assertThat(refused(refund, "SYSTEM_ERROR")).isInstanceOf(CommandAnswer.Unknown.class);
        weChat().refusesRefunds(Optional.empty());
        assertThat(send(refund)).isInstanceOf(CommandAnswer.RefundAccepted.class);
    }

    @Test
    default void aRefundNamesTheTransactionAndNeverTheOrder() {
        var body = refunds().render(ServiceOrders.MCH_ID, refundOf(ServiceOrders.TRANSACTION_ID, "R1", 300));

        assertThat(new String(body.bytes(), StandardCharsets.UTF_8)).contains(ServiceOrders.TRANSACTION_ID.value())
                .doesNotContain("out_trade_no");
    }

    @Test
    default void aStuckRefundIsPaidToAnotherCardAndOnlyWeChatCanReadWhose() {
        var stuck = stuckRefund();

        assertThat(report(refunds().applyAbnormal(ServiceOrders.MCH_ID, stuck, CARD)).status())
                .isEqualTo(RefundStatus.PROCESSING);
        assertThat(weChat().payeeOf(stuck.outRefundNo())).containsExactly("ICBC_DEBIT", "6222020200112233403", "张三");
        weChat().settles(stuck.outRefundNo(), RefundStatus.SUCCESS);
        assertThat(statusOf(stuck)).isEqualTo(RefundStatus.SUCCESS);
    }

    @Test
    default void aStuckRefundIsPaidToTheMerchantWithoutNamingAnybody() {
        var stuck = stuckRefund();

        assertThat(report(refunds().applyAbnormal(ServiceOrders.MCH_ID, stuck, new RefundPayee.MerchantBankCard()))
                .status()).isEqualTo(RefundStatus.PROCESSING);
        assertThat(weChat().payeeOf(stuck.outRefundNo())).isEmpty();
    }

    @Test
    default void whatIsKeptOfTheRequestLacksWhomTheMoneyGoesTo() {
        var kept = refunds().renderAbnormal(stuckRefund(), CARD);

        assertThat(new String(kept.bytes(), StandardCharsets.UTF_8)).contains("USER_BANK_CARD", "ICBC_DEBIT")
                .doesNotContain("bank_account", "real_name", "6222", "张三");
    }

    @Test
    default void onlyWhatIsStuckIsPaidAnotherWay() {
        var stuck = stuckRefund();
        refunds().applyAbnormal(ServiceOrders.MCH_ID, stuck, CARD);

        assertThat(refunds().applyAbnormal(ServiceOrders.MCH_ID, stuck, CARD))
                .isInstanceOf(CommandAnswer.RefusedForNow.class);
    }

    @Test
    default void everyDocumentedRefusalOfAnotherWayIsTakenForWhatItIs() {
        var stuck = stuckRefund();

        assertThat(notRedirected(stuck, "NOT_ENOUGH")).isInstanceOf(CommandAnswer.NotEnough.class);
        for (var code : new String[]{"PARAM_ERROR", "MCH_NOT_EXISTS", "NO_AUTH", "USER_ACCOUNT_ABNORMAL"}) {
            assertThat(notRedirected(stuck, code)).as(code).isInstanceOf(CommandAnswer.Declined.class);
        }
        for (var code : new String[]{"INVALID_REQUEST", "REQUEST_BLOCKED", "RESOURCE_NOT_EXISTS"}) {
            assertThat(notRedirected(stuck, code)).as(code).isInstanceOf(CommandAnswer.RefusedForNow.class);
        }
        assertThat(notRedirected(stuck, "FREQUENCY_LIMITED")).isInstanceOf(CommandAnswer.Throttled.class);
        assertThat(notRedirected(stuck, "SYSTEM_ERROR")).isInstanceOf(CommandAnswer.Unknown.class);
    }

    private CommandAnswer notRedirected(Refund stuck, String code) {
        weChat().refusesRefunds(Optional.of(code));
        return refunds().applyAbnormal(ServiceOrders.MCH_ID, stuck, CARD);
    }

    private Refund stuckRefund() {
        weChat().takesItsTime();
        var refund = refundOf(weChat().collects(), "R1", 300);
        var id = report(send(refund)).refundId();
        weChat().settles(refund.outRefundNo(), RefundStatus.ABNORMAL);
        return new Refund(refund.outRefundNo(), refund.transactionId(), refund.amount(), refund.total(),
                refund.reason(), RefundStatus.ABNORMAL, id, Optional.empty(), Optional.empty(), refund.requestedAt());
    }

    private CommandAnswer refused(Refund refund, String code) {
        weChat().refusesRefunds(Optional.of(code));
        return send(refund);
    }

    private CommandAnswer send(Refund refund) {
        return refunds().send(ServiceOrders.MCH_ID, refunds().render(ServiceOrders.MCH_ID, refund));
    }

    private RefundAnswer queried(Refund refund) {
        return refunds().query(ServiceOrders.MCH_ID, refund.outRefundNo());
    }

    private RefundStatus statusOf(Refund refund) {
        return ((RefundAnswer.Found) queried(refund)).report().status();
    }

    private static RefundReport report(CommandAnswer answer) {
        return ((CommandAnswer.RefundAccepted) answer).report();
    }

    private static Refund refundOf(TransactionId transaction, String number, long amount) {
        return new Refund(new OutRefundNo(number), transaction, new Fen(amount), ServiceOrders.TOTAL,
                Optional.of("少租了一小时"), RefundStatus.REQUESTED, Optional.empty(), Optional.empty(), Optional.empty(),
                ServiceOrders.PAID_AT);
    }
}
