package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.AnswerReturn;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.order.QueryId;
import payscore.domain.order.ServiceOrderReference;

class RecentReturnsTest {
    private final RecentReturns recent = new RecentReturns();

    @Test
    @Covers("Q03")
    void manyDifferentReturnsTakeBoundedMemory() {
        for (int i = 0; i < RecentReturns.COUNT_MAX + 500; i++) {
            recent.remember(byQueryId("q" + i), Optional.empty(), ServiceOrders.REQUESTED_AT);
        }

        assertThat(recent.count()).isEqualTo(RecentReturns.COUNT_MAX);
        assertThat(recent.of(byQueryId("q0"), ServiceOrders.REQUESTED_AT)).isEmpty();
        assertThat(recent.of(byQueryId("q600"), ServiceOrders.REQUESTED_AT)).isPresent();
    }

    @Test
    void whatOneMerchantAskedIsNothingToAnother() {
        recent.remember(byQueryId("q"), Optional.of(ServiceOrders.KEY), ServiceOrders.REQUESTED_AT);

        assertThat(recent.of(new AnswerReturn.Return(new MchId("1900000999"),
                new ServiceOrderReference.ByQueryId(new QueryId("q")), Optional.empty()), ServiceOrders.REQUESTED_AT))
                .isEmpty();
    }

    @Test
    @Covers("T02")
    void aClockThatIsSetBackMakesNoAnswerLast() {
        recent.remember(byQueryId("q"), Optional.of(ServiceOrders.KEY), ServiceOrders.REQUESTED_AT);

        assertThat(recent.of(byQueryId("q"), ServiceOrders.REQUESTED_AT.minusSeconds(3600))).isEmpty();
    }

    private static AnswerReturn.Return byQueryId(String queryId) {
        return new AnswerReturn.Return(ServiceOrders.MCH_ID,
                new ServiceOrderReference.ByQueryId(new QueryId(queryId)), Optional.empty());
    }
}
