package payscore.simulator.order;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import payscore.simulator.clock.Agenda;
import payscore.simulator.clock.Sources;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Registry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The transitions T1 to T15 with what they set in motion. Whether a transition is allowed is decided by its caller; all
 * methods are called inside {@link OrderBook#locked}.
 */
public final class LifeCycle {
    /** An unconfirmed order lapses after this time. */
    public static final Duration CONFIRMATION_LIFE = Duration.ofDays(30);

    private static final int TRANSACTION_ID_DIGITS = 28;

    private final OrderBook book;
    private final Sources sources;
    private final InstantSource clock;
    private final Agenda agenda;
    private final Registry registry;
    private final DeductionScripts scripts;
    private final Consumer<OrderEvent> events;
    private final RefundDesk refunds;

    public LifeCycle(
            OrderBook book,
            Sources sources,
            Registry registry,
            DeductionScripts scripts,
            Consumer<OrderEvent> events) {
        this.book = book;
        this.sources = sources;
        this.clock = sources.clock();
        this.agenda = sources.agenda();
        this.registry = registry;
        this.scripts = scripts;
        this.events = events;
        this.refunds = new RefundDesk(book, sources, events);
    }

    /** What was collected and is given back (T16); no state of an order tells of it. */
    public RefundDesk refunds() {
        return refunds;
    }

    public void forgetRefunds() {
        refunds.clear();
    }

    /** T1: waits for the user, at most 30 days. */
    public ServiceOrder create(OrderKey key, ObjectNode body) {
        ServiceOrder order = book.open(key, body, clock.instant());
        agenda.after(CONFIRMATION_LIFE, () -> inOrder(key, this::expire));
        return order;
    }

    /** T2: no-confirm mode, in use at once. */
    public ServiceOrder createConfirmed(OrderKey key, ObjectNode body, String openid) {
        ServiceOrder order = book.open(key, body, clock.instant());
        confirm(order, openid, false);
        return order;
    }

    /** T4: the user accepts; OnAccept becomes the present second. */
    public void confirm(ServiceOrder order, String openid, boolean depositPaid) {
        order.moveTo(Position.IN_USE, clock.instant());
        order.bindUser(openid, depositPaid);
        JsonNode timeRange = order.terms().path("time_range");
        if (timeRange.path("start_time").asString("").equals("OnAccept")) {
            Json.objectOf(timeRange).put("start_time", BeijingTime.seconds(clock.instant()));
        }
        announce(order, OrderEvent.USER_CONFIRM);
    }

    /** T6, T8, T15. */
    public void cancel(ServiceOrder order, ObjectNode body) {
        order.die(Position.REVOKED, deadWord(), clock.instant());
        order.rememberCancellation(body);
    }

    /** T9, T10: completion replaces fees, discounts and times, then WeChat deducts by itself. */
    public void complete(ServiceOrder order, ObjectNode body, long total) {
        order.complete(
                total > 0 ? Position.COLLECTING : Position.CLOSED_WITH_ZERO, body, total, clock.instant());
        replaceFees(order, body);
        merge(order, body, "time_range", List.of("start_time", "start_time_remark", "end_time", "end_time_remark"));
        merge(order, body, "location", List.of("end_location"));
        if (total > 0) {
            planDeduction(order);
        } else if (registry.switches().paidCallbackAfterZero()) {
            announce(order, OrderEvent.USER_PAID);
        }
    }

    /** T13: a lower amount with new lists. */
    public void modify(ServiceOrder order, ObjectNode body, long total) {
        order.lower(total > 0 ? Position.COLLECTING : Position.CLOSED_WITH_ZERO, total, clock.instant());
        replaceFees(order, body);
    }

    /** T14: paid outside. */
    public void sync(ServiceOrder order, String paidTime) {
        long amount = unpaid(order);
        order.collect(
                Position.PAID,
                new Collected(clock.instant(), amount, Optional.empty()),
                detail(amount, "MCH", paidTime));
        if (registry.switches().paidCallbackAfterSync()) {
            announce(order, OrderEvent.USER_PAID);
        }
    }

    /** T12 through the user's own payment, whatever the deduction script says. */
    public void pay(ServiceOrder order) {
        order.blockUntil(clock.instant());
        charge(order, unpaid(order), true);
    }

    /** One deduction attempt now; true when it collected, the whole or a part. */
    public boolean attemptDeduction(ServiceOrder order) {
        if (order.position() != Position.COLLECTING || order.attemptFails()) {
            return false;
        }
        charge(order, nextPart(order), false);
        return true;
    }

    /** The user's cashier, or a slow attempt, blocks the order for this long. */
    public void block(ServiceOrder order, Duration duration) {
        order.blockUntil(clock.instant().plus(duration));
    }

    private void charge(ServiceOrder order, long amount, boolean byUser) {
        String now = BeijingTime.seconds(clock.instant());
        String id = "42000" + now;
        String transactionId = id + sources.nonces().digits(TRANSACTION_ID_DIGITS - id.length());
        order.collect(
                amount < unpaid(order) ? Position.COLLECTING : Position.PAID,
                new Collected(clock.instant(), amount, Optional.of(transactionId), byUser),
                detail(amount, "NEWTON", now).put("transaction_id", transactionId));
        announce(order, OrderEvent.USER_PAID);
    }

    private static ObjectNode detail(long amount, String paidType, String paidTime) {
        return Json.object()
                .put("seq", 0)
                .put("amount", amount)
                .put("paid_type", paidType)
                .put("paid_time", paidTime);
    }

    private static long unpaid(ServiceOrder order) {
        return order.total().orElse(0L) - order.paid();
    }

    /** An even share of what is unpaid; the last part takes the rest. */
    private long nextPart(ServiceOrder order) {
        int partsLeft = Math.max(1, registry.switches().collectionParts() - order.collected().size());
        return Math.max(1, unpaid(order) / partsLeft);
    }

    private void planDeduction(ServiceOrder order) {
        // A deposit the user paid is in WeChat's hands already: taking the fee out of it always succeeds.
        DeductionScript script = order.depositPaid() ? DeductionScript.succeeds() : scripts.scriptFor(order);
        Duration delay = script.firstAttempt().orElseGet(() -> registry.switches().deductionDelay());
        order.planFailures(script.failures());
        if (script.inFlight()) {
            block(order, delay);
        }
        agenda.after(delay, () -> attemptAndRepeat(order.key(), script));
    }

    private void attemptAndRepeat(OrderKey key, DeductionScript script) {
        inOrder(key, order -> {
            if (order.position() != Position.COLLECTING) {
                return;
            }
            if (order.inFlight(clock.instant())) {
                agenda.after(script.interval(), () -> attemptAndRepeat(key, script));
                return;
            }
            attemptDeduction(order);
            if (order.position() == Position.COLLECTING) {
                agenda.after(script.interval(), () -> attemptAndRepeat(key, script));
            }
        });
    }

    private void expire(ServiceOrder order) {
        if (order.position() == Position.CREATED) {
            order.die(Position.EXPIRED, deadWord(), clock.instant());
        }
    }

    private Optional<String> deadWord() {
        return registry.switches().deadIsClosed() ? Optional.of("CLOSED") : Optional.empty();
    }

    private void announce(ServiceOrder order, String type) {
        events.accept(new OrderEvent(type, order.key(), order.notifyUrl(), OrderJson.notified(order, type)));
    }

    private void inOrder(OrderKey key, Consumer<ServiceOrder> work) {
        Optional<ServiceOrder> unused = book.locked(() -> {
            Optional<ServiceOrder> order = book.find(key);
            order.ifPresent(work);
            return order;
        });
    }

    private static void replaceFees(ServiceOrder order, ObjectNode body) {
        order.terms().set("post_payments", body.path("post_payments").deepCopy());
        if (body.path("post_discounts") instanceof ArrayNode discounts) {
            order.terms().set("post_discounts", discounts.deepCopy());
        } else {
            order.terms().remove("post_discounts");
        }
    }

    private static void merge(ServiceOrder order, ObjectNode body, String name, List<String> fields) {
        JsonNode given = body.path(name);
        if (!given.isObject()) {
            return;
        }
        ObjectNode target = order.terms().path(name) instanceof ObjectNode present
                ? present
                : order.terms().putObject(name);
        for (String field : fields) {
            if (given.hasNonNull(field)) {
                target.set(field, given.get(field));
            }
        }
    }
}
