package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.terms.BeijingTime;
import payscore.domain.terms.PaymentElsewhere;
import payscore.domain.terms.ServiceTime;

/** What a merchant decides while WeChat collects, and what the user's payment makes of it. */
class WhileCollectingTest {
    private static final Instant NOW = ServiceOrders.PAID_AT.plusSeconds(600);
    private static final Decline REFUSED = new Decline("INVALID_REQUEST", "单据正在扣款中，请稍后重试");
    private static final Source ANSWER = new Source.Answer();
    private static final Source CALLBACK = new Source.Callback("EV-1");
    private static final ServiceTime ELSEWHERE = new ServiceTime.At(ServiceOrders.PAID_AT);

    @Nested
    class Modifying {
        @Test
        void aRefusedSecondModificationLeavesTheFirstAsItWas() {
            var first = Facts.lowerTo(500);
            var once = learned(modifying(ServiceOrders.collecting(), 500), Facts.collecting(500), ANSWER);

            var refused = modifying(once, 300).decisionDeclined(Decision.MODIFY, REFUSED, NOW).order();

            assertThat(refused.modification()).contains(first);
            assertThat(refused.totalAmount()).contains(new Fen(500));
        }

        @Test
        void aRefusalOfWhatWeChatHasCarriedOutTakesNothingBack() {
            var landed = learned(modifying(ServiceOrders.collecting(), 500), Facts.collecting(500),
                    new Source.Query(1_000));

            assertThat(landed.isModified()).isTrue();
            assertThat(landed.decisionDeclined(Decision.MODIFY, REFUSED, NOW).order().modification()).isPresent();
        }

        @Test
        void onlyTheLastReplacedOneIsRemembered() {
            var order = ServiceOrders.collecting();
            for (long total : new long[]{700, 600, 500}) {
                order = learned(modifying(order, total), Facts.collecting(total), ANSWER);
            }

            var replaced = order.modification().orElseThrow().replaced().orElseThrow();
            assertThat(replaced.amount().total()).isEqualTo(new Fen(600));
            assertThat(replaced.replaced()).isEmpty();
        }

        @Test
        @Covers("M10")
        void isAgainstTheAmountWeChatCollectsByNow() {
            var once = learned(modifying(ServiceOrders.collecting(), 500), Facts.collecting(500), ANSWER);

            assertThat(pointersOf(() -> once.modify(Facts.lowerTo(500), ServiceOrders.SERVICE, NOW)))
                    .containsExactly("/total_amount");
            assertThat(pointersOf(() -> once.modify(Facts.lowerTo(499), ServiceOrders.SERVICE, NOW))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"299, false", "300, false", "301, true"})
        void leavesSomethingToCollectBesideWhatIsCollected(long total, boolean accepted) {
            var partly = learned(ServiceOrders.collecting(), Facts.collecting(800, 300), new Source.Query(1_000));

            assertThat(pointersOf(() -> partly.modify(Facts.lowerTo(total), ServiceOrders.SERVICE, NOW)))
                    .isEqualTo(accepted ? List.of() : List.of("/total_amount"));
        }

        @Test
        @Covers("M10")
        void isNotUndoneByAnOlderReportWhoeverTellsIt() {
            var once = learned(modifying(ServiceOrders.collecting(), 500), Facts.collecting(500), ANSWER);

            for (var source : List.of(CALLBACK, ANSWER, new Source.Query(1_000))) {
                assertThat(once.learn(ServiceOrders.observed(Facts.collecting(800), source, NOW)))
                        .isEqualTo(new Learned.NothingNew(LifeCycle.Ruling.LATE));
            }
        }

        @Test
        void ofAnOrderTheUserPaidMeanwhileIsNotCarriedOut() {
            var paid = learned(modifying(ServiceOrders.collecting(), 500), paidBy(PaidType.NEWTON), CALLBACK);

            assertThat(paid.isModified()).isFalse();
            assertThat(paid.quarantine()).isEmpty();
        }

        private static ServiceOrder modifying(ServiceOrder order, long total) {
            return order.modify(Facts.lowerTo(total), ServiceOrders.SERVICE, NOW).order();
        }
    }

    @Nested
    class Syncing {
        @Test
        void theMerchantsPaymentIsOnRecordBeforeWeChatKnowsOfIt() {
            assertThat(syncing().paidElsewhere()).contains(new PaymentElsewhere(ELSEWHERE, NOW));
            assertThat(syncing().isPaidTwice()).isFalse();
        }

        @Test
        void isDoneOnceWeChatCountsThePayment() {
            var paid = learned(syncing(), paidBy(PaidType.MCH), ANSWER);

            assertThat(paid.collectedElsewhere()).isTrue();
            assertThat(paid.quarantine()).isEmpty();
            assertThat(paid.isPaidTwice()).isFalse();
        }

        @Test
        void aRestThatIsPaidElsewhereIsNotPaidTwice() {
            var rest = paid(List.of(detail(1, 300, PaidType.NEWTON), detail(2, 500, PaidType.MCH)));

            assertThat(learned(syncing(), rest, ANSWER).quarantine()).isEmpty();
        }

