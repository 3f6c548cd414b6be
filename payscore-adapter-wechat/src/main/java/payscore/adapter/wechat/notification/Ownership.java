package payscore.adapter.wechat.notification;

import payscore.adapter.wechat.wire.OrderReport;
import payscore.application.port.out.merchant.Merchants;
import payscore.domain.merchant.MchId;

/** Whether what a notification says concerns the merchant it was sent to; decided by its content, never by its address. */
final class Ownership {
    private Ownership() {}

    /** Service and app are not told by every event; where they are, they must be the merchant's. */
    static boolean isOf(MchId mchId, OrderReport report, Merchants merchants) {
        return report.mchId().filter(mchId.value()::equals).isPresent()
                && (report.serviceId().isEmpty()
                        || merchants.find(mchId).stream()
                                .flatMap(merchant -> merchant.services().stream())
                                .anyMatch(service -> report.isOf(mchId, service.appId(), service.serviceId())));
    }
}
