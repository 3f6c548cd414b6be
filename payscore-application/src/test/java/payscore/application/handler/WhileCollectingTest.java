package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.collection.CollectionNotGranted;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.Service;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.Position;
import payscore.domain.order.Quarantine;
import payscore.domain.order.ServiceOrderEvent.Kind;
import payscore.domain.order.ServiceOrderNotReady;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.Modification;
import payscore.domain.terms.ServiceTime;
import payscore.domain.terms.SettledAmount;
import payscore.domain.violation.InvalidTerms;

class WhileCollectingTest {
    private final Desk desk = new Desk().withOrderCollecting();

    @Nested
    class Modifying {
        @Test
        void theLowerAmountIsCollected() {
            desk.weChat.accepts(collecting(500));

            assertThat(modify(500)).isInstanceOf(DecisionOutcome.Done.class);
            assertThat(desk.order().totalAmount()).contains(new Fen(500));
            assertThat(desk.events()).endsWith(Kind.MODIFICATION_DECIDED, Kind.MODIFIED);
            assertThat(desk.order().quarantine()).isEmpty();
        }

        @Test
        void theSameAgainIsAnsweredWithWhatCameOfTheFirst() {
            desk.weChat.accepts(collecting(500));
            modify(500);

            assertThat(modify(500)).isInstanceOf(DecisionOutcome.Done.class);
            assertThat(desk.bodiesSent(CommandKind.MODIFY)).hasSize(1);
        }

        @Test
        void theSameWhileItIsUnknownIsNotKnownYetAndAnotherIsRefused() {
            desk.weChat.timesOut();
            modify(500);

            assertThat(modify(500)).isInstanceOf(DecisionOutcome.NotKnownYet.class);
            assertThatThrownBy(() -> modify(400)).isInstanceOf(CommandUnderway.class);
            assertThat(desk.order().modification()).contains(lowerTo(500));
        }

        @Test
        void everyFurtherOneIsLowerAndTheLastOneStands() {
            desk.weChat.accepts(collecting(500)).accepts(collecting(300));
            modify(500);
            modify(300);

            assertThat(desk.order().totalAmount()).contains(new Fen(300));
            assertThatThrownBy(() -> modify(400)).isInstanceOf(InvalidTerms.class);
        }

        @Test
        @Covers("W02")
        void aLostAnswerIsFoundInTheAmountThatWeChatCollects() {
            desk.weChat.timesOut().finds(collecting(500));
            modify(500);
            desk.pass(Duration.ofSeconds(4));

            assertThat(desk.unfinished()).isEmpty();
            assertThat(desk.events()).endsWith(Kind.MODIFICATION_DECIDED, Kind.MODIFIED);
            assertThat(desk.bodiesSent(CommandKind.MODIFY)).hasSize(1);
        }

        @Test
        @Covers("W01")
        void aLostModificationIsSentAgainWithTheSameBytes() {
            desk.weChat.timesOut().finds(collecting(800)).accepts(collecting(500));
            modify(500);
            desk.pass(Duration.ofSeconds(4));

            assertThat(desk.order().totalAmount()).contains(new Fen(500));
            assertThat(desk.bodiesSent(CommandKind.MODIFY)).hasSize(2)
                    .allMatch(desk.bodiesSent(CommandKind.MODIFY).getFirst()::equals);
        }

        @Test
        @Covers("W22")
        void aRefusalThatIsWhatSuccessLooksLikeEndsAsSuccess() {
            desk.weChat.timesOut().finds(collecting(800)).refusesForNow("PARAM_ERROR").finds(collecting(500));
            modify(500);
            desk.pass(Duration.ofSeconds(4));

            assertThat(desk.unfinished()).isEmpty();
            assertThat(desk.order().isModified()).isTrue();
        }

        @Test
        @Covers("X03")
        void aRefusalWhileWeChatChargesIsBelievedOnlyAfterTheQuietWindow() {
            desk.weChat.refusesForNow("INVALID_REQUEST").finds(collecting(800));
            assertThat(modify(500)).isInstanceOf(DecisionOutcome.NotKnownYet.class);
            desk.clock.advance(CommandRunner.QUIET_WINDOW.minusSeconds(1));
            desk.round();
            assertThat(desk.unfinished()).isPresent();

            desk.weChat.finds(collecting(800));
            desk.clock.advance(Duration.ofSeconds(1));
            desk.round();
            assertThat(desk.unfinished()).isEmpty();
            assertThat(desk.order().modification()).isEmpty();
            assertThat(desk.order().totalAmount()).contains(ServiceOrders.TOTAL);
            assertThat(desk.bodiesSent(CommandKind.MODIFY)).hasSize(1);
        }

