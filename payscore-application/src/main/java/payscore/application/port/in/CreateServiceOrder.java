package payscore.application.port.in;

import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.Decline;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.ServiceTerms;

/** Creates a service order at WeChat. Repeating it with the same terms is safe and finds the same order. */
public interface CreateServiceOrder {
    /**
     * @throws payscore.domain.violation.InvalidTerms when the service is unknown or does not allow the terms
     * @throws OutOrderNoReused when the number belongs to an order with other terms
     * @throws BusinessReferenceInUse when another order that is not definitely dead stands for the reference
     */
    Outcome create(Request request);

    /** @param reference what the order is for, where the merchant wants to be kept from creating two orders for it */
    record Request(MchId mchId, OutOrderNo outOrderNo, ServiceId serviceId, ServiceTerms terms,
            Optional<BusinessReference> reference) {
        public ServiceOrderKey key() {
            return new ServiceOrderKey(mchId, outOrderNo);
        }
    }

    sealed interface Outcome {
        ServiceOrder order();

        /** WeChat created it just now. */
        record Created(ServiceOrder order) implements Outcome {}

        /** The same order was there already. */
        record AlreadyThere(ServiceOrder order) implements Outcome {}

        /** WeChat's answer is not known yet; it will be found out. Not a failure: do not use another number. */
        record NotKnownYet(ServiceOrder order) implements Outcome {}

        /** WeChat refused; nothing exists there. */
        record Declined(ServiceOrder order, Decline decline) implements Outcome {}
    }
}
