package payscore.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.domain.merchant.SubMode;

class RiskFundTest {
    @ParameterizedTest
    @CsvSource({"DEPOSIT, WAIVE_DEPOSIT", "ADVANCE, WAIVE_DEPOSIT", "CASH_DEPOSIT, WAIVE_DEPOSIT",
            "ESTIMATE_ORDER_COST, ENJOY_FIRST|NO_CONFIRM"})
    void aNameIsAllowedInItsOwnSubModesOnly(RiskFundName name, String only) {
        for (var mode : SubMode.values()) {
            assertThat(mode.allows(name)).as("%s in %s", name, mode)
                    .isEqualTo(List.of(only.split("[|]")).contains(mode.name()));
        }
    }

    @Test
    void theAmountIsMoreThanNothing() {
        assertThat(pointersOf(() -> new RiskFund(RiskFundName.DEPOSIT, Fen.ZERO, Optional.empty())))
                .containsExactly("/amount");
        assertThat(pointersOf(() -> new RiskFund(RiskFundName.DEPOSIT, new Fen(1), Optional.empty()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "30, true", "31, false"})
    void aDescriptionHasUpTo30Characters(int length, boolean accepted) {
        assertThat(pointersOf(
                () -> new RiskFund(RiskFundName.DEPOSIT, new Fen(1), Optional.of("押".repeat(length)))))
                .isEqualTo(accepted ? List.of() : List.of("/description"));
    }
}
