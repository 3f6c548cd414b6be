package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.SilentTelemetry;
import payscore.application.handler.merchant.ReloadMerchantsHandler;
import payscore.application.port.out.merchant.MerchantReload;
import payscore.application.port.out.merchant.MerchantSettings;
import payscore.application.port.out.merchant.MerchantStanding;
import payscore.application.port.out.merchant.Merchants;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;

/** A merchant that is taken out while some of its orders are not finished. */
class LeavingMerchantTest {
    private final Desk desk = new Desk();

    @Test
    void isKeptWhileAnOrderIsUnderWay() {
        desk.withCreatedOrder();

        assertThat(hasUnfinishedOrders(ServiceOrders.MCH_ID)).isTrue();
        assertThat(hasUnfinishedOrders(new MchId("1900000999"))).isFalse();
    }

    @Test
    void takesNoNewOrders() {
        var leaving = new Merchant(ServiceOrders.MCH_ID, List.of(ServiceOrders.SERVICE), true);
        var asking = new Asking(desk.book, desk.weChat, desk.clock);
        var runner = new CommandRunner(
                desk.book, asking, desk.weChat, desk.weChatRefunds, new SilentTelemetry(), desk.clock, new Random(7));
        var create = new CreateServiceOrderHandler(
                desk.book, runner, new Only(leaving), desk.store.references(), desk.clock);

        assertThat(pointersOf(() -> create.create(Desk.request()))).containsExactly("/mch_id");
        assertThat(desk.book.orders().find(ServiceOrders.KEY)).isEmpty();
    }

    private boolean hasUnfinishedOrders(MchId mchId) {
        var asked = new ArrayList<Boolean>();
        new ReloadMerchantsHandler(new MerchantSettings() {
            @Override
            public MerchantReload reload(Predicate<MchId> hasUnfinishedOrders) {
                asked.add(hasUnfinishedOrders.test(mchId));
                return new MerchantReload(List.of(), List.of());
            }

            @Override
            public boolean isReloadDue() {
                return true;
            }

            @Override
            public List<MerchantStanding> standings() {
                return List.of();
            }
        }, desk.store.orders()).reload();
        return asked.getFirst();
    }

    private record Only(Merchant merchant) implements Merchants {
        @Override
        public Optional<Merchant> find(MchId mchId) {
            return Optional.of(merchant).filter(m -> m.mchId().equals(mchId));
        }

        @Override
        public List<Merchant> all() {
            return List.of(merchant);
        }
    }
}
