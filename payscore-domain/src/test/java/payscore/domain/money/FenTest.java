package payscore.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.Covers;
import payscore.domain.violation.InvalidTerms;

class FenTest {
    private static final Fen MOST = new Fen(Fen.AMOUNT_MAX);
    private static final Fen ONE = new Fen(1);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Integer.MAX_VALUE})
    void anAmountRunsFromNothingToItsBound(long amount) {
        assertThat(new Fen(amount)).hasToString(amount + " fen");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Integer.MAX_VALUE + 1L, Long.MAX_VALUE})
    void anAmountOutsideItsBoundsIsRefused(long amount) {
        assertThatThrownBy(() -> new Fen(amount)).isInstanceOf(InvalidTerms.class);
    }

    @Test
    @Covers("M08")
    void sumsAndDifferencesAreExactAndStayInBounds() {
        assertThat(new Fen(2).plus(ONE)).isEqualTo(new Fen(3));
        assertThat(new Fen(3).minus(new Fen(3))).isEqualTo(Fen.ZERO);
        assertThatThrownBy(() -> MOST.plus(ONE)).isInstanceOf(InvalidTerms.class);
        assertThatThrownBy(() -> Fen.ZERO.minus(ONE)).isInstanceOf(InvalidTerms.class);
    }

    @Test
    void anAmountExceedsOnlyWhatIsLower() {
        assertThat(new Fen(100).exceeds(new Fen(99))).isTrue();
        assertThat(new Fen(100).exceeds(new Fen(100))).isFalse();
        assertThat(new Fen(100).exceeds(new Fen(101))).isFalse();
        assertThat(new Fen(100)).isLessThan(new Fen(101)).isGreaterThan(new Fen(99));
    }

    @Test
    void onlyZeroIsZero() {
        assertThat(Fen.ZERO.isZero()).isTrue();
        assertThat(ONE.isZero()).isFalse();
    }
}
