package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.industry.Industry;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.SubMode;
import payscore.domain.money.Fen;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundReport;
import payscore.domain.refund.RefundStatus;
import payscore.domain.refund.RefundTerms;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.ServiceTime;
import payscore.domain.violation.InvalidTerms;

class WhatTheMerchantDecidesTest {
    private static final Instant NOW = ServiceOrders.PAID_AT.plusSeconds(600);
    private static final Decline REFUSED = new Decline("NO_AUTH", "商户暂无权限使用此服务");
    private static final OutRefundNo REFUND_NO = new OutRefundNo("R1");
    private static final CancellationReason REASON = new CancellationReason("用户未取用");

    @Nested
    class ToRequest {
        @Test
        void anOrderIsBornRequestedWithVersionOne() {
            var born = ServiceOrders.request(ServiceOrders.KEY);

            assertThat(born.order().position()).isEqualTo(Position.REQUESTED);
            assertThat(born.order().version()).isEqualTo(1);
            assertThat(born.order().appId()).isEqualTo(ServiceOrders.APP_ID);
            assertThat(born.order().serviceId()).isEqualTo(ServiceOrders.SERVICE_ID);
            assertThat(born.order().totalAmount()).isEmpty();
            assertThat(born.order().nextCheck()).isEmpty();
            assertThat(born.event().kind()).isEqualTo(ServiceOrderEvent.Kind.REQUESTED);
        }

        @Test
        void termsTheServiceDoesNotAllowAreNeverStored() {
            var enjoyFirst = new Service(ServiceOrders.SERVICE_ID, ServiceOrders.APP_ID, SubMode.ENJOY_FIRST,
                    new Fen(9_899));

            assertThat(pointersOf(() -> ServiceOrder.request(ServiceOrders.KEY, enjoyFirst, ServiceOrders.terms(),
                    ServiceOrders.REQUESTED_AT))).containsExactly("/risk_fund/name", "/risk_fund/amount");
        }

        @Test
        void aDeclinedCreationCanBeAskedForAgain() {
            var declined = ServiceOrders.requested().creationDeclined(REFUSED, NOW).orElseThrow();

            assertThat(declined.order().state()).isEqualTo(new ServiceOrderState.Requested(Optional.of(REFUSED)));
            assertThat(declined.event().kind()).isEqualTo(ServiceOrderEvent.Kind.DECLINED);
            assertThat(declined.event().remark()).contains("NO_AUTH");

            var again = declined.order().requestAgain(NOW);

            assertThat(again.order().state()).isEqualTo(new ServiceOrderState.Requested(Optional.empty()));
            assertThat(again.order().version()).isEqualTo(3);
            assertThat(again.event().kind()).isEqualTo(ServiceOrderEvent.Kind.REQUESTED);
        }

        @Test
        void aDeclinedCreationIsOutweighedByAFact() {
            var declined = ServiceOrders.requested().creationDeclined(REFUSED, NOW).orElseThrow().order();
            var learned = declined.learn(ServiceOrders.observed(
                    Facts.saying(Position.CREATED), new Source.Query(declined.version()), NOW));

            assertThat(learned).isInstanceOf(Learned.Changed.class);
        }

        @ParameterizedTest
        @EnumSource(names = "REQUESTED", mode = EnumSource.Mode.EXCLUDE)
        void aLateRefusalDoesNotUndoAnOrderThatExists(Position at) {
            assertThat(ServiceOrders.at(at).creationDeclined(REFUSED, NOW)).isEmpty();
        }
    }

    @Nested
    class ToLaunch {
        private static final Instant ISSUED = ServiceOrders.REQUESTED_AT;

        @Test
        void aTicketIsHandedOutOnce() {
            var launched = ServiceOrders.created().launch(ISSUED.plusSeconds(1)).order();

            assertThat(launched.position()).isEqualTo(Position.CREATED);
            assertThat(launched.launchableTicket(ISSUED.plusSeconds(2))).isEmpty();
            assertThatThrownBy(() -> launched.launch(ISSUED.plusSeconds(2))).isInstanceOf(IllegalStateException.class);
        }

        @ParameterizedTest
        @CsvSource({"PT0S, true", "PT49M59S, true", "PT50M, false", "PT1H, false"})
        void aTicketIsHandedOutWithinItsFirst50Minutes(Duration age, boolean launchable) {
            assertThat(ServiceOrders.created().launchableTicket(ISSUED.plus(age)).isPresent()).isEqualTo(launchable);
        }

