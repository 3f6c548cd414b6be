package payscore.application.handler;

import payscore.application.port.in.LaunchDetail;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.domain.order.Decision;
import payscore.domain.order.ServiceOrderKey;

/** {@link LaunchDetail}. */
public final class LaunchDetailHandler implements LaunchDetail {
    private final OrderBook book;
    private final LaunchSigning signing;

    public LaunchDetailHandler(OrderBook book, LaunchSigning signing) {
        this.book = book;
        this.signing = signing;
    }

    @Override
    public LaunchParameters launch(ServiceOrderKey key) {
        var order = book.order(key);
        order.requireReadyFor(Decision.SHOW_DETAIL);
        return signing.detail(order).from(order.appId());
    }
}