        @Test
        @Covers("X10")
        void aCollectionAtTheSameTimeIsFlaggedWhoeverTellsOfIt() {
            for (var source : List.of(CALLBACK, ANSWER, new Source.Query(1_000))) {
                var twice = change(syncing(), paidBy(PaidType.NEWTON), source);

                assertThat(twice.order().isPaidTwice()).isTrue();
                assertThat(twice.quarantines()).isTrue();
                assertThat(twice.order().quarantine().map(Quarantine::reason).orElseThrow()).startsWith("paid twice");
                assertThat(twice.event().kind()).isEqualTo(ServiceOrderEvent.Kind.PAID);
                assertThat(twice.event().sentence()).contains("paid twice");
            }
        }

        @Test
        @Covers("X10")
        void aRefusalOfTheReportHidesNoLaterCollection() {
            var refused = syncing().decisionDeclined(Decision.SYNC, REFUSED, NOW).order();

            assertThat(learned(refused, paidBy(PaidType.NEWTON), CALLBACK).isPaidTwice()).isTrue();
        }

        @Test
        @Covers("X10")
        void aPaymentWhoseDetailsComeLaterIsFlaggedThen() {
            var bare = learned(syncing(), Facts.paid(800), CALLBACK);

            var detailed = change(bare, paidBy(PaidType.NEWTON), new Source.Query(1_000));

            assertThat(bare.isPaidTwice()).isFalse();
            assertThat(detailed.order().isPaidTwice()).isTrue();
            assertThat(detailed.quarantines()).isTrue();
        }

        @Test
        @Covers("X10")
        void aPaymentReportedAfterWeChatCollectedIsFlaggedOnce() {
            var paid = ServiceOrders.paidOrder();

            var twice = paid.reportPaidTwice(ELSEWHERE, NOW).orElseThrow();

            assertThat(twice.event().kind()).isEqualTo(ServiceOrderEvent.Kind.PAID_TWICE);
            assertThat(twice.quarantines()).isTrue();
            assertThat(twice.order().isPaidTwice()).isTrue();
            assertThat(twice.order().reportPaidTwice(ELSEWHERE, NOW)).isEmpty();
            assertThat(pointersOf(() -> paid.reportPaidTwice(new ServiceTime.At(NOW.plusSeconds(1)), NOW)))
                    .containsExactly("/detail/paid_time");
        }

        @Test
        void aPaymentThatWeChatCountsIsNotReportedAsASecondOne() {
            var paid = learned(syncing(), paidBy(PaidType.MCH), ANSWER);

            assertThat(paid.reportPaidTwice(ELSEWHERE, NOW)).isEmpty();
            assertThat(ServiceOrders.collecting().reportPaidTwice(ELSEWHERE, NOW)).isEmpty();
        }

        /** The completion was on June 1st; a day means its first second on one page and its last on another. */
        @ParameterizedTest
        @CsvSource({"2025-06-01, false", "2025-06-02, true", "2025-06-03, false"})
        void aDayLiesWhollyBetweenTheCompletionAndNow(LocalDate day, boolean accepted) {
            var lastSecond = BeijingTime.startOf(LocalDate.of(2025, 6, 3)).minusSeconds(1);

            assertThat(pointersOf(() -> ServiceOrders.collecting().sync(new ServiceTime.On(day), lastSecond)))
                    .isEqualTo(accepted ? List.of() : List.of("/detail/paid_time"));
            assertThat(pointersOf(
                    () -> ServiceOrders.collecting().sync(new ServiceTime.On(day), lastSecond.minusSeconds(1))))
                    .contains("/detail/paid_time");
        }

        private static ServiceOrder syncing() {
            return ServiceOrders.collecting().sync(ELSEWHERE, NOW).order();
        }
    }

    @Nested
    class CollectingNow {
        @Test
        void thePaymentIsLookedForCloselyAgain() {
            var later = NOW.plusSeconds(86_400);

            assertThat(ServiceOrders.collecting().collect(later).order().nextCheck()).hasValueSatisfying(check -> {
                assertThat(check.at()).isEqualTo(later.plusSeconds(5));
                assertThat(check.reason()).isEqualTo(CheckReason.PAYMENT_EXPECTED);
            });
        }
    }

    private static Fact.Standing paidBy(PaidType type) {
        return paid(List.of(detail(1, 800, type)));
    }

    private static Fact.Standing paid(List<CollectionDetail> details) {
        return new Fact.Paid(
                ServiceOrders.confirmation(), new PaymentCollection(ServiceOrders.TOTAL, ServiceOrders.TOTAL, details));
    }

    private static CollectionDetail detail(int seq, long amount, PaidType type) {
        return new CollectionDetail(seq, new Fen(amount), type, Optional.of(ServiceOrders.PAID_AT), Optional.empty());
    }

    private static ServiceOrder learned(ServiceOrder order, Fact fact, Source source) {
        return change(order, fact, source).order();
    }

    private static Change change(ServiceOrder order, Fact fact, Source source) {
        var learned = order.learn(ServiceOrders.observed(fact, source, NOW));
        assertThat(learned).isInstanceOf(Learned.Changed.class);
        return ((Learned.Changed) learned).change();
    }
}
