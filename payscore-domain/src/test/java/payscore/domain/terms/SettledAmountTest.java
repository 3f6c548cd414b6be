package payscore.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.domain.fixture.Covers;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscount;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;

class SettledAmountTest {
    @ParameterizedTest
    @CsvSource({"799, false", "800, true", "801, false"})
    @Covers("M08")
    void theTotalIsExactlyTheFeesLessTheDiscounts(long total, boolean accepted) {
        assertThat(pointersOf(() -> settled(900, 100, total)))
                .isEqualTo(accepted ? List.of() : List.of("/total_amount"));
    }

    @Test
    void aServiceMayCostNothing() {
        assertThat(settled(100, 100, 0).total()).isEqualTo(Fen.ZERO);
        assertThat(settled(0, 0, 0).total()).isEqualTo(Fen.ZERO);
    }

    @Test
    void discountsNeverExceedTheFees() {
        assertThat(pointersOf(() -> settled(100, 101, 0))).containsExactly("/total_amount");
    }

    @Test
    void thereIsAtLeastOneFee() {
        assertThat(pointersOf(() -> new SettledAmount(PostPayments.NONE, PostDiscounts.NONE, Fen.ZERO)))
                .containsExactly("/post_payments");
    }

    @Test
    void everyDiscountNamesItsAmount() {
        var discounts = new PostDiscounts(List.of(discount("立减", Optional.of(new Fen(0))),
                discount("会员", Optional.empty()), discount("券", Optional.empty())));

        assertThat(pointersOf(() -> new SettledAmount(payments(100), discounts, new Fen(99))))
                .containsExactly("/post_discounts/1/amount", "/post_discounts/2/amount", "/total_amount");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "50, true", "51, false"})
    void aModificationGivesAReasonOfUpTo50Characters(int length, boolean accepted) {
        assertThat(pointersOf(() -> new Modification(settled(500, 0, 500), "因".repeat(length))))
                .isEqualTo(accepted ? List.of() : List.of("/reason"));
    }

    @Test
    void aModificationLeavesSomethingToPay() {
        assertThat(pointersOf(() -> new Modification(settled(0, 0, 0), ""))).containsExactly("/reason",
                "/total_amount");
        assertThat(pointersOf(() -> new Modification(settled(1, 0, 1), "少算"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"499, false", "500, false", "501, true"})
    @Covers("M10")
    void aModificationIsStrictlyLower(long current, boolean accepted) {
        var modification = new Modification(settled(500, 0, 500), "少算");

        assertThat(pointersOf(() -> modification.checkLowers(new Fen(current))))
                .isEqualTo(accepted ? List.of() : List.of("/total_amount"));
    }

    private static SettledAmount settled(long fees, long discount, long total) {
        return new SettledAmount(payments(fees),
                new PostDiscounts(List.of(discount("立减", Optional.of(new Fen(discount))))), new Fen(total));
    }

    private static PostPayments payments(long amount) {
        return new PostPayments(
                List.of(new PostPayment("租金", Optional.of(new Fen(amount)), Optional.empty(), Optional.empty())));
    }

    private static PostDiscount discount(String name, Optional<Fen> amount) {
        return new PostDiscount(name, "优惠", amount, Optional.empty());
    }
}
