package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Fact;
import payscore.domain.order.Learned;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderEvent.Kind;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.Source;

/** The order is one of the sample, and was cancelled when it had just been asked for. */
class AuditingTest {
    private static final ServiceOrderKey SAMPLED = new ServiceOrderKey(ServiceOrders.MCH_ID, new OutOrderNo("PS-833"));

    private final Desk desk = new Desk();

    @BeforeEach
    void ended() {
        var birth = ServiceOrders.request(SAMPLED);
        desk.store.orders().add(birth);
        var learned = birth.order().learn(ServiceOrders.observed(new Fact.Cancelled(), new Source.Answer(),
                desk.clock.instant()));
        desk.store.orders().save(((Learned.Changed) learned).change());
    }

    @Test
    void isAskedAboutOnceADayAfterItsEnd() {
        finds(new Fact.Cancelled());
        later(Duration.ofHours(23));
        assertThat(desk.weChat.queries()).isEmpty();

        later(Duration.ofHours(1));
        later(Duration.ofDays(9));

        assertThat(desk.weChat.queries()).hasSize(1);
        assertThat(events()).containsExactly(Kind.REQUESTED, Kind.CANCELLED, Kind.AUDITED);
        assertThat(order().nextCheck()).isEmpty();
    }

    @Test
    void isAskedAboutAgainWhenNobodyAnswers() {
        desk.weChat.cannotBeAsked();
        later(Duration.ofDays(1));
        assertThat(events()).endsWith(Kind.CANCELLED);

        finds(new Fact.Cancelled());
        later(Duration.ofDays(1));

        assertThat(events()).endsWith(Kind.AUDITED);
    }

    @Test
    void isShownToAPersonWhenWeChatSaysOtherwise() {
        finds(new Fact.Expired());
        finds(new Fact.Expired());
        later(Duration.ofDays(1));

        assertThat(desk.quarantined).isEqualTo(1);
        assertThat(order().quarantine()).isPresent();
    }

    private void later(Duration time) {
        desk.clock.advance(time);
        desk.round();
    }

    private void finds(Fact fact) {
        desk.weChat.isAsked(new QueryAnswer.Found(SAMPLED.outOrderNo(), fact, Optional.of(ServiceOrders.ORDER_ID),
                Optional.of(ServiceOrders.terms())));
    }

    private ServiceOrder order() {
        return desk.store.orders().find(SAMPLED).orElseThrow();
    }

    private List<Kind> events() {
        return desk.store.orders().history(SAMPLED).stream().map(entry -> entry.event().kind()).toList();
    }
}
