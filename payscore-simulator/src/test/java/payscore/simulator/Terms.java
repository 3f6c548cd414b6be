package payscore.simulator;

import java.time.Instant;
import payscore.simulator.json.Json;
import payscore.simulator.order.BeijingTime;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of calls as a merchant would send them. */
public final class Terms {
    private Terms() {}

    public static ObjectNode creation(String outOrderNo, String notifyUrl) {
        ObjectNode body = Json.object()
                .put("out_order_no", outOrderNo)
                .put("appid", Vectors.APP_ID)
                .put("service_id", Vectors.SERVICE_ID)
                .put("service_introduction", "共享充电宝");
        body.putArray("post_payments").addObject().put("name", "租借费用").put("description", "每小时3元，封顶99元");
        body.putObject("time_range").put("start_time", "OnAccept");
        body.putObject("location").put("start_location", "一号门店");
        body.putObject("risk_fund").put("name", "DEPOSIT").put("amount", 9900);
        body.put("notify_url", notifyUrl);
        return body;
    }

    public static ObjectNode creation(String outOrderNo) {
        return creation(outOrderNo, "http://127.0.0.1:9/notify");
    }

    /** Ended now, on the simulator's clock. */
    public static ObjectNode completion(Simulator simulator, long amount) {
        return completion(simulator.clock().instant(), amount);
    }

    public static ObjectNode completion(Instant endedAt, long amount) {
        ObjectNode body = Json.object().put("appid", Vectors.APP_ID).put("service_id", Vectors.SERVICE_ID);
        body.putArray("post_payments").addObject().put("name", "租借费用").put("amount", amount);
        body.put("total_amount", amount);
        body.putObject("time_range")
                .put("end_time", BeijingTime.seconds(endedAt));
        return body;
    }

    public static ObjectNode cancellation(String reason) {
        return Json.object()
                .put("appid", Vectors.APP_ID)
                .put("service_id", Vectors.SERVICE_ID)
                .put("reason", reason);
    }

    public static ObjectNode modification(long amount) {
        ObjectNode body = Json.object().put("appid", Vectors.APP_ID).put("service_id", Vectors.SERVICE_ID);
        body.putArray("post_payments").addObject().put("name", "租借费用").put("amount", amount);
        return body.put("total_amount", amount).put("reason", "用户投诉");
    }

    public static ObjectNode synchronisation(String paidTime) {
        ObjectNode body = Json.object()
                .put("appid", Vectors.APP_ID)
                .put("service_id", Vectors.SERVICE_ID)
                .put("type", "Order_Paid");
        body.putObject("detail").put("paid_time", paidTime);
        return body;
    }
}
