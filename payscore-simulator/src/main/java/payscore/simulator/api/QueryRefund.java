package payscore.simulator.api;

import payscore.simulator.order.RefundDesk;
import tools.jackson.databind.node.ObjectNode;

/** C2. */
final class QueryRefund implements Endpoint {
    private final RefundDesk desk;

    QueryRefund(RefundDesk desk) {
        this.desk = desk;
    }

    @Override
    public ObjectNode handle(Call call) {
        return call.outOrderNo()
                .flatMap(number -> desk.find(call.merchant().mchId(), number))
                .orElseThrow(() -> ApiFailure.of(404, "RESOURCE_NOT_EXISTS", "退款单不存在"))
                .answer();
    }
}
