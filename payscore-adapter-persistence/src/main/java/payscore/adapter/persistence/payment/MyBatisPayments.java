package payscore.adapter.persistence.payment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import payscore.application.port.out.store.Payments;
import payscore.domain.merchant.MchId;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrder;
import payscore.domain.reconciliation.KnownPayment;
import payscore.domain.reconciliation.KnownPayment.Billed;
import payscore.domain.terms.BeijingTime;

/** Payments in SQL. Each call but {@link #note} is a single statement. */
public final class MyBatisPayments implements Payments {
    private final PaymentMapper mapper;

    MyBatisPayments(PaymentMapper mapper) {
        this.mapper = mapper;
    }

    /** Keeps the payments a version of an order knows; inside the transaction that stores the version. */
    public void note(ServiceOrder order) {
        order.state().paymentCollection().ifPresent(collection -> collection.details().forEach(detail -> detail
                .transactionId().ifPresent(transaction -> keep(row(order, detail, transaction)))));
    }

    @Override
    public List<KnownPayment> find(MchId mchId, Set<TransactionId> transactions) {
        return transactions.isEmpty()
                ? List.of()
                : payments(mapper.find(mchId.value(), transactions.stream().map(TransactionId::value).toList()));
    }

    @Override
    public void markBilled(MchId mchId, Collection<TransactionId> transactions, Billed billed) {
        if (!transactions.isEmpty()) {
            mapper.mark(mchId.value(), transactions.stream().map(TransactionId::value).sorted().toList(),
                    billed.day().toString(), billed.run());
        }
    }

    @Override
    public List<KnownPayment> unbilled(MchId mchId, LocalDate paidOn, Optional<TransactionId> after, int limitMax) {
        return payments(mapper.unbilled(mchId.value(), paidOn.toString(), after.map(TransactionId::value).orElse(""),
                limitMax));
    }

    private void keep(PaymentRow row) {
        try {
            mapper.insert(row);
        } catch (DuplicateKeyException known) {
            mapper.amend(row);
        }
    }

    private static PaymentRow row(ServiceOrder order, CollectionDetail detail, TransactionId transaction) {
        return new PaymentRow(order.key().mchId().value(), transaction.value(), order.key().outOrderNo().value(),
                detail.amount().amount(),
                BeijingTime.dayOf(detail.paidTime().orElse(order.changedAt())).toString(), null, null);
    }

    private static List<KnownPayment> payments(List<PaymentRow> rows) {
        return rows.stream().map(MyBatisPayments::payment).toList();
    }

    private static KnownPayment payment(PaymentRow row) {
        return new KnownPayment(new TransactionId(row.transactionId()), new OutOrderNo(row.outOrderNo()),
                new Fen(row.amount()), LocalDate.parse(row.paidOn()), billed(row));
    }

    private static Optional<Billed> billed(PaymentRow row) {
        return row.billedOn() == null || row.billedRun() == null
                ? Optional.empty()
                : Optional.of(new Billed(LocalDate.parse(row.billedOn()), row.billedRun()));
    }
}
