package payscore.adapter.wechat.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * The fields we read of an order: of the answers to create, query, complete and cancel, and of the order notifications
 * (API reference A1, A2, A3, A5; notifications §3, §4). Fee lines are not among them: nothing depends on their echo, and one
 * and the same field is a list on some pages and an object on others.
 */
record ServiceOrderJson(
        Optional<String> appid,
        Optional<String> mchid,
        Optional<String> outOrderNo,
        Optional<String> serviceId,
        Optional<String> serviceIntroduction,
        Optional<String> openid,
        Optional<String> state,
        Optional<String> stateDescription,
        Optional<Long> totalAmount,
        Optional<Boolean> needCollection,
        Optional<RiskFundJson> riskFund,
        Optional<TimeRangeJson> timeRange,
        Optional<CollectionJson> collection,
        Optional<String> orderId,
        @JsonProperty("package") Optional<String> ticket) {
    record RiskFundJson(Optional<String> name, Optional<Long> amount, Optional<String> description) {}

    record TimeRangeJson(Optional<String> startTime, Optional<String> endTime) {}

    record CollectionJson(
            Optional<String> state,
            Optional<Long> totalAmount,
            Optional<Long> payingAmount,
            Optional<Long> paidAmount,
            Optional<List<DetailJson>> details) {}

    record DetailJson(
            Optional<Integer> seq,
            Optional<Long> amount,
            Optional<String> paidType,
            Optional<String> paidTime,
            Optional<String> transactionId) {}
}