        @Test
        void anOrderInUseHasNoTicketAnyMore() {
            assertThat(ServiceOrders.inUse().launchableTicket(ISSUED)).isEmpty();
        }
    }

    @Nested
    class ToComplete {
        @Test
        void theDecisionIsKeptUntilWeChatAnswers() {
            var completing = ServiceOrders.inUse().complete(
                    ServiceOrders.completionTerms(), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT);

            assertThat(completing.order().position()).isEqualTo(Position.IN_USE);
            assertThat(completing.order().totalAmount()).contains(ServiceOrders.TOTAL);
            assertThat(completing.order().completion().orElseThrow().end())
                    .contains(new ServiceTime.At(ServiceOrders.COMPLETED_AT.minusSeconds(5)));
            assertThat(completing.order().completion().orElseThrow().decidedAt())
                    .isEqualTo(ServiceOrders.COMPLETED_AT);
            assertThat(completing.event().kind()).isEqualTo(ServiceOrderEvent.Kind.COMPLETION_DECIDED);
            assertThat(completing.event().amount()).contains(ServiceOrders.TOTAL);
        }

        @Test
        void aBadCompletionIsRefusedBeforeAnythingIsStored() {
            assertThatThrownBy(() -> ServiceOrders.inUse().complete(
                    ServiceOrders.completionTerms(), ServiceOrders.SERVICE, ServiceOrders.CONFIRMED_AT))
                    .isInstanceOf(InvalidTerms.class);
        }

        @Test
        void aRefusalThatComesAfterWeChatCompletedTakesNothingBack() {
            var refused = ServiceOrders.collecting().decisionDeclined(Decision.COMPLETE, REFUSED, NOW);

            assertThat(refused.order().completion()).isPresent();
        }

        @Test
        void aRefusalOfWeChatMakesTheDecisionVoid() {
            var refused = ServiceOrders.completing().decisionDeclined(Decision.COMPLETE, REFUSED, NOW);

            assertThat(refused.order().completion()).isEmpty();
            assertThat(refused.order().totalAmount()).isEmpty();
            assertThat(refused.order().position()).isEqualTo(Position.IN_USE);
            assertThat(refused.event().kind()).isEqualTo(ServiceOrderEvent.Kind.DECLINED);
            assertThat(refused.order().complete(
                    ServiceOrders.completionTerms(), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT).order()
                    .completion()).isPresent();
        }
    }

    @Nested
    class ToCancel {
        @Test
        void theDecisionIsKeptUntilWeChatAnswers() {
            var cancelling = ServiceOrders.created().cancel(REASON, NOW);

            assertThat(cancelling.order().cancellation()).contains(REASON);
            assertThat(cancelling.order().position()).isEqualTo(Position.CREATED);
            assertThat(cancelling.event().kind()).isEqualTo(ServiceOrderEvent.Kind.CANCELLATION_DECIDED);
            assertThat(cancelling.event().remark()).contains("用户未取用");
        }

        @Test
        void aRefusalOfWeChatMakesTheDecisionVoidAndNothingElse() {
            var cancelling = ServiceOrders.collecting().cancel(REASON, NOW).order();
            var refused = cancelling.decisionDeclined(Decision.CANCEL, REFUSED, NOW).order();

            assertThat(refused.cancellation()).isEmpty();
            assertThat(refused.completion()).isEqualTo(cancelling.completion());
            assertThat(refused.state()).isEqualTo(cancelling.state());
        }

        @Test
        void aUserWhoConfirmsMeanwhileWins() {
            var cancelling = ServiceOrders.created().cancel(REASON, NOW).order();
            var learned = cancelling.learn(ServiceOrders.observed(
                    Facts.saying(Position.IN_USE), new Source.Callback("EV-1"), NOW));

            assertThat(learned).isInstanceOfSatisfying(Learned.Changed.class,
                    changed -> assertThat(changed.change().order().position()).isEqualTo(Position.IN_USE));
        }
    }

    @Nested
    class ToModify {
        @ParameterizedTest
        @CsvSource({"799, true", "800, false", "801, false"})
        @Covers("M10")
        void theTotalIsStrictlyLower(long total, boolean accepted) {
            assertThat(pointersOf(
                    () -> ServiceOrders.collecting().modify(Facts.lowerTo(total), ServiceOrders.SERVICE, NOW)))
                    .isEqualTo(accepted ? List.of() : List.of("/total_amount"));
        }

