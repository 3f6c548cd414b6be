package payscore.adapter.wechat.wire;

import java.util.List;
import java.util.Optional;

/** The bodies we send, field for field in the order they are written. What belongs into the path is not in them. */
sealed interface RequestJson {
    /** API reference A1. */
    record Create(
            String outOrderNo,
            String appid,
            String serviceId,
            String serviceIntroduction,
            Optional<List<LineJson>> postPayments,
            Optional<List<LineJson>> postDiscounts,
            TimeRangeJson timeRange,
            Optional<LocationJson> location,
            RiskFundJson riskFund,
            Optional<String> attach,
            String notifyUrl,
            boolean needUserConfirm,
            Optional<DeviceJson> device) implements RequestJson {}

    /** API reference A5. */
    record Complete(
            String appid,
            String serviceId,
            List<LineJson> postPayments,
            Optional<List<LineJson>> postDiscounts,
            long totalAmount,
            Optional<TimeRangeJson> timeRange,
            Optional<LocationJson> location,
            Optional<Boolean> profitSharing,
            Optional<String> goodsTag,
            Optional<DeviceJson> device) implements RequestJson {}

    /** API reference B1. */
    record PrePermit(String serviceId, String appid, String authorizationCode,
            String notifyUrl) implements RequestJson {}

    /** API reference B4, B5. */
    record Terminate(String serviceId, Optional<String> appid, String reason) implements RequestJson {}

    /** API reference A3. */
    record Cancel(String appid, String serviceId, String reason) implements RequestJson {}

    /** API reference A4. */
    record Modify(
            String appid,
            String serviceId,
            List<LineJson> postPayments,
            Optional<List<LineJson>> postDiscounts,
            long totalAmount,
            String reason,
            Optional<DeviceJson> device) implements RequestJson {}

    /** API reference A7. */
    record Sync(String appid, String serviceId, String type, SyncDetailJson detail) implements RequestJson {}

    /** API reference A6. */
    record Collect(String appid, String serviceId) implements RequestJson {}

    /** API reference C1. */
    record Refund(
            String transactionId,
            String outRefundNo,
            Optional<String> reason,
            String notifyUrl,
            RefundAmountJson amount) implements RequestJson {}

    /** API reference C4; account and name are ciphertexts, or absent from what is kept. */
    record AbnormalRefund(
            String outRefundNo,
            String type,
            Optional<String> bankType,
            Optional<String> bankAccount,
            Optional<String> realName) implements RequestJson {}

    record RefundAmountJson(long refund, long total, String currency) {}

    record SyncDetailJson(String paidTime) {}

    /** A fee or a discount; WeChat gives both the same fields. */
    record LineJson(String name, Optional<Long> amount, Optional<String> description, Optional<Integer> count) {}

    record TimeRangeJson(
            Optional<String> startTime,
            Optional<String> startTimeRemark,
            Optional<String> endTime,
            Optional<String> endTimeRemark) {}

    record LocationJson(Optional<String> startLocation, Optional<String> endLocation) {}

    record RiskFundJson(String name, long amount, Optional<String> description) {}

    record DeviceJson(Optional<String> startDeviceId, Optional<String> endDeviceId, Optional<String> materielNo) {}
}
