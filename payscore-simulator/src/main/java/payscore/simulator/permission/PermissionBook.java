package payscore.simulator.permission;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import payscore.simulator.clock.Sources;
import payscore.simulator.order.OrderEvent;
import payscore.simulator.order.OrderKey;
import payscore.simulator.security.Nonces;
import tools.jackson.databind.node.ObjectNode;

/** All authorisations and the tokens of their pages; used inside the order book's lock. */
public final class PermissionBook {
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final int TOKEN_LENGTH = 190;
    private static final String USER_OPEN_SERVICE = "USER_OPEN_SERVICE";
    private static final String USER_CLOSE_SERVICE = "USER_CLOSE_SERVICE";

    private final Nonces nonces;
    private final InstantSource clock;
    private final Consumer<OrderEvent> events;
    private final Map<OrderKey, Permission> permissions = new LinkedHashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(Permission permission, Instant issuedAt) {}

    public PermissionBook(Sources sources, Consumer<OrderEvent> events) {
        this.nonces = sources.nonces();
        this.clock = sources.clock();
        this.events = events;
    }

    public Optional<Permission> find(String mchId, String code) {
        return Optional.ofNullable(permissions.get(new OrderKey(mchId, code)));
    }

    /** Whichever the merchant; oldest first. */
    public List<Permission> withCode(String code) {
        return permissions.values().stream().filter(permission -> permission.code().equals(code)).toList();
    }

    /** Oldest first. */
    public List<Permission> all() {
        return List.copyOf(permissions.values());
    }

    /** A user's latest authorisation of a service. */
    public Optional<Permission> ofUser(String mchId, String serviceId, String openid) {
        return permissions.values().stream()
                .filter(permission -> permission.mchId().equals(mchId))
                .filter(permission -> permission.serviceId().equals(serviceId))
                .filter(permission -> permission.openid().filter(openid::equals).isPresent())
                .max(Comparator.comparing((Permission permission) -> permission.openedAt().orElse(Instant.MIN)));
    }

    public boolean isAuthorized(String mchId, String serviceId, String openid) {
        Predicate<Permission> fits = permission -> permission.state() == Permission.State.AVAILABLE;
        return ofUser(mchId, serviceId, openid).filter(fits).isPresent();
    }

    public Permission prePermit(String mchId, String code, ObjectNode request) {
        Permission permission = new Permission(mchId, code, request);
        permissions.put(permission.key(), permission);
        return permission;
    }

    /** A fresh token; earlier ones stay good until their hour is over. */
    public String issueToken(Permission permission) {
        String token = nonces.letters(TOKEN_LENGTH);
        tokens.put(token, new Token(permission, clock.instant()));
        return token;
    }

    /** The authorisation a page may be opened for; empty when the token is unknown. */
    public Optional<Permission> ofToken(String token) {
        return Optional.ofNullable(tokens.get(token)).map(Token::permission);
    }

    public boolean isExpired(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> clock.instant().isBefore(known.issuedAt().plus(TOKEN_LIFE)))
                .isEmpty();
    }

    /** The user agrees. */
    public void open(Permission permission, String openid) {
        permission.open(openid, clock.instant());
        announce(permission, USER_OPEN_SERVICE);
    }

    /** The user, or the merchant, withdraws. */
    public void close(Permission permission) {
        permission.close(clock.instant());
        announce(permission, USER_CLOSE_SERVICE);
    }

    public void clear() {
        permissions.clear();
        tokens.clear();
    }

    private void announce(Permission permission, String status) {
        permission.notifyUrl().ifPresent(url -> events.accept(new OrderEvent(
                "PAYSCORE." + status, permission.key(), url, permission.notified(status, clock.instant()))));
    }
}
