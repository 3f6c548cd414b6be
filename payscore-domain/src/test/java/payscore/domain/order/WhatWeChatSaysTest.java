package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.TransactionId;
import payscore.domain.order.LifeCycle.Ruling;

/** Messages that disagree with what we hold, are older than it, or add to it. */
class WhatWeChatSaysTest {
    private static final Instant NOW = ServiceOrders.PAID_AT.plusSeconds(600);
    private static final Source CALLBACK = new Source.Callback("EV-1");
    private static final Source ANSWER = new Source.Answer();
    private static final Decline REFUSED = new Decline("ORDER_DONE", "订单已完成");

    static Stream<Source> thoseWhoMayOverrule() {
        return Stream.of(ANSWER, new Source.Query(1_000));
    }

    @Nested
    class AnotherAmount {
        static Stream<Source> thoseWhoMayOverrule() {
            return WhatWeChatSaysTest.thoseWhoMayOverrule();
        }

        @Test
        void inACallbackIsDoubtedAndMovesNothing() {
            assertThat(learn(ServiceOrders.collecting(), Facts.paid(799), CALLBACK))
                    .isEqualTo(new Learned.Doubted("WeChat names a total of 799 fen where 800 fen were decided"));
            assertThat(learn(ServiceOrders.completing(), Facts.collecting(801), CALLBACK))
                    .isInstanceOf(Learned.Doubted.class);
            assertThat(learn(ServiceOrders.completing(), Facts.saying(Position.CLOSED_WITH_ZERO), CALLBACK))
                    .isInstanceOf(Learned.Doubted.class);
        }

        @ParameterizedTest
        @MethodSource("thoseWhoMayOverrule")
        void inAnAnswerOrAQueryMovesAndQuarantines(Source source) {
            var paid = changed(ServiceOrders.collecting(), Facts.paid(799), source);

            assertThat(paid.order().position()).isEqualTo(Position.PAID);
            assertThat(paid.order().quarantine()).contains(new Quarantine(
                    "WeChat names a total of 799 fen where 800 fen were decided", NOW));
            assertThat(paid.event().kind()).isEqualTo(ServiceOrderEvent.Kind.PAID);
            assertThat(paid.event().amount()).contains(new Fen(799));
            assertThat(paid.event().remark()).isPresent();
        }

        @Test
        void isNoSurpriseWhereNobodyHereDecidedOne() {
            assertThat(changed(ServiceOrders.inUse(), Facts.paid(799), CALLBACK).order().quarantine()).isEmpty();
        }

        @Test
        void isTheDecidedOneAfterAModificationThatMayHaveComeThrough() {
            var modifying = ServiceOrders.collecting().modify(Facts.lowerTo(500), ServiceOrders.SERVICE, NOW).order();

            assertThat(changed(modifying, Facts.paid(500), CALLBACK).order().quarantine()).isEmpty();
            assertThat(changed(modifying, Facts.paid(800), CALLBACK).order().quarantine()).isEmpty();
            assertThat(learn(modifying, Facts.paid(600), CALLBACK)).isInstanceOf(Learned.Doubted.class);
        }

        @Test
        void isDoubtedWhereItWasLoweredSince() {
            assertThat(learn(lowered(500), Facts.paid(800), CALLBACK)).isInstanceOf(Learned.Doubted.class);
            assertThat(changed(lowered(500), Facts.paid(500), CALLBACK).order().quarantine()).isEmpty();
        }

        @Test
        void isTheFirstLowerOneWhenTheSecondModificationIsRefused() {
            var again = lowered(500).modify(Facts.lowerTo(300), ServiceOrders.SERVICE, NOW).order();
            var refused = again.decisionDeclined(Decision.MODIFY, REFUSED, NOW).order();

            assertThat(changed(refused, Facts.paid(500), CALLBACK).order().quarantine()).isEmpty();
        }

        @Test
        void inARepeatedFinalCallbackIsDoubted() {
            assertThat(learn(ServiceOrders.paidOrder(), Facts.paid(900), CALLBACK)).isInstanceOf(Learned.Doubted.class);
        }
    }

    @Nested
    class PaidButNotInFull {
        @Test
        void inACallbackIsDoubtedAndMovesNothing() {
            assertThat(learn(ServiceOrders.collecting(), Facts.paid(800, 799), CALLBACK))
                    .isEqualTo(new Learned.Doubted("WeChat says paid but 1 fen are open"));
        }

