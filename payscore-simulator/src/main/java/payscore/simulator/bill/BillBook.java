package payscore.simulator.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import payscore.simulator.order.BeijingTime;
import payscore.simulator.order.Collected;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.Refund;
import payscore.simulator.order.ServiceOrder;
import payscore.simulator.security.Nonces;

/**
 * What goes into bills beside the orders' own payments, the files that wait to be downloaded, and the tricks. Used inside
 * {@link OrderBook#locked}.
 */
public final class BillBook {
    private static final int TOKEN_LENGTH = 43;
    private static final int TRANSACTION_DIGITS = 9;

    private final OrderBook orders;
    private final Supplier<List<Refund>> carriedOut;
    private final Nonces nonces;
    private final List<BilledRefund> refunds = new ArrayList<>();
    private final List<ShopPayment> shopPayments = new ArrayList<>();
    private final Map<String, BillFile> files = new HashMap<>();
    private Set<BillTrick> tricks = EnumSet.noneOf(BillTrick.class);

    /** @param carriedOut refunds of the merchants' own, whatever became of them */
    public BillBook(OrderBook orders, Supplier<List<Refund>> carriedOut, Nonces nonces) {
        this.orders = orders;
        this.carriedOut = carriedOut;
        this.nonces = nonces;
    }

    /** Money that went back although no merchant asked for it by the API. */
    public void add(BilledRefund refund) {
        refunds.add(refund);
    }

    /** A payment of the merchant's other business, under the same merchant number. */
    public void add(ShopPayment payment) {
        shopPayments.add(payment);
    }

    /** A number for a payment that no order has. */
    public String nextTransactionId(Instant now) {
        return "43000" + BeijingTime.seconds(now) + nonces.digits(TRANSACTION_DIGITS);
    }

    public Set<BillTrick> tricks() {
        return Set.copyOf(tricks);
    }

    /** Replaces the tricks that are on. */
    public void play(Set<BillTrick> these) {
        tricks = these.isEmpty() ? EnumSet.noneOf(BillTrick.class) : EnumSet.copyOf(these);
    }

    /** Puts a file up for download; answers the token that fetches it. */
    public String offer(BillFile file) {
        String token = nonces.letters(TOKEN_LENGTH);
        files.put(token, file);
        return token;
    }

    public Optional<BillFile> offered(String token) {
        return Optional.ofNullable(files.get(token));
    }

    /** The trade bill's lines, in the order of time. */
    List<TradeLine> trades(String mchId, LocalDate day) {
        List<TradeLine> lines = new ArrayList<>();
        for (ServiceOrder order : orders.all()) {
            if (order.key().mchId().equals(mchId)) {
                order.collected().stream()
                        .filter(money -> money.isCharge() && isOn(money.at(), day))
                        .forEach(money -> lines.add(TradeLine.payment(order, money)));
            }
        }
        shopPayments.stream()
                .filter(payment -> payment.mchId().equals(mchId) && isOn(payment.at(), day))
                .forEach(payment -> lines.add(TradeLine.payment(payment)));
        Stream.concat(refunds.stream(), carriedOut.get().stream().flatMap(BillBook::billed))
                .filter(refund -> refund.mchId().equals(mchId) && isOn(refund.at(), day))
                .forEach(refund -> lines.add(TradeLine.refund(refund, paidOrder(refund))));
        lines.sort(Comparator.comparing(TradeLine::at));
        return lines;
    }

    private static Stream<BilledRefund> billed(Refund refund) {
        return refund.succeededAt().stream().map(at -> new BilledRefund(refund.order().mchId(), refund.transactionId(),
                refund.refundId(), refund.outRefundNo(), refund.amount(), at));
    }

    /** The payment a refund gives back, with its order. */
    private Optional<TradeLine> paidOrder(BilledRefund refund) {
        for (ServiceOrder order : orders.all()) {
            for (Collected money : order.collected()) {
                if (money.transactionId().equals(Optional.of(refund.transactionId()))) {
                    return Optional.of(TradeLine.payment(order, money));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOn(Instant at, LocalDate day) {
        return BeijingTime.local(at).toLocalDate().equals(day);
    }

    public void clear() {
        refunds.clear();
        shopPayments.clear();
        files.clear();
        tricks = EnumSet.noneOf(BillTrick.class);
    }
}
