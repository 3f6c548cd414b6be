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

class PostPaymentsTest {
    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "20, true", "21, false"})
    void aNameHasUpTo20Characters(int length, boolean accepted) {
        assertThat(pointersOf(() -> fee("费".repeat(length), 100)))
                .isEqualTo(accepted ? List.of() : List.of("/name"));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "30, true", "31, false"})
    void aDescriptionHasUpTo30Characters(int length, boolean accepted) {
        assertThat(pointersOf(() -> described("租金", "元".repeat(length))))
                .isEqualTo(accepted ? List.of() : List.of("/description"));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true", "100, true", "101, false"})
    void aCountRunsFrom1To100(int count, boolean accepted) {
        assertThat(pointersOf(
                () -> new PostPayment("租金", Optional.of(Fen.ZERO), Optional.empty(), Optional.of(count))))
                .isEqualTo(accepted ? List.of() : List.of("/count"));
    }

    @Test
    void aLineNeedsAnAmountOrADescription() {
        assertThat(pointersOf(() -> new PostPayment("租金", Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly("/amount");
        assertThat(pointersOf(() -> fee("租金", 0))).isEmpty();
        assertThat(pointersOf(() -> described("租金", "每小时3元"))).isEmpty();
    }

    @Test
    void everyBrokenRuleOfALineIsReportedAtOnce() {
        assertThat(pointersOf(
                () -> new PostPayment("租金😀", Optional.empty(), Optional.of("元".repeat(31)), Optional.of(101))))
                .containsExactly("/name", "/description", "/count");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "99, true", "100, true", "101, false"})
    void anOrderHasUpTo100Fees(int lines, boolean accepted) {
        assertThat(pointersOf(() -> numbered(lines, 1))).isEqualTo(accepted ? List.of() : List.of(""));
    }

    @Test
    void aNameIsUniqueWithinTheOrder() {
        assertThat(pointersOf(() -> payments(fee("租金", 1), fee("清洁费", 2), fee("租金", 3), fee("租金", 4))))
                .containsExactly("/2/name", "/3/name");
    }

    @Test
    void onlyGoodsInformationMayRepeat() {
        assertThat(payments(fee("商品信息", 100), fee("商品信息", 200), fee("商品信息", 300)).total())
                .isEqualTo(new Fen(600));
        assertThat(pointersOf(() -> payments(fee("商品信息1", 1), fee("商品信息1", 2)))).containsExactly("/1/name");
    }

    @Test
    void theSumTakesWholeLinesWhateverTheirCount() {
        var three = new PostPayment("租金", Optional.of(new Fen(900)), Optional.empty(), Optional.of(3));

        assertThat(payments(three, fee("清洁费", 1)).total()).isEqualTo(new Fen(901));
    }

    @Test
    void aLineWithoutAmountAddsNothing() {
        assertThat(payments(described("租金", "每小时3元"), fee("清洁费", 5)).total()).isEqualTo(new Fen(5));
        assertThat(PostPayments.NONE.total()).isEqualTo(Fen.ZERO);
    }

    @Test
    @Covers("M08")
    void theSumStaysInTheBoundsOfAnAmount() {
        assertThat(payments(fee("租金", Fen.AMOUNT_MAX - 1), fee("清洁费", 1)).total())
                .isEqualTo(new Fen(Fen.AMOUNT_MAX));
        assertThat(pointersOf(() -> payments(fee("租金", Fen.AMOUNT_MAX), fee("清洁费", 1)))).containsExactly("");
        assertThat(pointersOf(() -> numbered(100, Fen.AMOUNT_MAX))).containsExactly("");
    }

    private static PostPayment fee(String name, long amount) {
        return new PostPayment(name, Optional.of(new Fen(amount)), Optional.empty(), Optional.empty());
    }

    private static PostPayment described(String name, String description) {
        return new PostPayment(name, Optional.empty(), Optional.of(description), Optional.empty());
    }

    private static PostPayments payments(PostPayment... lines) {
        return new PostPayments(Stream.of(lines).toList());
    }

    private static PostPayments numbered(int lines, long amount) {
        return new PostPayments(IntStream.range(0, lines).mapToObj(i -> fee("项目" + i, amount)).toList());
    }
}
