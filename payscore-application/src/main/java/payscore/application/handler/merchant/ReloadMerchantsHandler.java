package payscore.application.handler.merchant;

import java.util.Optional;
import java.util.Set;
import payscore.application.port.in.merchant.ReloadMerchants;
import payscore.application.port.out.merchant.MerchantReload;
import payscore.application.port.out.merchant.MerchantSettings;
import payscore.application.port.out.store.ServiceOrderFilter;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.StoreFailure;
import payscore.domain.merchant.MchId;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderState;

/** {@link ReloadMerchants}. A merchant leaves when no order of it needs its keys any more. */
public final class ReloadMerchantsHandler implements ReloadMerchants {
    private static final Set<Position> UNDER_WAY = Set.of(Position.CREATED, Position.IN_USE, Position.COLLECTING);
    private static final Set<Position> REQUESTED = Set.of(Position.REQUESTED);
    private static final int PAGE = 100;

    private final MerchantSettings settings;
    private final ServiceOrderRepository orders;

    public ReloadMerchantsHandler(MerchantSettings settings, ServiceOrderRepository orders) {
        this.settings = settings;
        this.orders = orders;
    }

    @Override
    public MerchantReload reload() {
        return settings.reload(this::hasUnfinishedOrders);
    }

    private boolean hasUnfinishedOrders(MchId mchId) {
        try {
            return !orders.list(filter(mchId, UNDER_WAY, Optional.empty(), 1)).isEmpty() || hasOpenRequests(mchId);
        } catch (StoreFailure unknown) {
            return true;
        }
    }

    /** A declined request stays one for good, but nothing is owed for it. */
    private boolean hasOpenRequests(MchId mchId) {
        var after = Optional.<ServiceOrderFilter.Place>empty();
        while (true) {
            var page = orders.list(filter(mchId, REQUESTED, after, PAGE));
            if (page.stream().anyMatch(ReloadMerchantsHandler::isOpen)) {
                return true;
            }
            if (page.size() < PAGE) {
                return false;
            }
            var last = page.getLast();
            after = Optional.of(new ServiceOrderFilter.Place(last.requestedAt(), last.key().outOrderNo()));
        }
    }

    private static boolean isOpen(ServiceOrder order) {
        return !(order.state() instanceof ServiceOrderState.Requested requested) || requested.decline().isEmpty();
    }

    private static ServiceOrderFilter filter(
            MchId mchId, Set<Position> positions, Optional<ServiceOrderFilter.Place> after, int limitMax) {
        return new ServiceOrderFilter(mchId, positions, Optional.empty(), after, limitMax);
    }
}
