package payscore.adapter.wechat.notification;

import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.Undecryptable;
import payscore.adapter.wechat.wire.AuthorizationReport;
import payscore.adapter.wechat.wire.Malformed;
import payscore.adapter.wechat.wire.OrderReport;
import payscore.adapter.wechat.wire.RefundMessage;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.wechat.NotificationReading;
import payscore.domain.order.Fact;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.AuthorizationFact;

/** Opens notifications from the inbox with the API v3 keys the merchant has now: one that did not open is tried again. */
public final class WeChatNotificationReading implements NotificationReading {
    private static final String USER_CONFIRM = "PAYSCORE.USER_CONFIRM";
    private static final String USER_PAID = "PAYSCORE.USER_PAID";
    private static final String USER_OPEN_SERVICE = "PAYSCORE.USER_OPEN_SERVICE";
    private static final String USER_CLOSE_SERVICE = "PAYSCORE.USER_CLOSE_SERVICE";
    private static final String REFUND_SUCCESS = "REFUND.SUCCESS";
    private static final String REFUND_ABNORMAL = "REFUND.ABNORMAL";
    private static final String REFUND_CLOSED = "REFUND.CLOSED";

    private final Credentials credentials;
    private final Merchants merchants;

    public WeChatNotificationReading(Credentials credentials, Merchants merchants) {
        this.credentials = credentials;
        this.merchants = merchants;
    }

    @Override
    public Content read(Notification notification) {
        return credentials.find(notification.mchId())
                .map(merchant -> read(notification, merchant))
                .orElseGet(() -> new Content.Unreadable("the merchant is not configured"));
    }

    private Content read(Notification notification, MerchantCredentials merchant) {
        try {
            var envelope = Envelope.read(notification.body().bytes());
            return switch (envelope.eventType()) {
                case USER_CONFIRM, USER_PAID -> read(envelope, merchant);
                case USER_OPEN_SERVICE, USER_CLOSE_SERVICE -> readAuthorization(envelope, merchant);
                case REFUND_SUCCESS, REFUND_ABNORMAL, REFUND_CLOSED -> readRefund(envelope, merchant);
                default -> new Content.Unrelated("event " + envelope.eventType() + " is not used");
            };
        } catch (Malformed e) {
            return new Content.Unreadable("it is malformed");
        } catch (Undecryptable e) {
            return new Content.Unreadable("it does not open with the merchant's API v3 key");
        }
    }

    private Content read(Envelope envelope, MerchantCredentials merchant) throws Malformed, Undecryptable {
        var report = OrderReport.read(envelope.open(merchant));
        if (!Ownership.isOf(merchant.mchId(), report, merchants)) {
            return new Content.Unrelated("it is about another merchant, service or app");
        }
        return new Content.AboutOrder(new ServiceOrderKey(merchant.mchId(), report.outOrderNo()),
                fact(envelope, report), report.orderId(), envelope.createdAt());
    }

    private Content readAuthorization(Envelope envelope, MerchantCredentials merchant)
            throws Malformed, Undecryptable {
        var content = envelope.open(merchant);
        if (!Ownership.isOf(merchant.mchId(), OrderReport.read(content), merchants)) {
            return new Content.Unrelated("it is about another merchant, service or app");
        }
        var report = AuthorizationReport.read(content);
        var isOpened = envelope.eventType().equals(USER_OPEN_SERVICE);
        if (!report.says(isOpened ? "USER_OPEN_SERVICE" : "USER_CLOSE_SERVICE")) {
            throw new Malformed("user_service_status contradicts the event");
        }
        var openId = report.openId().orElseThrow(() -> new Malformed("no openid"));
        return new Content.AboutAuthorization(merchant.mchId(), report.serviceId(), report.appId(), openId,
                report.code(), isOpened
                        ? new AuthorizationFact.Opened(openId, report.openOrCloseTime())
                        : new AuthorizationFact.Closed(openId, report.openOrCloseTime()));
    }

    private static Content readRefund(Envelope envelope, MerchantCredentials merchant)
            throws Malformed, Undecryptable {
        var message = RefundMessage.read(envelope.open(merchant));
        return message.isOf(merchant.mchId())
                ? new Content.AboutRefund(merchant.mchId(), message.report(), envelope.createdAt())
                : new Content.Unrelated("it is about another merchant");
    }

    private static Fact fact(Envelope envelope, OrderReport report) throws Malformed {
        return envelope.eventType().equals(USER_CONFIRM) ? report.factOfConfirmation() : report.factOfNotification();
    }
}
