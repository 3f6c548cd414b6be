package payscore.simulator.phone;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import payscore.simulator.clock.Sources;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.order.ConfirmationPackage;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.OrderJson;
import payscore.simulator.order.OrderKey;
import payscore.simulator.order.Position;
import payscore.simulator.order.ServiceOrder;
import payscore.simulator.security.Nonces;

/** The user's WeChat: opens PayScore pages from launch parameters and acts on them. */
public final class Phone {
    private static final int SESSION_ID_LENGTH = 24;

    private final Registry registry;
    private final OrderBook book;
    private final LifeCycle lifeCycle;
    private final InstantSource clock;
    private final Nonces nonces;
    private final LaunchCheck check;
    private final Map<String, PageSession> sessions = new ConcurrentHashMap<>();

    public Phone(Registry registry, OrderBook book, LifeCycle lifeCycle, Sources sources, WireClock wireClock) {
        this.registry = registry;
        this.book = book;
        this.lifeCycle = lifeCycle;
        this.clock = sources.clock();
        this.nonces = sources.nonces();
        this.check = new LaunchCheck(registry, book, wireClock);
    }

    /**
     * Opens the page the launch parameters ask for.
     *
     * @param launchAppId the app that launches; empty: the one that created the order
     * @throws LaunchRefused with WeChat's front-end code or text
     */
    public PhonePage open(Launch launch, String openid, Optional<String> launchAppId) {
        return book.locked(() -> {
            OrderKey key = switch (launch.businessType()) {
                case Launch.CONFIRM -> launchConfirmation(launch, openid, launchAppId);
                case Launch.DETAIL -> check.detail(launch).key();
                default -> throw new LaunchRefused("4185", "businessType有误");
            };
            boolean confirmation = launch.businessType().equals(Launch.CONFIRM);
            PageSession session = new PageSession(nonces.letters(SESSION_ID_LENGTH), key, openid, confirmation,
                    clock.instant());
            sessions.put(session.id(), session);
            return show(session);
        });
    }

    /** The opened page as it looks now. */
    public PhonePage page(String sessionId) {
        return book.locked(() -> show(session(sessionId)));
    }

    /**
     * The user presses accept on the opened page.
     *
     * @param payDeposit a user who failed the risk check of a waive-deposit service pays the deposit
     */
    public void accept(String sessionId, boolean payDeposit) {
        book.locked(() -> {
            PageSession session = session(sessionId);
            if (!session.confirmation() || session.dead(clock.instant())) {
                throw new LaunchRefused("", "页面已失效，请重新打开");
            }
            return confirm(order(session.key()), session.openid(), payDeposit);
        });
    }

    /** The user presses accept without a page in between: for tests that do not care about launching. */
    public void accept(OrderKey key, String openid, boolean payDeposit) {
        book.locked(() -> confirm(order(key), openid, payDeposit));
    }

    /** The user pays on the order's page. */
    public void pay(OrderKey key) {
        book.locked(() -> {
            ServiceOrder order = order(key);
            if (order.position() != Position.COLLECTING) {
                throw new LaunchRefused("", "订单当前无需支付");
            }
            lifeCycle.pay(order);
            return order;
        });
    }

    /** Leaves by the button inside the page: the merchant's front end receives this {@code query_id}. */
    public String returnByButton(OrderKey key) {
        return book.locked(() -> book.issueQueryId(order(key).key()));
    }

    public OrderKey orderOf(String sessionId) {
        return session(sessionId).key();
    }

    public void clear() {
        sessions.clear();
    }

    private OrderKey launchConfirmation(Launch launch, String openid, Optional<String> launchAppId) {
        ConfirmationPackage ticket = check.confirmation(launch, openid, launchAppId, clock.instant());
        ServiceOrder order = order(ticket.key());
        Service service = registry.service(order.serviceId())
                .orElseThrow(() -> new LaunchRefused("4189", "package中的服务ID无效"));
        if (!service.isBoundTo(order.key().mchId(), order.appId())) {
            throw new LaunchRefused("4188", "mchid或appid未与服务ID绑定");
        }
        if (!service.admits(openid)) {
            throw new LaunchRefused("", "暂无法使用此服务，微信支付分逐步开放中");
        }
        ticket.launchedBy(openid);
        return order.key();
    }

    private ServiceOrder confirm(ServiceOrder order, String openid, boolean payDeposit) {
        if (order.position() != Position.CREATED) {
            throw new LaunchRefused("", "订单状态已变更，无法确认");
        }
        book.latestPackage(order.key())
                .filter(ticket -> !ticket.belongsTo(openid))
                .ifPresent(ticket -> {
                    throw new LaunchRefused("", "未获得权益：该订单已被其他用户打开");
                });
        boolean deposit = switch (registry.user(openid).standing()) {
            case GOOD -> false;
            case TOO_MANY_ORDERS -> throw new LaunchRefused("", "当前行业进行中订单过多");
            case RISK_REFUSED -> depositOf(order, payDeposit);
        };
        lifeCycle.confirm(order, openid, deposit);
        return order;
    }

    private boolean depositOf(ServiceOrder order, boolean payDeposit) {
        boolean waivable = registry.service(order.serviceId())
                .filter(service -> service.subMode() == Service.SubMode.WAIVE_DEPOSIT)
                .isPresent();
        if (!waivable) {
            throw new LaunchRefused("", "暂无法使用此服务：综合评估未通过");
        }
        if (!payDeposit) {
            throw new LaunchRefused("", "综合评估未通过，请支付押金后使用");
        }
        return true;
    }

    private PhonePage show(PageSession session) {
        ServiceOrder order = order(session.key());
        TestUser user = registry.user(session.openid());
        boolean depositNeeded = user.standing() == TestUser.Standing.RISK_REFUSED
                && registry.service(order.serviceId())
                        .filter(service -> service.subMode() == Service.SubMode.WAIVE_DEPOSIT)
                        .isPresent();
        return new PhonePage(
                session.id(),
                session.confirmation() ? Launch.CONFIRM : Launch.DETAIL,
                user.name(),
                depositNeeded,
                order.position() == Position.CREATED && session.confirmation(),
                order.position() == Position.COLLECTING,
                OrderJson.entity(order));
    }

    private PageSession session(String sessionId) {
        return Optional.ofNullable(sessions.get(sessionId)).orElseThrow(() -> new LaunchRefused("", "页面不存在，请重新打开"));
    }

    private ServiceOrder order(OrderKey key) {
        return book.find(key).orElseThrow(() -> new LaunchRefused("3961", "服务ID有误或订单不存在"));
    }
}
