package payscore.simulator.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payscore.simulator.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One service order in WeChat's memory. Guarded by the lock of its {@link OrderBook}. */
public final class ServiceOrder {
    private final OrderKey key;
    private final String orderId;
    private final ObjectNode creation;
    private final Instant createdAt;

    /** What is shown of the terms now: creation's values, replaced field by field at completion and modification. */
    private final ObjectNode terms;

    private final ArrayNode details = Json.array();
    private final List<ObjectNode> snapshots = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final List<Collected> collected = new ArrayList<>();
    private Position position = Position.CREATED;
    private Optional<String> otherStateWord = Optional.empty();
    private Optional<String> openid = Optional.empty();
    private Optional<ObjectNode> completion = Optional.empty();
    private Optional<ObjectNode> cancellation = Optional.empty();
    private Optional<Long> total = Optional.empty();
    private Instant completedAt = Instant.EPOCH;
    private Instant inFlightUntil = Instant.EPOCH;
    private boolean depositPaid;
    private int modifications;
    private int failuresLeft;

    ServiceOrder(OrderKey key, String orderId, ObjectNode creation, Instant createdAt) {
        this.key = key;
        this.orderId = orderId;
        this.creation = creation;
        this.createdAt = createdAt;
        this.terms = creation.deepCopy();
        arriveAt(Position.CREATED, createdAt);
    }

    public OrderKey key() {
        return key;
    }

    public String orderId() {
        return orderId;
    }

    /** The parsed body of the create call; re-entry is judged by it. */
    public ObjectNode creation() {
        return creation;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public ObjectNode terms() {
        return terms;
    }

    public String appId() {
        return creation.path("appid").asString("");
    }

    public String serviceId() {
        return creation.path("service_id").asString("");
    }

    public String notifyUrl() {
        return creation.path("notify_url").asString("");
    }

    /** Fen. */
    public long riskAmount() {
        return creation.path("risk_fund").path("amount").asLong(0);
    }

    public Position position() {
        return position;
    }

    /** What the order says its state is: not always the word of its position. */
    String stateWord() {
        return otherStateWord.orElseGet(position::state);
    }

    public Optional<String> openid() {
        return openid;
    }

    public Optional<ObjectNode> completion() {
        return completion;
    }

    public Optional<ObjectNode> cancellation() {
        return cancellation;
    }

    /** Fen; empty before completion. */
    public Optional<Long> total() {
        return total;
    }

    public Instant completedAt() {
        return completedAt;
    }

    public ArrayNode details() {
        return details;
    }

    /** The user paid the deposit of a waive-deposit service instead of passing the risk check. */
    public boolean depositPaid() {
        return depositPaid;
    }

    public int modifications() {
        return modifications;
    }

    /** A deduction attempt or the user's cashier is active at this time. */
    public boolean inFlight(Instant now) {
        return now.isBefore(inFlightUntil);
    }

    /** Fen collected so far. */
    public long paid() {
        return collected.stream().mapToLong(Collected::amount).sum();
    }

    /** Every position the order ever had, the present one last. */
    public List<Passage> passages() {
        return List.copyOf(passages);
    }

    /** Money in the order it came in. */
    public List<Collected> collected() {
        return List.copyOf(collected);
    }

    /** The entity as it looked before the last so many transitions; the oldest there is, where there were not so many. */
    public Optional<ObjectNode> earlier(int transitions) {
        return snapshots.isEmpty()
                ? Optional.empty()
                : Optional.of(snapshots.get(Math.max(0, snapshots.size() - transitions)));
    }

    void moveTo(Position next, Instant now) {
        leave();
        arriveAt(next, now);
    }

    /** @param word what the order says instead of the position's own word, where there is one */
    void die(Position end, Optional<String> word, Instant now) {
        moveTo(end, now);
        otherStateWord = word;
    }

    void complete(Position next, ObjectNode body, long amount, Instant now) {
        leave();
        completion = Optional.of(body);
        total = Optional.of(amount);
        completedAt = now;
        arriveAt(next, now);
    }

    void lower(Position next, long amount, Instant now) {
        leave();
        total = Optional.of(amount);
        modifications++;
        arriveAt(next, now);
    }

    void collect(Position next, Collected money, ObjectNode detail) {
        leave();
        details.add(detail.put("seq", details.size() + 1));
        collected.add(money);
        arriveAt(next, money.at());
    }

    void bindUser(String user, boolean paidDeposit) {
        openid = Optional.of(user);
        depositPaid = paidDeposit;
    }

    void rememberCancellation(ObjectNode body) {
        cancellation = Optional.of(body);
    }

    void blockUntil(Instant until) {
        inFlightUntil = until;
    }

    void planFailures(int failures) {
        failuresLeft = failures;
    }

    /** Uses up one planned failure; false when none is left. */
    boolean attemptFails() {
        if (failuresLeft == 0) {
            return false;
        }
        if (failuresLeft != DeductionScript.ALWAYS) {
            failuresLeft--;
        }
        return true;
    }

    private void leave() {
        snapshots.add(OrderJson.entity(this));
    }

    private void arriveAt(Position next, Instant now) {
        position = next;
        passages.add(new Passage(now, next, total, paid()));
    }
}
