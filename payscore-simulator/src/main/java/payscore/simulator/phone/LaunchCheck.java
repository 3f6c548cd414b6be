package payscore.simulator.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.order.ConfirmationPackage;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.OrderKey;
import payscore.simulator.order.ServiceOrder;
import payscore.simulator.security.LaunchSignature;

/** What WeChat's front end checks before it shows a PayScore page (launch parameters, sections 2, 4, 6 and 7). */
final class LaunchCheck {
    private static final String SIGN_TYPE = "HMAC-SHA256";

    /** A widely used client library sends milliseconds and WeChat takes them. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private final Registry registry;
    private final OrderBook book;
    private final WireClock wireClock;

    LaunchCheck(Registry registry, OrderBook book, WireClock wireClock) {
        this.registry = registry;
        this.book = book;
        this.wireClock = wireClock;
    }

    /** The package to confirm with; called inside the order book's lock. */
    ConfirmationPackage confirmation(Launch launch, String openid, Optional<String> launchAppId, Instant now) {
        String text = launch.field("package");
        if (text.isEmpty()) {
            throw new LaunchRefused("4185", "package为空或businessType有误");
        }
        ConfirmationPackage ticket = book.findPackage(text)
                .orElseThrow(() -> new LaunchRefused("4186", "package无效或被篡改"));
        ServiceOrder order = book.find(ticket.key()).orElseThrow(() -> new LaunchRefused("4190", "package中的服务订单号无效"));
        if (launch.isSigned()) {
            checkSignature(launch, order.key().mchId());
        }
        if (launchAppId.isPresent() && !launchAppId.get().equals(order.appId())) {
            throw new LaunchRefused("4108", "拉起的appid与package中的appid不一致");
        }
        boolean used = ticket.launches() > 0 && registry.switches().packageSingleUse();
        if (ticket.expired(now) || used) {
            throw new LaunchRefused("", "未获得权益，系统繁忙");
        }
        if (!ticket.belongsTo(openid)) {
            throw new LaunchRefused("", "未获得权益：该订单已被其他用户打开");
        }
        return ticket;
    }

    /** The order whose detail page to show; called inside the order book's lock. */
    ServiceOrder detail(Launch launch) {
        String mchId = launch.field("mch_id");
        if (!launch.isSigned()) {
            throw new LaunchRefused("", "商户签名校验失败");
        }
        checkSignature(launch, mchId);
        return book.find(new OrderKey(mchId, launch.field("out_order_no")))
                .filter(order -> order.serviceId().equals(launch.field("service_id")))
                .orElseThrow(() -> new LaunchRefused("3961", "服务ID有误或订单不存在"));
    }

    private void checkSignature(Launch launch, String owner) {
        if (launch.field("mch_id").isEmpty()) {
            throw new LaunchRefused("", "非法的参数：mch_id缺失");
        }
        checkTimestamp(launch.field("timestamp"));
        Optional<Merchant> merchant = registry.merchant(launch.field("mch_id"))
                .filter(known -> known.mchId().equals(owner));
        boolean good = launch.field("sign_type").equals(SIGN_TYPE)
                && merchant.map(known -> LaunchSignature.of(launch.fields(), known.apiV2Key())
                        .equals(launch.field("sign")))
                        .orElse(false);
        if (!good) {
            throw new LaunchRefused("", "商户签名校验失败");
        }
    }

    private void checkTimestamp(String text) {
        Duration limit = registry.switches().launchFreshness();
        Instant timestamp;
        try {
            long number = Long.parseLong(text);
            timestamp = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        } catch (NumberFormatException | java.time.DateTimeException malformed) {
            throw new LaunchRefused("", "非法的参数：timestamp");
        }
        boolean stale = Duration.between(timestamp, wireClock.instant()).abs().compareTo(limit) > 0;
        if (!limit.isZero() && stale) {
            throw new LaunchRefused("", "商户签名校验失败：timestamp已过期");
        }
    }
}
