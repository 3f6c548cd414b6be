package payscore.adapter.persistence.payment;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import payscore.application.port.out.store.BilledRefunds;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.KnownPayment.Billed;
import payscore.domain.refund.OutRefundNo;

/** Refunds that bills have shown, in SQL. */
public final class MyBatisBilledRefunds implements BilledRefunds {
    private final BilledRefundMapper mapper;

    MyBatisBilledRefunds(BilledRefundMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean mark(MchId mchId, OutRefundNo outRefundNo, Billed billed) {
        try {
            mapper.insert(mchId.value(), outRefundNo.value(), billed.day().toString(), billed.run());
            return true;
        } catch (DuplicateKeyException known) {
            return mapper.mark(mchId.value(), outRefundNo.value(), billed.day().toString(), billed.run()) == 1;
        }
    }

    @Override
    public Set<OutRefundNo> shownOf(MchId mchId, Collection<OutRefundNo> refunds) {
        return refunds.isEmpty()
                ? Set.of()
                : mapper.shown(mchId.value(), refunds.stream().map(OutRefundNo::value).toList()).stream()
                        .map(OutRefundNo::new).collect(Collectors.toSet());
    }
}
