package payscore.adapter.persistence.reference;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import payscore.application.port.out.store.BusinessReferences;
import payscore.domain.merchant.MchId;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.OutOrderNo;

/** References in SQL. Each call is a single statement. */
public final class MyBatisBusinessReferences implements BusinessReferences {
    private final BusinessReferenceMapper mapper;

    MyBatisBusinessReferences(BusinessReferenceMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<OutOrderNo> holder(MchId mchId, BusinessReference reference) {
        return mapper.holder(mchId.value(), reference.value()).map(OutOrderNo::new);
    }

    @Override
    public boolean claim(MchId mchId, BusinessReference reference, OutOrderNo outOrderNo) {
        try {
            mapper.insert(mchId.value(), reference.value(), outOrderNo.value());
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    @Override
    public boolean handOver(MchId mchId, BusinessReference reference, OutOrderNo from, OutOrderNo to) {
        return mapper.handOver(mchId.value(), reference.value(), from.value(), to.value()) == 1;
    }
}
