package payscore.application.port.in;

import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.order.ServiceOrderKey;

/** Signs parameters for WeChat's order page, where the user can also pay while money is being collected. */
public interface LaunchDetail {
    /**
     * @throws ServiceOrderNotFound when there is no such order
     * @throws payscore.domain.order.ServiceOrderNotReady when WeChat does not know the order yet
     */
    LaunchParameters launch(ServiceOrderKey key);
}
