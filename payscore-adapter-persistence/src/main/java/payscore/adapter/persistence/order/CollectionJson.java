package payscore.adapter.persistence.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.TransactionId;

/** {@code collection}; amounts in fen. */
record CollectionJson(
        @JsonProperty("total_amount") long totalAmount,
        @JsonProperty("paid_amount") long paidAmount,
        @JsonProperty("details") List<DetailJson> details) {
    record DetailJson(
            @JsonProperty("seq") int seq,
            @JsonProperty("amount") long amount,
            @JsonProperty("paid_type") String paidType,
            @JsonProperty("paid_time") Optional<Long> paidTime,
            @JsonProperty("transaction_id") Optional<String> transactionId) {
        static DetailJson of(CollectionDetail detail) {
            return new DetailJson(detail.seq(), detail.amount().amount(), detail.paidType().name(),
                    detail.paidTime().map(Instant::toEpochMilli), detail.transactionId().map(TransactionId::value));
        }

        CollectionDetail toDetail() {
            return new CollectionDetail(seq, new Fen(amount), PaidType.valueOf(paidType),
                    paidTime.map(Instant::ofEpochMilli), transactionId.map(TransactionId::new));
        }
    }

    static CollectionJson of(PaymentCollection collection) {
        return new CollectionJson(collection.total().amount(), collection.paid().amount(),
                collection.details().stream().map(DetailJson::of).toList());
    }

    PaymentCollection toCollection() {
        return new PaymentCollection(
                new Fen(totalAmount), new Fen(paidAmount), details.stream().map(DetailJson::toDetail).toList());
    }
}
