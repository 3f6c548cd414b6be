package payscore.application.port.out.store;

import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.OutOrderNo;

/** Which order stands for which of a merchant's own references; a unique key holds that it is one. */
public interface BusinessReferences {
    Optional<OutOrderNo> holder(MchId mchId, BusinessReference reference);

    /** Makes an order the holder of a free reference. Answers false when it is not free; the transaction goes on. */
    boolean claim(MchId mchId, BusinessReference reference, OutOrderNo outOrderNo);

    /** Makes another order the holder. Answers false when {@code from} does not hold it any more. */
    boolean handOver(MchId mchId, BusinessReference reference, OutOrderNo from, OutOrderNo to);
}
