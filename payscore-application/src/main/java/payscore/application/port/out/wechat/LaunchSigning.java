package payscore.application.port.out.wechat;

import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.PermissionToken;

/** Signs launch parameters with the merchant's API v2 key, at click time. */
public interface LaunchSigning {
    /** For the page on which the user confirms. */
    LaunchParameters confirmation(ServiceOrderKey key, ConfirmationTicket ticket);

    /** For the page that shows the order, with its "pay now" button. */
    LaunchParameters detail(ServiceOrder order);

    /** For the page on which the user authorises the service. */
    LaunchParameters authorization(PermissionToken token);
}
