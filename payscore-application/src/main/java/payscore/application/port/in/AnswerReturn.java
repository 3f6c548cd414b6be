package payscore.application.port.in;

import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderReference;

/** Answers a front end whose user came back from WeChat. Coming back proves nothing, so WeChat is asked. */
public interface AnswerReturn {
    /**
     * @return the order as WeChat's latest signed word has it; unchanged when WeChat gave no usable answer
     * @throws ServiceOrderNotFound when the number, or the order behind the {@code query_id}, is not one of this merchant's here
     */
    ServiceOrder answer(Return userReturn);

    /**
     * @param serviceId which service to ask about for a {@code query_id}; without it every service of the merchant is asked
     */
    record Return(MchId mchId, ServiceOrderReference reference, Optional<ServiceId> serviceId) {}
}
