package payscore.application.handler;

import payscore.application.port.in.BusinessReferenceInUse;
import payscore.application.port.out.store.BusinessReferences;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.ServiceOrderState;

/** Lets one order at a time stand for a business reference. Runs inside the transaction that stores the order. */
final class ReferenceClaim {
    private final ServiceOrderRepository orders;
    private final BusinessReferences references;

    ReferenceClaim(ServiceOrderRepository orders, BusinessReferences references) {
        this.orders = orders;
        this.references = references;
    }

    /** @throws BusinessReferenceInUse when an order that is not definitely dead stands for it */
    void claim(BusinessReference reference, ServiceOrderKey key) {
        var mchId = key.mchId();
        var free = references.claim(mchId, reference, key.outOrderNo());
        if (free) {
            return;
        }
        var holder = references.holder(mchId, reference).orElse(key.outOrderNo());
        var isOurs = holder.equals(key.outOrderNo());
        if (!isOurs && !(isDead(key, holder) && references.handOver(mchId, reference, holder, key.outOrderNo()))) {
            throw new BusinessReferenceInUse(reference, new ServiceOrderKey(mchId, holder));
        }
    }

    private boolean isDead(ServiceOrderKey key, OutOrderNo holder) {
        return orders.find(new ServiceOrderKey(key.mchId(), holder)).filter(ReferenceClaim::isDead).isPresent();
    }

    /** It costs the user nothing and never will; a creation that WeChat declined does not exist there. */
    private static boolean isDead(ServiceOrder order) {
        return order.position() == Position.CANCELLED || order.position() == Position.EXPIRED
                || (order.state() instanceof ServiceOrderState.Requested(var decline) && decline.isPresent());
    }
}
