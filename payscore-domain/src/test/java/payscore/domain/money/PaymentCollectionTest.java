package payscore.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.domain.violation.InvalidTerms;

class PaymentCollectionTest {
    private static final Instant PAID_AT = Instant.parse("2025-06-01T04:15:12Z");
    private static final CollectionDetail FIRST = newton(1, 500, "4200000001");
    private static final CollectionDetail SECOND = newton(2, 300, "4200000002");

    @Test
    void whatIsCollectedNeverExceedsWhatIsToBeCollected() {
        assertThat(pointersOf(() -> collection(800, 799))).isEmpty();
        assertThat(pointersOf(() -> collection(800, 800))).isEmpty();
        assertThat(pointersOf(() -> collection(800, 801))).containsExactly("/paid_amount");
    }

    @Test
    void payingIsTheRest() {
        assertThat(PaymentCollection.waitingFor(new Fen(800)).paying()).isEqualTo(new Fen(800));
        assertThat(collection(800, 500).paying()).isEqualTo(new Fen(300));
        assertThat(collection(800, 799).isPaidInFull()).isFalse();
        assertThat(collection(800, 800).isPaidInFull()).isTrue();
    }

    @Test
    void onlyWhatPayScoreCollectedItselfCanBeRefunded() {
        var outside = new CollectionDetail(2, new Fen(300), PaidType.MCH, Optional.empty(), Optional.empty());

        assertThat(collection(800, 800, FIRST, outside).collectedByPayScore()).isEqualTo(new Fen(500));
        assertThat(collection(300, 300, outside).collectedByPayScore()).isEqualTo(Fen.ZERO);
    }

    @Test
    void aLaterReportKeepsThePaymentsOnlyAnEarlierOneKnew() {
        var merged = collection(800, 800, SECOND).keepingDetailsOf(collection(800, 500, FIRST));

        assertThat(merged).isEqualTo(collection(800, 800, FIRST, SECOND));
    }

    @Test
    void theSamePaymentReportedTwiceCountsOnce() {
        var merged = collection(800, 500, FIRST).keepingDetailsOf(collection(800, 500, FIRST));

        assertThat(merged.collectedByPayScore()).isEqualTo(new Fen(500));
    }

    @Test
    void theOrderOfReportsDoesNotMatterToTheDetails() {
        var one = collection(800, 800, FIRST);
        var other = collection(800, 800, SECOND);

        assertThat(one.keepingDetailsOf(other)).isEqualTo(other.keepingDetailsOf(one));
    }

    @Test
    void aReportThatNamesFewerPaymentsChangesNothing() {
        var held = collection(800, 800, FIRST, SECOND);

        assertThat(collection(800, 800, SECOND).keepingDetailsOf(held)).isEqualTo(held);
        assertThat(collection(800, 800, FIRST).keepingDetailsOf(held)).isEqualTo(held);
        assertThat(collection(800, 800).keepingDetailsOf(held)).isEqualTo(held);
    }

    /** API reference §1.7: a transaction_id is only shown once the collection is USER_PAID. */
    @Test
    void aPaymentIsTheSameBeforeAndAfterItsTransactionBecomesKnown() {
        var anonymous = new CollectionDetail(1, new Fen(500), PaidType.NEWTON, Optional.of(PAID_AT), Optional.empty());

        assertThat(collection(800, 800, FIRST).keepingDetailsOf(collection(800, 500, anonymous)))
                .isEqualTo(collection(800, 800, FIRST));
    }

    @Test
    void aReportWithoutTheTransactionDoesNotForgetIt() {
        var anonymous = new CollectionDetail(1, new Fen(500), PaidType.NEWTON, Optional.empty(), Optional.empty());

        assertThat(collection(800, 500, anonymous).keepingDetailsOf(collection(800, 500, FIRST)))
                .isEqualTo(collection(800, 500, FIRST));
    }

    @Test
    void twoTransactionsAreTwoPaymentsEvenUnderOneSequenceNumber() {
        var merged = collection(800, 800, newton(1, 300, "4200000002"))
                .keepingDetailsOf(collection(800, 500, FIRST));

        assertThat(merged.collectedByPayScore()).isEqualTo(new Fen(800));
    }

    @Test
    void aPaymentOutsideIsNotTheOneOfPayScoreWithItsSequenceNumber() {
        var outside = new CollectionDetail(1, new Fen(300), PaidType.MCH, Optional.empty(), Optional.empty());

        assertThat(collection(800, 800, outside).keepingDetailsOf(collection(800, 500, FIRST)).details()).hasSize(2);
    }

    @Test
    void aTransactionHasUpTo32Characters() {
        assertThat(new TransactionId("4".repeat(32))).hasToString("4".repeat(32));
        assertThatThrownBy(() -> new TransactionId("4".repeat(33))).isInstanceOf(InvalidTerms.class);
        assertThatThrownBy(() -> new TransactionId("")).isInstanceOf(InvalidTerms.class);
    }

    private static CollectionDetail newton(int seq, long amount, String transaction) {
        return new CollectionDetail(
                seq, new Fen(amount), PaidType.NEWTON, Optional.of(PAID_AT),
                Optional.of(new TransactionId(transaction)));
    }

    private static PaymentCollection collection(long total, long paid, CollectionDetail... details) {
        return new PaymentCollection(new Fen(total), new Fen(paid), List.of(details));
    }
}
