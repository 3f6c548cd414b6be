package payscore.application.handler.reconciliation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import payscore.application.fixture.Bills;
import payscore.application.fixture.InMemoryStore;
import payscore.application.fixture.ManualClock;
import payscore.application.fixture.ScriptedBillGateway;
import payscore.application.fixture.ScriptedPayScoreGateway;
import payscore.application.fixture.SilentTelemetry;
import payscore.application.handler.Adoption;
import payscore.application.handler.Announcing;
import payscore.application.handler.Asking;
import payscore.application.handler.OrderBook;
import payscore.application.handler.Pieces;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Differences;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;
import payscore.domain.money.Fen;
import payscore.domain.order.ServiceOrder;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceKind;
import payscore.domain.reconciliation.Reconciliation;
import payscore.domain.reconciliation.StatementLine;
import payscore.domain.refund.Refunds;

/** Everything about bills on a desk: a store in memory, a scripted WeChat, a clock that is moved by hand. */
final class ReconciliationDesk implements AutoCloseable {
    final ManualClock clock = new ManualClock(Bills.READY_AT);
    final InMemoryStore store = new InMemoryStore(clock);
    final ScriptedBillGateway bills = new ScriptedBillGateway();
    final ScriptedPayScoreGateway weChat = new ScriptedPayScoreGateway(store::isInTransaction);
    final List<DifferenceKind> told = new ArrayList<>();
    final List<String> outcomes = new ArrayList<>();
    final ReconciliationBook book = new ReconciliationBook(store.reconciliations(), store.differences(),
            store.payments(), store.refundRecords(), store.billedRefunds(), store.transactions());
    final RunReconciliationHandler run = new RunReconciliationHandler(book, clock);
    final JudgeDifferenceHandler judge = new JudgeDifferenceHandler(book, clock);
    final ReadReconciliationHandler read = new ReadReconciliationHandler(book);
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final OrderBook orders = new OrderBook(store.orders(), store.commands(), store.transactions(),
            new Announcing(store.deliveries(), mchId -> List.of(), change -> RequestBody.of(""), new Told()));
    private final BillComparison comparison = new BillComparison(book, orders, bills, new Told(), clock);
    private final ReconciliationWork work = newWork();

    /** Another node, which remembers nothing. */
    ReconciliationWork newWork() {
        var merchants = new OneMerchant();
        return new ReconciliationWork(book, comparison,
                new DifferenceInquiry(book, orders, new Asking(orders, weChat, clock),
                        new Adoption(orders, weChat, merchants, clock), clock),
                merchants, new Pieces(executor), clock);
    }

    ReconciliationDesk withPaid(int number) {
        return withPaid(number, Refunds.NONE);
    }

    ReconciliationDesk withPaid(int number, Refunds known) {
        Bills.storePaid(store.orders(), number, ServiceOrders.TOTAL, ServiceOrders.PAID_AT, known);
        return this;
    }

    ReconciliationDesk withBill(StatementLine... lines) {
        bills.tradeBill(ScriptedBillGateway.lines(List.of(lines)));
        return this;
    }

    ReconciliationDesk round() {
        work.round(Buckets.ALL, 50);
        return this;
    }

    ReconciliationDesk pass(Duration time) {
        clock.advance(time);
        return round();
    }

    Reconciliation day() {
        return day(Bills.DAY);
    }

    Reconciliation day(LocalDate day) {
        return store.reconciliations().find(ServiceOrders.MCH_ID, day).orElseThrow();
    }

    Optional<Reconciliation.Result> result() {
        return day().result();
    }

    List<Difference> differences() {
        return differences(Bills.DAY);
    }

    List<Difference> differences(LocalDate day) {
        return store.differences().list(new Differences.Filter(ServiceOrders.MCH_ID, day, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), 1000));
    }

    Difference theDifference() {
        var found = differences();
        if (found.size() != 1) {
            throw new AssertionError("not one difference: " + found);
        }
        return found.getFirst();
    }

    ServiceOrder order(int number) {
        return store.orders().find(Bills.key(number)).orElseThrow();
    }

    static Fen total() {
        return ServiceOrders.TOTAL;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private final class Told extends SilentTelemetry {
        @Override
        public void reconciled(String outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void differenceFound(DifferenceKind kind) {
            told.add(kind);
        }
    }

    private static final class OneMerchant implements Merchants {
        private final Merchant merchant = new Merchant(ServiceOrders.MCH_ID, List.of(ServiceOrders.SERVICE));

        @Override
        public Optional<Merchant> find(MchId mchId) {
            return Optional.of(merchant).filter(known -> known.mchId().equals(mchId));
        }

        @Override
        public List<Merchant> all() {
            return List.of(merchant);
        }
    }
}
