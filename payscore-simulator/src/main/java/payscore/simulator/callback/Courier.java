package payscore.simulator.callback;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import payscore.simulator.clock.Agenda;
import payscore.simulator.clock.Sources;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.FaultScript;
import payscore.simulator.fault.Operation;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.WireClock;
import payscore.simulator.order.BeijingTime;
import payscore.simulator.order.OrderEvent;
import payscore.simulator.order.OrderKey;
import payscore.simulator.security.Nonces;
import payscore.simulator.security.WeChatKeys;

/** Delivers notifications: 5 s per attempt, 200 or 204 is success, anything else climbs the retry ladder. */
public final class Courier {
    private static final Duration LATE_DEFAULT = Duration.ofMinutes(1);

    private final Registry registry;
    private final InstantSource clock;
    private final Agenda agenda;
    private final FaultScript faults;
    private final DeliveryLog log;
    private final Sealer sealer;
    private final Carrier carrier;
    private final Nonces nonces;
    private final Map<String, Notification> notifications = new LinkedHashMap<>();
    private final List<Notification> held = new ArrayList<>();

    public Courier(
            Registry registry,
            WeChatKeys keys,
            Sources sources,
            WireClock wireClock,
            FaultScript faults,
            DeliveryLog log,
            Carrier carrier) {
        this.registry = registry;
        this.clock = sources.clock();
        this.agenda = sources.agenda();
        this.nonces = sources.nonces();
        this.faults = faults;
        this.log = log;
        this.sealer = new Sealer(keys, registry, wireClock, nonces);
        this.carrier = carrier;
    }

    /** Takes an event and plans its first delivery. */
    public void announce(OrderEvent event) {
        Notification notification = new Notification(
                "EV-" + BeijingTime.seconds(clock.instant()) + nonces.digits(12), clock.instant(), event);
        remember(notification);
        Optional<Fault> fault = takeFault(event);
        Duration delay = registry.switches().callbackDelay();
        if (fault.isEmpty()) {
            plan(notification, delay, Optional.empty());
            return;
        }
        switch (fault.get().kind()) {
            case SUPPRESS -> {
                // Lost for good: WeChat does not promise delivery.
            }
            case HOLD -> hold(notification);
            case DELAY_CALLBACK ->
                plan(notification, delay.plus(fault.get().delay().orElse(LATE_DEFAULT)), Optional.empty());
            case DUPLICATE -> {
                for (int i = 0; i <= fault.get().count().orElse(1); i++) {
                    plan(notification, delay, Optional.empty());
                }
            }
            default -> plan(notification, delay, Optional.of(fault.get().kind()));
        }
    }

    /** Delivers an earlier notification once more, now, under its old id; false when the id is unknown. */
    public boolean redeliver(String notificationId) {
        Optional<Notification> known = find(notificationId);
        known.ifPresent(notification -> plan(notification, Duration.ZERO, Optional.empty()));
        return known.isPresent();
    }

    /** Ids of the order's notifications, oldest first, delivered or not. */
    public List<String> notificationIds(OrderKey key) {
        synchronized (notifications) {
            return notifications.values().stream()
                    .filter(notification -> notification.event().key().equals(key))
                    .map(Notification::id)
                    .toList();
        }
    }

    /** Sends what a HOLD fault kept back, in the order it was kept; answers how many. */
    public int release(Predicate<OrderKey> orders) {
        List<Notification> released = new ArrayList<>();
        synchronized (notifications) {
            held.removeIf(notification -> orders.test(notification.event().key()) && released.add(notification));
        }
        released.forEach(notification -> plan(notification, Duration.ZERO, Optional.empty()));
        return released.size();
    }

    public void clear() {
        synchronized (notifications) {
            notifications.clear();
            held.clear();
        }
    }

    private void remember(Notification notification) {
        synchronized (notifications) {
            notifications.put(notification.id(), notification);
        }
    }

    private void hold(Notification notification) {
        synchronized (notifications) {
            held.add(notification);
        }
    }

    private Optional<Notification> find(String notificationId) {
        synchronized (notifications) {
            return Optional.ofNullable(notifications.get(notificationId));
        }
    }

    private Optional<Fault> takeFault(OrderEvent event) {
        Operation operation = switch (event.type()) {
            case OrderEvent.USER_PAID -> Operation.PAID_CALLBACK;
            case OrderEvent.USER_OPEN_SERVICE -> Operation.OPEN_CALLBACK;
            case OrderEvent.USER_CLOSE_SERVICE -> Operation.CLOSE_CALLBACK;
            default -> event.isAboutRefund() ? Operation.REFUND_CALLBACK : Operation.CONFIRM_CALLBACK;
        };
        return faults.take(operation, Optional.of(event.key().outOrderNo()));
    }

    private void plan(Notification notification, Duration delay, Optional<FaultKind> fault) {
        agenda.after(delay, () -> attempt(notification, 1, fault));
    }

    private void attempt(Notification notification, int attempt, Optional<FaultKind> fault) {
        Delivery delivery = deliver(notification, attempt, fault);
        log.add(delivery);
        List<Duration> ladder = registry.switches().retryLadder().intervals();
        if (!delivery.succeeded() && attempt <= ladder.size()) {
            agenda.after(
                    ladder.get(attempt - 1),
                    () -> attempt(
                            notification,
                            attempt + 1,
                            takeFault(notification.event()).map(Fault::kind)));
        }
    }

    private Delivery deliver(Notification notification, int attempt, Optional<FaultKind> fault) {
        OrderEvent event = notification.event();
        Optional<Merchant> merchant = registry.merchant(event.key().mchId());
        if (merchant.isEmpty()) {
            return delivery(notification, attempt, fault, Map.of(), "", 0, Optional.of("merchant is gone"));
        }
        if (fault.filter(FaultKind.SUPPRESS::equals).isPresent()) {
            return delivery(notification, attempt, fault, Map.of(), "", 0, Optional.of("suppressed"));
        }
        Sealer.Sealed sealed = sealer.seal(notification, merchant.get(), fault);
        String body = sealed.body().text();
        try {
            int status = carrier.deliver(target(event.notifyUrl()), sealed.headers(), sealed.body());
            return delivery(notification, attempt, fault, sealed.headers(), body, status, Optional.empty());
        } catch (IOException | IllegalArgumentException failed) {
            Optional<String> error = Optional.of(failed.getClass().getSimpleName());
            return delivery(notification, attempt, fault, sealed.headers(), body, 0, error);
        }
    }

    private URI target(String url) {
        URI uri = URI.create(url);
        String authority = String.valueOf(uri.getRawAuthority());
        String redirected = registry.notifyAuthority(authority);
        return redirected.equals(authority)
                ? uri
                : URI.create(url.replaceFirst(java.util.regex.Pattern.quote(authority), redirected));
    }

    private Delivery delivery(
            Notification notification,
            int attempt,
            Optional<FaultKind> fault,
            Map<String, String> headers,
            String body,
            int status,
            Optional<String> error) {
        OrderEvent event = notification.event();
        return new Delivery(
                clock.instant(),
                notification.id(),
                event.type(),
                event.key().mchId(),
                event.key().outOrderNo(),
                event.notifyUrl(),
                attempt,
                headers,
                body,
                status,
                error,
                fault);
    }
}