        @Test
        @Covers("X03")
        void theUserWhoPaysTheOldAmountInBetweenRulesTheModificationOut() {
            desk.weChat.timesOut().finds(paid(800, PaidType.NEWTON));
            modify(500);
            desk.pass(Duration.ofSeconds(4));

            assertThat(desk.order().position()).isEqualTo(Position.PAID);
            assertThat(desk.order().totalAmount()).contains(ServiceOrders.TOTAL);
            assertThat(desk.order().modification()).isEmpty();
            assertThat(desk.order().quarantine()).isEmpty();
            assertThat(desk.events()).endsWith(Kind.PAID, Kind.DECLINED);
        }

        @Test
        @Covers("X03")
        void theUserWhoPaysTheLowerAmountBeforeWeKnowOfItProvesTheModification() {
            desk.weChat.timesOut();
            modify(500);
            desk.isNotified("paid", paid(500, PaidType.NEWTON));
            desk.weChat.finds(paid(500, PaidType.NEWTON));
            desk.pass(Duration.ofSeconds(4));

            assertThat(desk.order().position()).isEqualTo(Position.PAID);
            assertThat(desk.order().isModified()).isTrue();
            assertThat(desk.order().quarantine()).isEmpty();
            assertThat(desk.unfinished()).isEmpty();
            assertThat(desk.events()).doesNotContain(Kind.DECLINED);
        }

        @Test
        void onlyAnOrderThatIsBeingCollectedIsModified() {
            var fresh = new Desk().withOrderInUse();

            assertThatThrownBy(() -> fresh.modify.modify(ServiceOrders.KEY, lowerTo(500)))
                    .isInstanceOf(ServiceOrderNotReady.class);
        }

        private DecisionOutcome modify(long total) {
            return desk.modify.modify(ServiceOrders.KEY, lowerTo(total));
        }
    }

    @Nested
    class Syncing {
        @Test
        void theOrderIsPaidOnceWeChatCountsThePayment() {
            desk.weChat.accepts(paid(800, PaidType.MCH));

            assertThat(sync()).isInstanceOf(DecisionOutcome.Done.class);
            assertThat(desk.order().position()).isEqualTo(Position.PAID);
            assertThat(desk.order().quarantine()).isEmpty();
            assertThat(sync()).isInstanceOf(DecisionOutcome.Done.class);
            assertThat(desk.bodiesSent(CommandKind.SYNC)).hasSize(1);
        }

        @Test
        @Covers("W02")
        void aLostAnswerIsFoundInThePaymentThatWeChatCounts() {
            desk.weChat.timesOut().finds(paid(800, PaidType.MCH));
            assertThat(sync()).isInstanceOf(DecisionOutcome.NotKnownYet.class);
            assertThat(sync()).isInstanceOf(DecisionOutcome.NotKnownYet.class);
            desk.pass(Duration.ofSeconds(4));

            assertThat(sync()).isInstanceOf(DecisionOutcome.Done.class);
            assertThat(desk.bodiesSent(CommandKind.SYNC)).hasSize(1);
        }

        @Test
        @Covers("W01")
        void aLostReportIsSentAgainWithTheSameBytes() {
            desk.weChat.timesOut().finds(collecting(800)).accepts(paid(800, PaidType.MCH));
            sync();
            desk.pass(Duration.ofSeconds(4));

            assertThat(desk.order().position()).isEqualTo(Position.PAID);
            assertThat(desk.bodiesSent(CommandKind.SYNC)).hasSize(2)
                    .allMatch(desk.bodiesSent(CommandKind.SYNC).getFirst()::equals);
        }

        @Test
        @Covers("X10")
        void aCollectionAtTheSameTimeIsFoundByAskingAndFlagged() {
            desk.weChat.refusesForNow("ORDER_DONE").finds(paid(800, PaidType.NEWTON));

            assertThat(sync()).isInstanceOfSatisfying(DecisionOutcome.Declined.class,
                    declined -> assertThat(declined.decline().code()).isEqualTo("ORDER_DONE"));
            assertThat(desk.order().isPaidTwice()).isTrue();
            assertThat(desk.order().quarantine().map(Quarantine::reason).orElseThrow()).startsWith("paid twice");
            assertThat(desk.quarantined).isEqualTo(1);
            assertThat(desk.unfinished()).isEmpty();
        }

