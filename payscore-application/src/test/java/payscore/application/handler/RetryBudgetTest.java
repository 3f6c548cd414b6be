package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;

class RetryBudgetTest {
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
    private static final MchId OTHER = new MchId("1900000999");

    private final RetryBudget budget = new RetryBudget();

    @Test
    void aBurstOfRetriesIsBounded() {
        assertThat(spendAll(ServiceOrders.MCH_ID, NOW)).isEqualTo(50);
    }

    @Test
    void tenAnswersEarnOneRetry() {
        spendAll(ServiceOrders.MCH_ID, NOW);
        for (int i = 0; i < 9; i++) {
            budget.earn(ServiceOrders.MCH_ID, NOW);
        }
        assertThat(budget.spend(ServiceOrders.MCH_ID, NOW)).isFalse();
        budget.earn(ServiceOrders.MCH_ID, NOW);
        assertThat(budget.spend(ServiceOrders.MCH_ID, NOW)).isTrue();
        assertThat(budget.spend(ServiceOrders.MCH_ID, NOW)).isFalse();
    }

    @Test
    void itNeverComesToAHalt() {
        spendAll(ServiceOrders.MCH_ID, NOW);
        assertThat(spendAll(ServiceOrders.MCH_ID, NOW.plusSeconds(10))).isEqualTo(20);
    }

    @Test
    void oneMerchantsTroubleCostsAnotherNothing() {
        spendAll(ServiceOrders.MCH_ID, NOW);
        assertThat(budget.spend(OTHER, NOW)).isTrue();
    }

    @Test
    @Covers("T02")
    void aClockThatIsSetBackEarnsNothing() {
        spendAll(ServiceOrders.MCH_ID, NOW);
        assertThat(budget.spend(ServiceOrders.MCH_ID, NOW.minusSeconds(3600))).isFalse();
    }

    private int spendAll(MchId mchId, Instant now) {
        int spent = 0;
        while (budget.spend(mchId, now)) {
            spent++;
        }
        return spent;
    }
}
