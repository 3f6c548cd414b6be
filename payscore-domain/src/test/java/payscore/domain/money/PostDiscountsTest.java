package payscore.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.domain.fixture.Covers;

class PostDiscountsTest {
    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "20, true", "21, false"})
    void aNameHasUpTo20Characters(int length, boolean accepted) {
        assertThat(pointersOf(() -> discount("惠".repeat(length), "减1元", 100)))
                .isEqualTo(accepted ? List.of() : List.of("/name"));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "30, true", "31, false"})
    void aDescriptionIsRequiredAndHasUpTo30Characters(int length, boolean accepted) {
        assertThat(pointersOf(() -> discount("立减", "元".repeat(length), 100)))
                .isEqualTo(accepted ? List.of() : List.of("/description"));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "100, true", "101, false"})
    void aCountRunsFrom1To100(int count, boolean accepted) {
        assertThat(pointersOf(() -> new PostDiscount("立减", "减1元", Optional.empty(), Optional.of(count))))
                .isEqualTo(accepted ? List.of() : List.of("/count"));
    }

    @Test
    void everyBrokenRuleOfALineIsReportedAtOnce() {
        assertThat(pointersOf(() -> new PostDiscount("", "\n", Optional.empty(), Optional.of(0))))
                .containsExactly("/name", "/description", "/count");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "29, true", "30, true", "31, false"})
    void anOrderHasUpTo30Discounts(int lines, boolean accepted) {
        assertThat(pointersOf(() -> numbered(lines, 1))).isEqualTo(accepted ? List.of() : List.of(""));
    }

    @Test
    void aNameIsUniqueWithinTheOrderWithoutException() {
        assertThat(pointersOf(() -> discounts(discount("立减", "减1元", 1), discount("立减", "减2元", 2))))
                .containsExactly("/1/name");
        assertThat(pointersOf(() -> discounts(discount("商品信息", "减1元", 1), discount("商品信息", "减2元", 2))))
                .containsExactly("/1/name");
    }

    @Test
    void theSumIsExactAndCountsMissingAmountsAsNothing() {
        var pricing = new PostDiscount("会员", "九折", Optional.empty(), Optional.of(2));

        assertThat(discounts(discount("立减", "减1元", 100), pricing, discount("券", "减3元", 300)).total())
                .isEqualTo(new Fen(400));
        assertThat(PostDiscounts.NONE.total()).isEqualTo(Fen.ZERO);
    }

    @Test
    @Covers("M08")
    void theSumStaysInTheBoundsOfAnAmount() {
        assertThat(pointersOf(() -> discounts(discount("立减", "减1元", Fen.AMOUNT_MAX), discount("券", "减", 0)))).isEmpty();
        assertThat(pointersOf(() -> discounts(discount("立减", "减1元", Fen.AMOUNT_MAX), discount("券", "减", 1))))
                .containsExactly("");
    }

    private static PostDiscount discount(String name, String description, long amount) {
        return new PostDiscount(name, description, Optional.of(new Fen(amount)), Optional.empty());
    }

    private static PostDiscounts discounts(PostDiscount... lines) {
        return new PostDiscounts(Stream.of(lines).toList());
    }

    private static PostDiscounts numbered(int lines, long amount) {
        return new PostDiscounts(IntStream.range(0, lines).mapToObj(i -> discount("优惠" + i, "减", amount)).toList());
    }
}
