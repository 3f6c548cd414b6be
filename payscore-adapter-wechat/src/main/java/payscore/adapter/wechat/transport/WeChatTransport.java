package payscore.adapter.wechat.transport;

import java.time.Duration;
import payscore.adapter.wechat.keys.MerchantCredentials;

/** Carries one request of a merchant to WeChat and its answer back. It never throws for what WeChat or the network does. */
public interface WeChatTransport {
    /** @param deadline for the whole call, whatever it consists of */
    Exchange exchange(MerchantCredentials merchant, Request request, Duration deadline);
}
