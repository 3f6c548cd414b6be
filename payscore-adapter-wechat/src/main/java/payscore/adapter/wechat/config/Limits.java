package payscore.adapter.wechat.config;

import java.util.Optional;
import payscore.adapter.wechat.config.WeChatProperties.WeChat;
import payscore.adapter.wechat.isolation.MerchantLimits;

/** Limits in properties: whole numbers from 1 on. */
final class Limits {
    private Limits() {}

    /** @throws InvalidConfiguration unless both are such numbers */
    static MerchantLimits of(WeChat properties) {
        var problems = new Problems();
        var concurrency = number(
                properties.concurrencyPerMerchant(), "payscore.wechat.concurrency-per-merchant", problems);
        var rate = number(properties.ratePerMerchant(), "payscore.wechat.rate-per-merchant", problems);
        problems.throwIfAny();
        return new MerchantLimits(concurrency.orElseThrow(), rate.orElseThrow());
    }

    private static Optional<Integer> number(String text, String property, Problems problems) {
        if (text.matches("[1-9][0-9]{0,5}")) {
            return Optional.of(Integer.valueOf(text));
        }
        problems.add(property, "It must be a whole number from 1 to 999999.");
        return Optional.empty();
    }
}