        @Test
        @Covers("X10")
        void aCollectionLongAfterARefusedReportIsFlagged() {
            desk.weChat.declines("NO_AUTH");
            sync();
            desk.isNotified("paid", paid(800, PaidType.NEWTON));

            assertThat(desk.order().isPaidTwice()).isTrue();
            assertThat(desk.quarantined).isEqualTo(1);
        }

        @Test
        @Covers("X10")
        void aPaymentReportedAfterTheCollectionIsFlaggedOnceAndNothingIsSent() {
            desk.isNotified("paid", paid(800, PaidType.NEWTON));

            assertThat(sync()).isInstanceOf(DecisionOutcome.Declined.class);
            assertThat(sync()).isInstanceOf(DecisionOutcome.Declined.class);
            assertThat(desk.events()).endsWith(Kind.PAID, Kind.PAID_TWICE);
            assertThat(desk.quarantined).isEqualTo(1);
            assertThat(desk.bodiesSent(CommandKind.SYNC)).isEmpty();
        }

        @Test
        void anotherTimeForAPaymentThatCountsIsRefused() {
            desk.weChat.accepts(paid(800, PaidType.MCH));
            sync();

            assertThatThrownBy(() -> desk.sync.sync(ServiceOrders.KEY, new ServiceTime.At(desk.clock.instant())))
                    .isInstanceOf(ServiceOrderNotReady.class);
        }

        @Test
        @Covers("X10")
        void whileWeChatChargesTheRefusalIsBelievedOnlyAfterTheQuietWindow() {
            desk.weChat.refusesForNow("INVALID_REQUEST").finds(collecting(800)).finds(collecting(800));
            sync();
            desk.clock.advance(CommandRunner.QUIET_WINDOW);
            desk.round();

            assertThat(desk.unfinished()).isEmpty();
            assertThat(desk.events()).endsWith(Kind.SYNC_DECIDED, Kind.DECLINED);
            assertThat(desk.bodiesSent(CommandKind.SYNC)).hasSize(1);
        }

        private DecisionOutcome sync() {
            return desk.sync.sync(ServiceOrders.KEY, new ServiceTime.At(ServiceOrders.COMPLETED_AT.plusSeconds(30)));
        }
    }

    @Nested
    class CollectingNow {
        private CollectingNow() {
            var service = ServiceOrders.SERVICE;
            desk.service = new Service(
                    service.serviceId(), service.appId(), service.subMode(), service.riskCeiling(), true,
                    Optional.empty());
        }

        @Test
        void isNotSentForAServiceThatWasNotGrantedIt() {
            desk.service = ServiceOrders.SERVICE;
            var before = desk.order();

            assertThatThrownBy(this::collect).isInstanceOf(CollectionNotGranted.class);
            assertThat(desk.order()).isEqualTo(before);
            assertThat(desk.bodiesSent(CommandKind.COLLECT)).isEmpty();
        }

        @Test
        void whatCameOfItIsAskedForAtOnce() {
            desk.weChat.acknowledges().finds(paid(800, PaidType.NEWTON));

            assertThat(collect()).isInstanceOf(DecisionOutcome.Done.class);
            assertThat(desk.order().position()).isEqualTo(Position.PAID);
        }

        @Test
        void anAnswerThatDoesNotTellLeavesTheOrderCollecting() {
            desk.weChat.acknowledges().cannotBeAsked();

            assertThat(collect().order().position()).isEqualTo(Position.COLLECTING);
            assertThat(desk.unfinished()).isEmpty();
        }

        @Test
        void everyRefusalIsDefiniteAndAnotherAttemptMayFollowAtOnce() {
            desk.weChat.refusesForNow("INVALID_REQUEST").declines("NO_AUTH").acknowledges()
                    .finds(paid(800, PaidType.NEWTON));

            for (var code : List.of("INVALID_REQUEST", "NO_AUTH")) {
                assertThat(collect()).isInstanceOfSatisfying(DecisionOutcome.Declined.class,
                        declined -> assertThat(declined.decline().code()).isEqualTo(code));
                assertThat(desk.unfinished()).isEmpty();
            }
            assertThat(collect()).isInstanceOf(DecisionOutcome.Done.class);
        }

