package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.out.wechat.BillAnswer;
import payscore.application.port.out.wechat.BillGateway;
import payscore.application.port.out.wechat.Statement;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.reconciliation.BillOfDay;
import payscore.domain.reconciliation.FundFlow;
import payscore.domain.reconciliation.StatementLine;
import payscore.domain.reconciliation.Sum;
import payscore.domain.reconciliation.TradeType;

/** What every way to WeChat's bills must do. Whoever brings another gateway brings a WeChat to try it on, too. */
public interface BillGatewayContract {
    /** The day the orders of the contract are paid on. */
    LocalDate DAY = LocalDate.of(2025, 6, 1);

    /** The gateway under test; it serves the merchant of {@link ServiceOrders}. */
    BillGateway gateway();

    /** The other side. */
    BillSide weChat();

    /** What a test can make WeChat do. */
    interface BillSide {
        /** An order over {@link ServiceOrders#TOTAL} is paid on {@link #DAY}; answers the transaction. */
        TransactionId isPaid(OutOrderNo outOrderNo, TradeType how);

        /** Part of the order's payment is given back on that day. */
        void isRefunded(OutOrderNo outOrderNo, String outRefundNo, Fen amount);

        /** It is ten o'clock on the next morning. */
        void nextMorning();

        /** What is wrong with bills from now on. */
        void is(Wrong what);
    }

    /** What can be wrong with bills. */
    enum Wrong {
        LATE, TRUNCATED, WRONG_HASH, DUPLICATE_LINES, MISSING_LINE
    }

    @Test
    default void readsTheOrderOfEitherKindOfPayment() {
        var byUser = weChat().isPaid(new OutOrderNo("BY-USER"), TradeType.JSAPI);
        var deducted = weChat().isPaid(new OutOrderNo("DE|DUC|TED"), TradeType.AUTH);
        weChat().nextMorning();

        assertThat(payments()).extracting(StatementLine.Payment::transactionId).containsExactlyInAnyOrder(
                byUser, deducted);
        assertThat(payments()).filteredOn(line -> line.transactionId().equals(byUser)).singleElement()
                .satisfies(line -> {
                    assertThat(line.tradeType()).isEqualTo(TradeType.JSAPI);
                    assertThat(line.outOrderNo()).contains(new OutOrderNo("BY-USER"));
                    assertThat(line.amount()).isEqualTo(ServiceOrders.TOTAL);
                    assertThat(line.tradedAt().toLocalDate()).isEqualTo(DAY);
                });
        assertThat(payments()).filteredOn(line -> line.transactionId().equals(deducted)).singleElement()
                .satisfies(line -> {
                    assertThat(line.tradeType()).isEqualTo(TradeType.AUTH);
                    assertThat(line.outOrderNo()).contains(new OutOrderNo("DE|DUC|TED"));
                });
    }

    @Test
    default void readsRefunds() {
        var transaction = weChat().isPaid(new OutOrderNo("REFUNDED"), TradeType.AUTH);
        weChat().isRefunded(new OutOrderNo("REFUNDED"), "R@1", new Fen(299));
        weChat().nextMorning();

        assertThat(lines()).filteredOn(StatementLine.Refund.class::isInstance).singleElement()
                .isInstanceOfSatisfying(StatementLine.Refund.class, refund -> {
                    assertThat(refund.outRefundNo()).isEqualTo("R@1");
                    assertThat(refund.transactionId()).isEqualTo(transaction);
                    assertThat(refund.outOrderNo()).contains(new OutOrderNo("REFUNDED"));
                    assertThat(refund.amount()).isEqualTo(new Fen(299));
                });
        assertThat(gateway().fundFlowBill(ServiceOrders.MCH_ID, DAY)).isEqualTo(
                new BillAnswer.Ready<>(new FundFlow(new Sum(1, ServiceOrders.TOTAL.amount()), new Sum(1, 299))));
    }