        @Test
        void inAQueryMovesAndQuarantines() {
            var paid = changed(ServiceOrders.collecting(), Facts.paid(800, 799), new Source.Query(1_000)).order();

            assertThat(paid.position()).isEqualTo(Position.PAID);
            assertThat(paid.quarantine()).isPresent();
        }
    }

    @Nested
    class AnotherRiskFund {
        private static Fact confirmedWith(long amount) {
            return new Fact.Confirmed(ServiceOrders.confirmation(), Optional.of(new Fen(amount)));
        }

        @Test
        void inACallbackIsDoubtedAndStartsNoService() {
            assertThat(learn(ServiceOrders.created(), confirmedWith(9_901), CALLBACK))
                    .isInstanceOf(Learned.Doubted.class);
            assertThat(learn(ServiceOrders.created(), confirmedWith(9_900), CALLBACK))
                    .isInstanceOf(Learned.Changed.class);
        }

        @Test
        void inAQueryMovesAndQuarantines() {
            var inUse = changed(ServiceOrders.created(), confirmedWith(9_901), new Source.Query(1_000)).order();

            assertThat(inUse.position()).isEqualTo(Position.IN_USE);
            assertThat(inUse.quarantine()).isPresent();
        }
    }

    @Nested
    class AnAmountWhileCollecting {
        static Stream<Source> thoseWhoMayOverrule() {
            return WhatWeChatSaysTest.thoseWhoMayOverrule();
        }

        private final ServiceOrder modifying = ServiceOrders.collecting()
                .modify(Facts.lowerTo(500), ServiceOrders.SERVICE, NOW).order();

        @ParameterizedTest
        @MethodSource("thoseWhoMayOverrule")
        void isRewrittenByAnAnswerOrAFreshQuery(Source source) {
            var modified = changed(modifying, Facts.collecting(500), source);

            assertThat(modified.order().totalAmount()).contains(new Fen(500));
            assertThat(modified.order().position()).isEqualTo(Position.COLLECTING);
            assertThat(modified.order().quarantine()).isEmpty();
            assertThat(modified.event().kind()).isEqualTo(ServiceOrderEvent.Kind.MODIFIED);
        }

        @Test
        void isRewrittenByAQueryAskedAtExactlyThisVersion() {
            assertThat(learn(modifying, Facts.collecting(500), new Source.Query(modifying.version())))
                    .isInstanceOf(Learned.Changed.class);
        }

        @Test
        void isNotRewrittenByAQueryAskedBeforeThisVersion() {
            assertThat(learn(modifying, Facts.collecting(500), new Source.Query(modifying.version() - 1)))
                    .isEqualTo(new Learned.NothingNew(Ruling.LATE));
        }

        @Test
        void isNotRaisedAgainByAQueryThatWasOvertakenByOurAnswer() {
            assertThat(learn(lowered(500), Facts.collecting(800), new Source.Query(modifying.version())))
                    .isEqualTo(new Learned.NothingNew(Ruling.LATE));
        }

        @Test
        void isNotRewrittenByACallback() {
            assertThat(learn(modifying, Facts.collecting(500), CALLBACK))
                    .isEqualTo(new Learned.Doubted("a callback names 500 fen where 800 fen are held"));
        }

        @ParameterizedTest
        @MethodSource("thoseWhoMayOverrule")
        void isQuarantinedWhereNobodyHereDecidedIt(Source source) {
            var modified = changed(modifying, Facts.collecting(400), source).order();

            assertThat(modified.totalAmount()).contains(new Fen(400));
            assertThat(modified.quarantine()).isPresent();
        }

        @Test
        void growsByWhatIsPaidInParts() {
            var partly = changed(ServiceOrders.collecting(), Facts.collecting(800, 300), CALLBACK);

            assertThat(partly.event().kind()).isEqualTo(ServiceOrderEvent.Kind.COLLECTION_DETAILED);
            assertThat(partly.event().amount()).contains(new Fen(300));
            assertThat(partly.order().state().paymentCollection().orElseThrow().paying()).isEqualTo(new Fen(500));
            assertThat(partly.order().position()).isEqualTo(Position.COLLECTING);
        }

