package payscore.simulator.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import payscore.simulator.security.Nonces;
import tools.jackson.databind.node.ObjectNode;

/**
 * All orders with their packages and query ids, and the one lock that guards them. Whoever reads or changes an order does so
 * inside {@link #locked}.
 */
public final class OrderBook {
    private static final int PACKAGE_LENGTH = 190;
    private static final int QUERY_ID_LENGTH = 48;
    private static final int ORDER_ID_DIGITS = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Nonces nonces;
    private final Map<OrderKey, ServiceOrder> orders = new LinkedHashMap<>();
    private final Map<String, List<ServiceOrder>> byNumber = new HashMap<>();
    private final Map<String, ConfirmationPackage> packages = new HashMap<>();
    private final Map<OrderKey, ConfirmationPackage> latestPackages = new HashMap<>();
    private final Map<String, OrderKey> queryIds = new HashMap<>();

    public OrderBook(Nonces nonces) {
        this.nonces = nonces;
    }

    /** Runs the work while nobody else touches any order. Never blocks on anything else inside. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public Optional<ServiceOrder> find(OrderKey key) {
        return Optional.ofNullable(orders.get(key));
    }

    /** All orders with this number, whichever the merchant. */
    public List<ServiceOrder> withNumber(String outOrderNo) {
        return List.copyOf(byNumber.getOrDefault(outOrderNo, List.of()));
    }

    /** Oldest first. */
    public List<ServiceOrder> all() {
        return List.copyOf(orders.values());
    }

    ServiceOrder open(OrderKey key, ObjectNode creation, Instant now) {
        String orderId = "1000" + BeijingTime.seconds(now);
        ServiceOrder order = new ServiceOrder(key, orderId + nonces.digits(ORDER_ID_DIGITS - orderId.length()),
                creation,
                now);
        orders.put(key, order);
        byNumber.computeIfAbsent(key.outOrderNo(), number -> new ArrayList<>()).add(order);
        return order;
    }

    /** A fresh package for the order; earlier ones stay valid until their hour is over. */
    public ConfirmationPackage issuePackage(OrderKey key, Instant now) {
        ConfirmationPackage issued = new ConfirmationPackage(nonces.letters(PACKAGE_LENGTH), key, now);
        packages.put(issued.text(), issued);
        latestPackages.put(key, issued);
        return issued;
    }

    public Optional<ConfirmationPackage> findPackage(String text) {
        return Optional.ofNullable(packages.get(text));
    }

    public Optional<ConfirmationPackage> latestPackage(OrderKey key) {
        return Optional.ofNullable(latestPackages.get(key));
    }

    /** What the merchant's front end receives when the user returns by the button inside the page. */
    public String issueQueryId(OrderKey key) {
        String queryId = nonces.letters(QUERY_ID_LENGTH);
        queryIds.put(queryId, key);
        return queryId;
    }

    public Optional<OrderKey> resolveQueryId(String queryId) {
        return Optional.ofNullable(queryIds.get(queryId));
    }

    public void clear() {
        orders.clear();
        byNumber.clear();
        packages.clear();
        latestPackages.clear();
        queryIds.clear();
    }
}
