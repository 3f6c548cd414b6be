package payscore.simulator.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import payscore.simulator.clock.Sources;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.order.OrderBook;
import payscore.simulator.permission.Permission;
import payscore.simulator.permission.PermissionBook;
import payscore.simulator.security.Nonces;

/** The page on which a user authorises a service, opened by {@code apply_permissions_token} alone. */
public final class Authorizing {
    private static final int SESSION_ID_LENGTH = 24;
    private static final Duration PAGE_LIFE = Duration.ofHours(2);

    private final Registry registry;
    private final OrderBook book;
    private final PermissionBook permissions;
    private final InstantSource clock;
    private final Nonces nonces;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    private record Session(String id, Permission permission, String openid, Instant openedAt) {}

    public Authorizing(Registry registry, OrderBook book, PermissionBook permissions, Sources sources) {
        this.registry = registry;
        this.book = book;
        this.permissions = permissions;
        this.clock = sources.clock();
        this.nonces = sources.nonces();
    }

    /**
     * @param launchAppId the app that launches; empty: the one that pre-permitted
     * @throws LaunchRefused with WeChat's front-end code or text
     */
    public AuthorizePage open(Launch launch, String openid, Optional<String> launchAppId) {
        return book.locked(() -> {
            String token = launch.field("apply_permissions_token");
            if (token.isEmpty()) {
                throw new LaunchRefused("4185", "apply_permissions_token为空或businessType有误");
            }
            Permission permission = permissions.ofToken(token)
                    .orElseThrow(() -> new LaunchRefused("4186", "apply_permissions_token无效或被篡改"));
            if (launchAppId.isPresent() && !launchAppId.get().equals(permission.appId())) {
                throw new LaunchRefused("4108", "拉起的appid与预授权的appid不一致");
            }
            if (permissions.isExpired(token)) {
                throw new LaunchRefused("", "未获得权益，系统繁忙");
            }
            Service service = registry.service(permission.serviceId())
                    .orElseThrow(() -> new LaunchRefused("4189", "服务ID无效"));
            if (!service.admits(openid)) {
                throw new LaunchRefused("", "暂无法使用此服务，微信支付分逐步开放中");
            }
            Session session = new Session(nonces.letters(SESSION_ID_LENGTH), permission, openid, clock.instant());
            sessions.put(session.id(), session);
            return show(session);
        });
    }

    public boolean knows(String sessionId) {
        return sessions.containsKey(sessionId);
    }

    /** The opened page as it looks now. */
    public AuthorizePage page(String sessionId) {
        return book.locked(() -> show(session(sessionId)));
    }

    /** The user agrees on the opened page. */
    public void accept(String sessionId) {
        book.locked(() -> {
            Session session = session(sessionId);
            if (!clock.instant().isBefore(session.openedAt().plus(PAGE_LIFE))) {
                throw new LaunchRefused("", "页面已失效，请重新打开");
            }
            return authorize(session.permission(), session.openid());
        });
    }

    /** The user agrees without a page in between: for tests that do not care about launching. */
    public Permission authorize(Permission permission, String openid) {
        if (permission.state() != Permission.State.UNBINDUSER) {
            throw new LaunchRefused("", "授权状态已变更");
        }
        permissions.open(permission, openid);
        return permission;
    }

    public void clear() {
        sessions.clear();
    }

    private AuthorizePage show(Session session) {
        Permission permission = session.permission();
        TestUser user = registry.user(session.openid());
        return new AuthorizePage(session.id(), Launch.AUTHORIZE, user.name(),
                permission.state() == Permission.State.UNBINDUSER, permission.mchId(), permission.serviceId(),
                permission.code(), permission.state().name());
    }

    private Session session(String sessionId) {
        return Optional.ofNullable(sessions.get(sessionId)).orElseThrow(() -> new LaunchRefused("", "页面不存在，请重新打开"));
    }
}