        @Test
        void theLinesKeepToTheIndustryOfTheService() {
            var known = ServiceOrders.SERVICE;
            var powerBank = new Service(known.serviceId(), known.appId(), known.subMode(), known.riskCeiling(), false,
                    Optional.of(Industry.POWER_BANK));

            assertThat(pointersOf(() -> ServiceOrders.collecting().modify(Facts.lowerTo(500), powerBank, NOW)))
                    .containsExactly("/post_payments/0/name", "/post_payments", "/post_payments");
        }

        @Test
        void theHeldTotalStandsUntilWeChatAnswers() {
            var modifying = ServiceOrders.collecting().modify(Facts.lowerTo(500), ServiceOrders.SERVICE, NOW);

            assertThat(modifying.order().totalAmount()).contains(ServiceOrders.TOTAL);
            assertThat(modifying.order().modification()).contains(Facts.lowerTo(500));
            assertThat(modifying.event().amount()).contains(new Fen(500));
            assertThat(modifying.order().decisionDeclined(Decision.MODIFY, REFUSED, NOW).order().modification())
                    .isEmpty();
        }
    }

    @Nested
    class ToSync {
        @ParameterizedTest
        @CsvSource({"-1, false", "0, false", "1, true"})
        void thePaymentIsLaterThanTheCompletion(long seconds, boolean accepted) {
            assertThat(pointersOf(
                    () -> ServiceOrders.collecting().sync(at(ServiceOrders.COMPLETED_AT.plusSeconds(seconds)), NOW)))
                    .isEqualTo(accepted ? List.of() : List.of("/detail/paid_time"));
        }

        @ParameterizedTest
        @CsvSource({"-1, true", "0, true", "1, false"})
        void thePaymentIsNotInTheFuture(long seconds, boolean accepted) {
            assertThat(pointersOf(() -> ServiceOrders.collecting().sync(at(NOW.plusSeconds(seconds)), NOW)))
                    .isEqualTo(accepted ? List.of() : List.of("/detail/paid_time"));
        }

        @Test
        void theOrderIsOnlyPaidOnceWeChatSaysSo() {
            var syncing = ServiceOrders.collecting().sync(at(NOW), NOW);

            assertThat(syncing.order().position()).isEqualTo(Position.COLLECTING);
            assertThat(syncing.event().kind()).isEqualTo(ServiceOrderEvent.Kind.SYNC_DECIDED);
        }
    }

    @Nested
    class ToCollect {
        @Test
        void anExtraDeductionIsOnRecord() {
            var collecting = ServiceOrders.collecting().collect(NOW);

            assertThat(collecting.event().kind()).isEqualTo(ServiceOrderEvent.Kind.COLLECTION_DECIDED);
            assertThat(collecting.event().amount()).contains(ServiceOrders.TOTAL);
            assertThat(collecting.order().state()).isEqualTo(ServiceOrders.collecting().state());
        }
    }

    @Nested
    class ToRefund {
        @Test
        void theOrderStaysPaid() {
            var refunding = ServiceOrders.paidOrder().refund(wanted(300), NOW);

            assertThat(refunding.order().position()).isEqualTo(Position.PAID);
            assertThat(refunding.order().refunds().list())
                    .containsExactly(new Refund(REFUND_NO, ServiceOrders.TRANSACTION_ID, new Fen(300), new Fen(800),
                            Optional.empty(), RefundStatus.REQUESTED, Optional.empty(), Optional.empty(),
                            Optional.empty(), NOW));
            assertThat(refunding.event().kind()).isEqualTo(ServiceOrderEvent.Kind.REFUND_DECIDED);
        }

        @Test
        void moreThanWasCollectedIsRefused() {
            assertThat(pointersOf(() -> ServiceOrders.paidOrder().refund(wanted(801), NOW)))
                    .containsExactly("/amount");
        }