    @Test
    @Covers("R09")
    default void aDayWithoutMovementsHasAnEmptyBill() {
        weChat().nextMorning();

        assertThat(bill()).isInstanceOf(BillAnswer.Empty.class);
        assertThat(gateway().fundFlowBill(ServiceOrders.MCH_ID, DAY)).isInstanceOf(BillAnswer.Empty.class);
    }

    @Test
    @Covers("R09")
    default void aBillThatIsNotWrittenYetIsNoEmptyBill() {
        weChat().isPaid(new OutOrderNo("EARLY"), TradeType.JSAPI);
        weChat().nextMorning();
        weChat().is(Wrong.LATE);

        assertThat(bill()).isInstanceOf(BillAnswer.NotReady.class);
        assertThat(gateway().fundFlowBill(ServiceOrders.MCH_ID, DAY)).isInstanceOf(BillAnswer.NotReady.class);
    }

    @Test
    @Covers("R09")
    default void aFileThatIsNotTheOnePromisedIsNotHandedOver() {
        weChat().isPaid(new OutOrderNo("SPOILT"), TradeType.JSAPI);
        weChat().nextMorning();

        weChat().is(Wrong.WRONG_HASH);
        assertThat(bill()).isEqualTo(new BillAnswer.Unavailable<>("hash-mismatch"));
        weChat().is(Wrong.TRUNCATED);
        assertThat(bill()).isEqualTo(new BillAnswer.Unavailable<>("hash-mismatch"));
        assertThat(gateway().fundFlowBill(ServiceOrders.MCH_ID, DAY))
                .isEqualTo(new BillAnswer.Unavailable<>("hash-mismatch"));
    }

    @Test
    @Covers("R09")
    default void linesThatAreRepeatedOrMissingAreHandedOverAsTheyAre() {
        weChat().isPaid(new OutOrderNo("FIRST"), TradeType.JSAPI);
        weChat().isPaid(new OutOrderNo("SECOND"), TradeType.JSAPI);
        weChat().nextMorning();

        weChat().is(Wrong.DUPLICATE_LINES);
        assertThat(payments()).hasSize(4);
        weChat().is(Wrong.MISSING_LINE);
        assertThat(payments()).extracting(StatementLine.Payment::outOrderNo)
                .containsExactly(Optional.of(new OutOrderNo("SECOND")));
    }

    @Test
    default void aBillIsReadAsOftenAsOneLikes() {
        weChat().isPaid(new OutOrderNo("TWICE"), TradeType.JSAPI);
        weChat().nextMorning();

        try (var statement = statement()) {
            assertThat(statement.sha1()).matches("[0-9a-f]{40}");
            assertThat(linesOf(statement)).hasSize(1).isEqualTo(linesOf(statement));
        }
    }

    @Test
    default void aMerchantNobodyConfiguredHasNoBills() {
        assertThat(gateway().tradeBill(new MchId("1900000999"), DAY))
                .isEqualTo(new BillAnswer.Unavailable<>("no-credentials"));
    }

    /** When {@link BillSide#nextMorning} is. */
    static Instant morning() {
        return BillOfDay.readyAt(DAY);
    }

    private BillAnswer<Statement> bill() {
        return gateway().tradeBill(ServiceOrders.MCH_ID, DAY);
    }

    private Statement statement() {
        var answer = bill();
        assertThat(answer).isInstanceOf(BillAnswer.Ready.class);
        return ((BillAnswer.Ready<Statement>) answer).bill();
    }

    private List<StatementLine> lines() {
        try (var statement = statement()) {
            return linesOf(statement);
        }
    }

    private List<StatementLine.Payment> payments() {
        return lines().stream().map(StatementLine.Payment.class::cast).toList();
    }

    private static List<StatementLine> linesOf(Statement statement) {
        var lines = new ArrayList<StatementLine>();
        statement.forEach(lines::add);
        return lines;
    }
}
