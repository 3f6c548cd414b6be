package payscore.adapter.web.order;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.TransactionId;
import payscore.domain.order.ServiceOrder;

/** {@code collection}: what WeChat has to collect and what it has collected, in fen. */
record CollectionJson(String state, long totalAmount, long payingAmount, long paidAmount, List<DetailJson> details) {
    /** One successful collection. */
    record DetailJson(
            int seq, long amount, String paidType, Optional<OffsetDateTime> paidTime, Optional<String> transactionId) {
        private static DetailJson of(CollectionDetail detail) {
            return new DetailJson(detail.seq(), detail.amount().amount(), detail.paidType().name(),
                    detail.paidTime().map(WireTime::of), detail.transactionId().map(TransactionId::value));
        }
    }

    static Optional<CollectionJson> of(ServiceOrder order) {
        return order.state().paymentCollection().map(collection -> of(collection, order.position().isTerminal()));
    }

    private static CollectionJson of(PaymentCollection collection, boolean isPaid) {
        return new CollectionJson(isPaid ? "USER_PAID" : "USER_PAYING", collection.total().amount(),
                collection.paying().amount(), collection.paid().amount(),
                collection.details().stream().map(DetailJson::of).toList());
    }
}