        @Test
        void doesNotShrinkByAnOlderReport() {
            var partly = changed(ServiceOrders.collecting(), Facts.collecting(800, 300), CALLBACK).order();

            assertThat(learn(partly, Facts.collecting(800, 299), CALLBACK))
                    .isEqualTo(new Learned.NothingNew(Ruling.LATE));
            assertThat(learn(partly, Facts.collecting(800, 300), CALLBACK))
                    .isEqualTo(new Learned.NothingNew(Ruling.KNOWN));
        }

        @Test
        void keepsThePaymentsOnlyAnEarlierReportKnew() {
            var firstPart = new CollectionDetail(1, new Fen(300), PaidType.NEWTON, Optional.empty(), Optional.empty());
            var secondPart = new CollectionDetail(2, new Fen(500), PaidType.NEWTON, Optional.empty(),
                    Optional.of(new TransactionId("4200000002")));
            var partly = changed(ServiceOrders.collecting(), new Fact.Completed(Confirmation.UNKNOWN,
                    new PaymentCollection(ServiceOrders.TOTAL, new Fen(300), List.of(firstPart))), CALLBACK).order();
            var paid = changed(partly, new Fact.Paid(Confirmation.UNKNOWN,
                    new PaymentCollection(ServiceOrders.TOTAL, ServiceOrders.TOTAL, List.of(secondPart))), CALLBACK);

            assertThat(paid.order().state().paymentCollection().orElseThrow().details())
                    .containsExactly(firstPart, secondPart);
        }
    }

    @Nested
    class ContradictingWords {
        @Test
        void quarantineOnceAndKeepTheFirstEnd() {
            var once = changed(ServiceOrders.paidOrder(), new Fact.Cancelled(), CALLBACK);

            assertThat(once.order().position()).isEqualTo(Position.PAID);
            assertThat(once.event().kind()).isEqualTo(ServiceOrderEvent.Kind.QUARANTINED);
            assertThat(once.event().remark()).contains("ended as PAID but WeChat now says CANCELLED");
            assertThat(learn(once.order(), new Fact.Cancelled(), new Source.Query(1_000)))
                    .isEqualTo(new Learned.NothingNew(Ruling.CONTRADICTION));
        }

        @ParameterizedTest
        @EnumSource
        void thatAreNotRecognisedQuarantineOnceAndMoveNothing(Position at) {
            var order = ServiceOrders.at(at);
            var unknown = new Fact.Unrecognised("DOING/USER_ACCEPTED/-");
            var once = changed(order, unknown, CALLBACK);

            assertThat(once.order().state()).isEqualTo(order.state());
            assertThat(once.order().nextCheck()).isEqualTo(order.nextCheck());
            assertThat(once.order().quarantine()).contains(
                    new Quarantine("WeChat's state is not recognised: DOING/USER_ACCEPTED/-", NOW));
            assertThat(learn(once.order(), unknown, CALLBACK)).isInstanceOf(Learned.NothingNew.class);
        }

        @Test
        void doNotKeepAQuarantinedOrderFromMovingOn() {
            var quarantined = changed(ServiceOrders.created(), new Fact.Unrecognised("?"), CALLBACK).order();
            var inUse = changed(quarantined, Facts.saying(Position.IN_USE), CALLBACK).order();

            assertThat(inUse.position()).isEqualTo(Position.IN_USE);
            assertThat(inUse.quarantine()).isPresent();
        }
    }

    @Nested
    class ATicket {
        private static final Instant LATER = ServiceOrders.REQUESTED_AT.plusSeconds(1);

        @Test
        void isRenewedByALaterOneWhichMayBeLaunched() {
            var launched = ServiceOrders.created().launch(LATER).order();
            var renewed = changed(launched, created("fresh", LATER), ANSWER);

            assertThat(renewed.event().kind()).isEqualTo(ServiceOrderEvent.Kind.TICKET_RENEWED);
            assertThat(renewed.order().launchableTicket(LATER)).contains(ConfirmationTicket.issued("fresh", LATER));
        }

        @Test
        void isNotRenewedByOneIssuedEarlierOrAtTheSameMoment() {
            var launched = ServiceOrders.created().launch(LATER).order();

            assertThat(learn(launched, created("old", ServiceOrders.REQUESTED_AT), ANSWER))
                    .isEqualTo(new Learned.NothingNew(Ruling.KNOWN));
            assertThat(learn(launched, created("older", ServiceOrders.REQUESTED_AT.minusMillis(1)), ANSWER))
                    .isEqualTo(new Learned.NothingNew(Ruling.KNOWN));
        }

