package payscore.adapter.persistence.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import payscore.domain.terms.Completion;
import payscore.domain.terms.CompletionTerms;

/**
 * A {@link Completion}.
 *
 * @param saidEnd the end the merchant gave
 * @param end the end we send
 * @param decidedAt epoch milliseconds
 */
record CompletionJson(
        @JsonProperty("amount") AmountJson amount,
        @JsonProperty("said_end") Optional<TimeJson> saidEnd,
        @JsonProperty("end_remark") Optional<String> endRemark,
        @JsonProperty("end_location") Optional<String> endLocation,
        @JsonProperty("device") Optional<DeviceJson> device,
        @JsonProperty("profit_sharing") Optional<Boolean> profitSharing,
        @JsonProperty("goods_tag") Optional<String> goodsTag,
        @JsonProperty("end") Optional<TimeJson> end,
        @JsonProperty("decided_at") long decidedAt) {
    static CompletionJson of(Completion completion) {
        var terms = completion.terms();
        return new CompletionJson(AmountJson.of(terms.amount()), terms.end().map(TimeJson::of), terms.endRemark(),
                terms.endLocation(), terms.device().map(DeviceJson::of),
                Optional.of(terms.profitSharing()).filter(reserved -> reserved), terms.goodsTag(),
                completion.end().map(TimeJson::of),
                completion.decidedAt().toEpochMilli());
    }

    Completion toCompletion() {
        var terms = new CompletionTerms(amount.toAmount(), saidEnd.map(TimeJson::toTime), endRemark, endLocation,
                device.map(DeviceJson::toDevice), profitSharing.orElse(false), goodsTag);
        return new Completion(terms, end.map(TimeJson::toTime), Instant.ofEpochMilli(decidedAt));
    }
}
