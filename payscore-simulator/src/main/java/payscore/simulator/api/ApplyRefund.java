package payscore.simulator.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.order.Refund;
import payscore.simulator.order.RefundDesk;
import payscore.simulator.order.ServiceOrder;
import tools.jackson.databind.node.ObjectNode;

/** C1: the same number is the same refund; everything else is counted for the transaction. */
final class ApplyRefund implements Endpoint {
    private static final int COUNT_MAX = 50;
    private static final Duration BETWEEN_TWO = Duration.ofMinutes(1);
    private static final Duration WINDOW = Duration.ofDays(365);

    private final RefundDesk desk;
    private final InstantSource clock;

    ApplyRefund(RefundDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public ObjectNode handle(Call call) {
        Fields body = Fields.of(call.body());
        String number = body.text("out_refund_no", 64);
        if (!number.matches("[0-9A-Za-z_*|@-]+")) {
            throw body.bad("out_refund_no", "只能是数字、大小写字母_-|*@");
        }
        Optional<String> transactionId = body.optionalText("transaction_id", 32);
        Optional<String> outTradeNo = body.optionalText("out_trade_no", 32);
        if (transactionId.isPresent() == outTradeNo.isPresent()) {
            throw body.bad("transaction_id", "transaction_id和out_trade_no必须且只能填写一个");
        }
        body.optionalText("reason", 80);
        if (body.optionalText("notify_url", 256).filter(url -> url.contains("?")).isPresent()) {
            throw body.bad("notify_url", "不能携带参数");
        }
        Fields amount = body.object("amount");
        long refund = amount.integer("refund", 1, Integer.MAX_VALUE);
        long total = amount.integer("total", 1, Integer.MAX_VALUE);
        if (!amount.text("currency", 16).equals("CNY")) {
            throw amount.bad("currency", "只支持CNY");
        }
        String mchId = call.merchant().mchId();
        ObjectNode request = Json.objectOf(call.body());
        Optional<Refund> known = desk.find(mchId, number);
        if (known.isPresent()) {
            if (!known.get().request().equals(request)) {
                throw ApiFailure.invalidRequest("订单号" + number + "的退款请求参数与原请求不一致");
            }
            return known.get().answer();
        }
        desk.planOf(number).refusal().ifPresent(code -> {
            throw RefundRefusals.of(code);
        });
        // The merchant number of an automatic deduction is WeChat's own; the number of the service order is none.
        ServiceOrder order = transactionId.flatMap(id -> desk.orderOf(mchId, id))
                .orElseThrow(() -> ApiFailure.of(404, "RESOURCE_NOT_EXISTS", "订单不存在"));
        check(order, transactionId.orElseThrow(), refund, total);
        return desk.accept(order, request).answer();
    }

    private void check(ServiceOrder order, String transactionId, long refund, long total) {
        var money = order.collected().stream()
                .filter(collected -> collected.transactionId().equals(Optional.of(transactionId)))
                .findFirst()
                .orElseThrow();
        if (money.amount() != total) {
            throw ApiFailure.invalidRequest("订单金额或退款金额与之前请求不一致");
        }
        Instant now = clock.instant();
        if (now.isAfter(money.at().plus(WINDOW))) {
            throw ApiFailure.invalidRequest("订单已经超过退款期限");
        }
        List<Refund> earlier = desk.ofTransaction(order.key().mchId(), transactionId);
        if (earlier.size() >= COUNT_MAX) {
            throw ApiFailure.invalidRequest("订单部分退款次数已超过限制");
        }
        long claimed = earlier.stream()
                .filter(one -> one.status() != Refund.Status.CLOSED)
                .mapToLong(Refund::amount)
                .sum();
        if (claimed + refund > total) {
            throw ApiFailure.invalidRequest(claimed == total ? "订单已全额退款" : "申请退款金额大于订单可退金额");
        }
        if (earlier.stream().anyMatch(one -> now.isBefore(one.createdAt().plus(BETWEEN_TWO)))) {
            throw RefundRefusals.of("FREQUENCY_LIMITED");
        }
    }
}
