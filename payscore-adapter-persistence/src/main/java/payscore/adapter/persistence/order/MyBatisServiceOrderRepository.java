package payscore.adapter.persistence.order;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import payscore.adapter.persistence.bucket.BucketNumbers;
import payscore.adapter.persistence.payment.DoneRefunds;
import payscore.adapter.persistence.payment.MyBatisPayments;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.DuplicateServiceOrder;
import payscore.application.port.out.store.HistoryEntry;
import payscore.application.port.out.store.ServiceOrderFilter;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.StaleServiceOrder;
import payscore.application.port.out.store.Transactions;
import payscore.application.port.out.wechat.SecretSealing;
import payscore.domain.merchant.MchId;
import payscore.domain.order.Change;
import payscore.domain.order.NextCheck;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Orders in SQL. The version in the WHERE of an update is what decides a race; nothing is locked beforehand. */
public final class MyBatisServiceOrderRepository implements ServiceOrderRepository {
    private final ServiceOrderMapper mapper;
    private final FactChain facts;
    private final ServiceOrderRows rows;
    private final MyBatisPayments payments;
    private final DoneRefunds doneRefunds;
    private final Transactions transactions;

    MyBatisServiceOrderRepository(
            ServiceOrderMapper mapper, FactMapper factMapper, SecretSealing sealing, MyBatisPayments payments,
            DoneRefunds doneRefunds, Transactions transactions) {
        this.mapper = mapper;
        this.facts = new FactChain(factMapper);
        this.rows = new ServiceOrderRows(sealing);
        this.payments = payments;
        this.doneRefunds = doneRefunds;
        this.transactions = transactions;
    }

    @Override
    public Optional<ServiceOrder> find(ServiceOrderKey key) {
        return mapper.find(key.mchId().value(), key.outOrderNo().value()).map(rows::order);
    }

    @Override
    public void add(Change birth) {
        transactions.run(() -> {
            insert(birth.order());
            facts.append(birth);
            return birth;
        });
    }

    @Override
    public void save(Change change) {
        transactions.run(() -> {
            if (mapper.update(rows.row(change.order())) == 0) {
                throw new StaleServiceOrder(change.order().key(), change.order().version() - 1);
            }
            facts.append(change);
            payments.note(change.order());
            doneRefunds.note(change.order());
            return change;
        });
    }

    @Override
    public void postpone(ServiceOrderKey key, long version, NextCheck next) {
        // An order that ended may only be checked for a doubt or a refund; a row with any other check could never be read again.
        var positions = Arrays.stream(Position.values())
                .filter(position -> !position.isTerminal() || next.reason().outlastsTheOrder())
                .map(Position::name)
                .toList();
        mapper.postpone(
                new PostponementRow(key.mchId().value(), key.outOrderNo().value(), Bucket.of(key).number(), version,
                        next.at().toEpochMilli(), next.reason().name(), next.since().toEpochMilli(), positions));
    }

    @Override
    public List<ServiceOrderKey> dueForCheck(Buckets buckets, Instant now, int limitMax) {
        return mapper.due(BucketNumbers.of(buckets), now.toEpochMilli(), limitMax).stream()
                .map(row -> new ServiceOrderKey(new MchId(row.mchId()), new OutOrderNo(row.outOrderNo())))
                .toList();
    }

    @Override
    public List<ServiceOrder> list(ServiceOrderFilter filter) {
        return mapper.list(ListQuery.of(filter)).stream().map(rows::order).toList();
    }

    @Override
    public List<HistoryEntry> history(ServiceOrderKey key) {
        return facts.read(key);
    }

    private void insert(ServiceOrder order) {
        try {
            mapper.insert(rows.row(order));
        } catch (DuplicateKeyException taken) {
            throw new DuplicateServiceOrder(order.key());
        }
    }
}
