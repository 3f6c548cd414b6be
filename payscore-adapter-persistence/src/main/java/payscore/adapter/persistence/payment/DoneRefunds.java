package payscore.adapter.persistence.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payscore.application.port.out.store.RefundRecords.Known;
import payscore.domain.merchant.MchId;
import payscore.domain.money.Fen;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrder;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundStatus;
import payscore.domain.terms.BeijingTime;

/** Refunds that were paid back, by day, in SQL. A row never changes: what was paid back stays so. */
public final class DoneRefunds {
    private final DoneRefundMapper mapper;

    DoneRefunds(DoneRefundMapper mapper) {
        this.mapper = mapper;
    }

    /** Keeps the refunds a version of an order knows to be paid back; inside the transaction that stores the version. */
    public void note(ServiceOrder order) {
        var rows = order.refunds().list().stream().filter(refund -> refund.status() == RefundStatus.SUCCESS)
                .flatMap(refund -> row(order, refund).stream()).toList();
        if (rows.isEmpty()) {
            return;
        }
        // The order's row is held by this transaction, and a number belongs to one order: nobody adds one meanwhile.
        var kept = Set.copyOf(mapper.kept(order.key().mchId().value(),
                rows.stream().map(DoneRefundRow::outRefundNo).toList()));
        rows.stream().filter(row -> !kept.contains(row.outRefundNo())).forEach(mapper::insert);
    }

    List<Known> on(MchId mchId, LocalDate day, Optional<OutRefundNo> after, int limitMax) {
        return mapper.on(mchId.value(), day.toString(), after.map(OutRefundNo::value).orElse(""), limitMax).stream()
                .map(row -> new Known(new OutRefundNo(row.outRefundNo()), new OutOrderNo(row.outOrderNo()),
                        new Fen(row.amount())))
                .toList();
    }

    private static Optional<DoneRefundRow> row(ServiceOrder order, Refund refund) {
        return refund.succeededAt().map(at -> new DoneRefundRow(order.key().mchId().value(),
                refund.outRefundNo().value(), order.key().outOrderNo().value(), refund.amount().amount(),
                BeijingTime.dayOf(at).toString()));
    }
}