        @Test
        void itsOutcomeIsLearnedOnceEvenAfterAnAbnormalMoment() {
            var refunding = ServiceOrders.paidOrder().refund(wanted(300), NOW).order();
            var abnormal = told(refunding, RefundStatus.ABNORMAL).orElseThrow();
            var success = told(abnormal.order(), RefundStatus.SUCCESS).orElseThrow();

            assertThat(abnormal.event().kind()).isEqualTo(ServiceOrderEvent.Kind.REFUND_ABNORMAL);
            assertThat(success.event().kind()).isEqualTo(ServiceOrderEvent.Kind.REFUND_SUCCEEDED);
            assertThat(success.order().refunds().find(REFUND_NO)).map(Refund::status).contains(RefundStatus.SUCCESS);
            assertThat(success.order().version()).isEqualTo(refunding.version() + 2);
            assertThat(success.order().position()).isEqualTo(Position.PAID);
            assertThat(told(success.order(), RefundStatus.SUCCESS)).isEmpty();
            assertThat(told(success.order(), RefundStatus.PROCESSING)).isEmpty();
        }

        @Test
        void anOutcomeOfARefundWeNeverAskedForChangesNothing() {
            assertThat(told(ServiceOrders.paidOrder(), RefundStatus.SUCCESS)).isEmpty();
        }

        private static Optional<Change> told(ServiceOrder order, RefundStatus status) {
            return told(order, status, 300);
        }

        private static Optional<Change> told(ServiceOrder order, RefundStatus status, long amount) {
            var report = new RefundReport(REFUND_NO, ServiceOrders.TRANSACTION_ID, Optional.empty(), new Fen(amount),
                    new Fen(800), status, Optional.empty());
            return order.learnOfRefund(report, new Source.Callback("EV-1"), Optional.empty(), NOW);
        }

        private static RefundTerms wanted(long amount) {
            return new RefundTerms(REFUND_NO, new Fen(amount), Optional.empty());
        }

        @Test
        void anOpenRefundIsAskedAboutUntilItEnds() {
            var refunding = ServiceOrders.paidOrder().refund(wanted(300), NOW).order();
            var processing = told(refunding, RefundStatus.PROCESSING).orElseThrow().order();
            var success = told(processing, RefundStatus.SUCCESS).orElseThrow().order();

            assertThat(refunding.nextCheck()).isEmpty();
            assertThat(processing.nextCheck()).map(NextCheck::reason).contains(CheckReason.REFUND_EXPECTED);
            assertThat(processing.doubtSettled(NOW).order().nextCheck()).isEqualTo(processing.nextCheck());
            assertThat(success.nextCheck()).isEmpty();
        }

        @Test
        void anotherRefundUnderTheNumberIsForAPersonToLookAt() {
            var refunding = ServiceOrders.paidOrder().refund(wanted(300), NOW).order();
            var disputed = told(refunding, RefundStatus.SUCCESS, 301).orElseThrow().order();

            assertThat(disputed.quarantine()).isPresent();
            assertThat(disputed.refunds()).isEqualTo(refunding.refunds());
            assertThat(told(disputed, RefundStatus.SUCCESS, 301)).isEmpty();
        }

        @Test
        void aRefundThatEndsTwiceIsForAPersonToLookAt() {
            var refunding = ServiceOrders.paidOrder().refund(wanted(300), NOW).order();
            var success = told(refunding, RefundStatus.SUCCESS).orElseThrow().order();
            var closed = told(success, RefundStatus.CLOSED).orElseThrow().order();

            assertThat(closed.quarantine()).isPresent();
            assertThat(closed.refunds()).isEqualTo(success.refunds());
        }

        @Test
        void aRefundThatWeChatDeclinesIsKeptAsSuch() {
            var refunding = ServiceOrders.paidOrder().refund(wanted(300), NOW).order();
            var declined = refunding.decisionDeclined(Decision.REFUND, REFUSED, NOW).order();

            assertThat(declined.refunds().find(REFUND_NO)).map(Refund::status).contains(RefundStatus.DECLINED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "SHOW_DETAIL", "SYNC", "COLLECT", "REFUND"})
    void aRefusalOfADecisionThatLeftNoMarkIsOnlyRecorded(Decision decision) {
        var order = ServiceOrders.collecting();
        var refused = order.decisionDeclined(decision, REFUSED, NOW);

        assertThat(refused.order().state()).isEqualTo(order.state());
        assertThat(refused.order().completion()).isEqualTo(order.completion());
        assertThat(refused.order().version()).isEqualTo(order.version() + 1);
        assertThat(refused.event().remark()).contains("NO_AUTH");
    }

    private static ServiceTime at(Instant instant) {
        return new ServiceTime.At(instant);
    }
}
