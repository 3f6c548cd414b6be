package payscore.application.port.out.wechat;

import java.time.Instant;
import java.util.Optional;
import payscore.application.port.out.store.Notification;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.Fact;
import payscore.domain.order.OrderId;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.refund.RefundReport;

/** Opens stored notifications. Their authenticity was established before they were stored. */
public interface NotificationReading {
    Content read(Notification notification);

    /** What a notification says. */
    sealed interface Content {
        /** @param occurredAt when WeChat says it happened */
        record AboutOrder(ServiceOrderKey key, Fact fact, Optional<OrderId> orderId, Optional<Instant> occurredAt)
                implements
                    Content {}

        /** @param occurredAt when WeChat says it happened */
        record AboutRefund(MchId mchId, RefundReport report, Optional<Instant> occurredAt) implements Content {}

        /**
         * A user granted or withdrew an authorisation.
         *
         * @param code where WeChat tells it
         * @param fact opened or closed
         */
        record AboutAuthorization(MchId mchId, ServiceId serviceId, AppId appId, OpenId openId,
                Optional<AuthorizationCode> code, AuthorizationFact fact)
                implements
                    Content {}

        /**
         * An event we have no use for, or about somebody else.
         *
         * @param why for people
         */
        record Unrelated(String why) implements Content {}

        /**
         * It cannot be opened now, a key may be wrong; kept and tried again.
         *
         * @param why for people
         */
        record Unreadable(String why) implements Content {}
    }
}
