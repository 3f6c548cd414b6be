package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.domain.fixture.ServiceOrders;

class ServiceOrderEventTest {
    @ParameterizedTest
    @EnumSource
    void everyEventIsASentence(ServiceOrderEvent.Kind kind) {
        var event = new ServiceOrderEvent(kind, new Source.Query(1), Optional.empty(), ServiceOrders.REQUESTED_AT,
                Optional.empty(), Optional.empty());

        assertThat(event.sentence()).matches("[A-Z].*, as WeChat said when asked\\.").doesNotContain("  ");
    }
}
