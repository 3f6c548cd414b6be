package payscore.adapter.persistence.refund;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import payscore.application.port.out.store.RefundNumbers;
import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.refund.OutRefundNo;

/** Refund numbers in SQL. Each call is a single statement. */
public final class MyBatisRefundNumbers implements RefundNumbers {
    private final RefundNumberMapper mapper;

    MyBatisRefundNumbers(RefundNumberMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<OutOrderNo> order(MchId mchId, OutRefundNo outRefundNo) {
        return mapper.order(mchId.value(), outRefundNo.value()).map(OutOrderNo::new);
    }

    @Override
    public boolean claim(MchId mchId, OutRefundNo outRefundNo, OutOrderNo outOrderNo) {
        try {
            mapper.insert(mchId.value(), outRefundNo.value(), outOrderNo.value());
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }
}