        @Test
        void isNotTakenAwayByAQueryWhichCarriesNone() {
            assertThat(learn(ServiceOrders.created(), new Fact.Created(Optional.empty()), new Source.Query(1_000)))
                    .isEqualTo(new Learned.NothingNew(Ruling.KNOWN));
        }

        @Test
        void isAddedToAnOrderAQueryFoundFirst() {
            var found = changed(ServiceOrders.requested(), new Fact.Created(Optional.empty()), CALLBACK).order();

            assertThat(found.launchableTicket(LATER)).isEmpty();
            assertThat(changed(found, Facts.saying(Position.CREATED), ANSWER).order().launchableTicket(LATER))
                    .contains(ServiceOrders.ticket());
        }

        private static Fact created(String value, Instant issuedAt) {
            return new Fact.Created(Optional.of(ConfirmationTicket.issued(value, issuedAt)));
        }
    }

    @Nested
    class AConfirmation {
        @Test
        void isDetailedByALaterReport() {
            var bare = changed(ServiceOrders.created(), new Fact.Confirmed(Confirmation.UNKNOWN, Optional.empty()),
                    ANSWER).order();
            var detailed = changed(bare, Facts.saying(Position.IN_USE), CALLBACK);

            assertThat(detailed.event().kind()).isEqualTo(ServiceOrderEvent.Kind.CONFIRMATION_DETAILED);
            assertThat(detailed.order().confirmation()).isEqualTo(ServiceOrders.confirmation());
            assertThat(detailed.order().nextCheck()).isEqualTo(bare.nextCheck());
        }

        @Test
        void tellsTheStartThatOnAcceptLeftOpen() {
            assertThat(ServiceOrders.created().serviceStart()).isEmpty();
            assertThat(ServiceOrders.inUse().serviceStart()).isEqualTo(ServiceOrders.confirmation().serviceStart());
        }
    }

    @Test
    void weChatsNumberIsKeptFromItsFirstMention() {
        var order = changed(ServiceOrders.requested(), Facts.saying(Position.CREATED), ANSWER).order();
        var other = new Observation(Facts.saying(Position.IN_USE), CALLBACK, Optional.of(new OrderId("2")),
                Optional.of(ServiceOrders.CONFIRMED_AT), NOW);

        assertThat(order.learn(other)).isInstanceOfSatisfying(Learned.Changed.class, changed -> {
            assertThat(changed.change().order().orderId()).contains(ServiceOrders.ORDER_ID);
            assertThat(changed.change().event().occurredAt()).contains(ServiceOrders.CONFIRMED_AT);
            assertThat(changed.change().event().learnedAt()).isEqualTo(NOW);
        });
    }

    private static ServiceOrder lowered(long total) {
        var modifying = ServiceOrders.collecting().modify(Facts.lowerTo(total), ServiceOrders.SERVICE, NOW).order();
        return changed(modifying, Facts.collecting(total), ANSWER).order();
    }

    private static Learned learn(ServiceOrder order, Fact fact, Source source) {
        return order.learn(ServiceOrders.observed(fact, source, NOW));
    }

    private static Change changed(ServiceOrder order, Fact fact, Source source) {
        var learned = learn(order, fact, source);
        assertThat(learned).isInstanceOf(Learned.Changed.class);
        return ((Learned.Changed) learned).change();
    }

    @Nested
    class ADoubt {
        @Test
        void isSettledByWeChatSayingWhatWeHoldAndTheUsualChecksGoOn() {
            var settled = ServiceOrders.created().doubtSettled(ServiceOrders.CONFIRMED_AT);

            assertThat(settled.event().kind()).isEqualTo(ServiceOrderEvent.Kind.DOUBT_SETTLED);
            assertThat(settled.order().nextCheck()).hasValueSatisfying(
                    check -> assertThat(check.reason()).isEqualTo(CheckReason.CONFIRMATION_EXPECTED));
            assertThat(settled.order().version()).isEqualTo(ServiceOrders.created().version() + 1);
        }

        @Test
        void aboutAnOrderThatHasEndedLeavesNothingExpected() {
            assertThat(ServiceOrders.paidOrder().doubtSettled(ServiceOrders.PAID_AT).order().nextCheck()).isEmpty();
        }
    }
}