        @Test
        void anUnknownAttemptIsNeverSentTwiceAndCountsAsFailedWhenTheOrderIsStillUnpaid() {
            desk.weChat.timesOut().finds(collecting(800));
            assertThat(collect()).isInstanceOf(DecisionOutcome.NotKnownYet.class);
            assertThat(collect()).isInstanceOf(DecisionOutcome.NotKnownYet.class);
            desk.pass(Duration.ofSeconds(4));

            assertThat(desk.unfinished()).isEmpty();
            assertThat(desk.store.orders().history(ServiceOrders.KEY).getLast().event().remark())
                    .contains("NOT_COLLECTED");
            assertThat(desk.bodiesSent(CommandKind.COLLECT)).hasSize(1);
        }

        @Test
        void anUnknownAttemptThatBroughtTheMoneyHasSucceeded() {
            desk.weChat.timesOut().finds(paid(800, PaidType.NEWTON));
            collect();
            desk.pass(Duration.ofSeconds(4));

            assertThat(desk.order().position()).isEqualTo(Position.PAID);
            assertThat(desk.events()).doesNotContain(Kind.DECLINED);
        }

        @Test
        void aRefusalNobodySignedIsChecked() {
            desk.weChat.answers(new CommandAnswer.Unknown("missing-headers",
                    Optional.of(new Decline("INVALID_REQUEST", "forged on the way"))))
                    .finds(paid(800, PaidType.NEWTON));
            collect();
            desk.pass(Duration.ofSeconds(4));

            assertThat(desk.order().position()).isEqualTo(Position.PAID);
        }

        private DecisionOutcome collect() {
            return desk.collect.collect(ServiceOrders.KEY);
        }
    }

    @Nested
    class Cancelling {
        private static final CancellationReason REASON = new CancellationReason("用户投诉");

        @Test
        void succeedsWhereWeChatFollowsItsApiPages() {
            desk.weChat.accepts(new Fact.Cancelled());

            assertThat(desk.cancel.cancel(ServiceOrders.KEY, REASON)).isInstanceOf(DecisionOutcome.Done.class);
            assertThat(desk.order().position()).isEqualTo(Position.CANCELLED);
        }

        @Test
        void isSettledAtOnceWhenTheOrderEndsWhileARefusalIsWaitedOut() {
            desk.weChat.refusesForNow("PARAM_ERROR").finds(collecting(800)).finds(paid(800, PaidType.NEWTON));
            desk.cancel.cancel(ServiceOrders.KEY, REASON);
            assertThat(desk.unfinished()).isPresent();

            desk.isNotified("paid", paid(800, PaidType.NEWTON));

            assertThat(desk.unfinished()).isEmpty();
            assertThat(desk.events()).endsWith(Kind.PAID, Kind.DECLINED);
        }

        @Test
        void leavesTheWayToLowerTheAmountFreeWhereWeChatRefuses() {
            desk.weChat.refusesForNow("PARAM_ERROR").finds(collecting(800)).finds(collecting(800));
            desk.cancel.cancel(ServiceOrders.KEY, REASON);
            desk.clock.advance(CommandRunner.QUIET_WINDOW);
            desk.round();

            desk.weChat.accepts(collecting(1));
            assertThat(desk.modify.modify(ServiceOrders.KEY, lowerTo(1))).isInstanceOf(DecisionOutcome.Done.class);
            assertThat(desk.order().cancellation()).isEmpty();
        }
    }

    private static Fact collecting(long total) {
        return new Fact.Completed(Confirmation.UNKNOWN, PaymentCollection.waitingFor(new Fen(total)));
    }

    private static Fact paid(long total, PaidType type) {
        return new Fact.Paid(ServiceOrders.confirmation(),
                new PaymentCollection(new Fen(total), new Fen(total), List.of(
                        new CollectionDetail(1, new Fen(total), type, Optional.empty(), Optional.empty()))));
    }

    private static Modification lowerTo(long total) {
        return new Modification(new SettledAmount(
                new PostPayments(
                        List.of(new PostPayment("租借费用", Optional.of(new Fen(total)), Optional.empty(),
                                Optional.empty()))),
                PostDiscounts.NONE, new Fen(total)), "多收一小时");
    }
}
