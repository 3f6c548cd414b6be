package payscore.application.handler;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import payscore.application.fixture.InMemoryStore;
import payscore.application.fixture.ManualClock;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.StaleWebhookDelivery;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Transactions;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.application.port.out.webhook.WebhookSending.Outcome;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.order.CheckReason;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.reconciliation.DifferenceKind;

/** Webhooks on a desk: endpoints that answer as told, and attempts that end when a test lets them. */
final class WebhookDesk {
    static final MchId MCH_ID = ServiceOrders.MCH_ID;
    static final Outcome TAKEN = new Outcome.Taken();

    final ManualClock clock = new ManualClock(ServiceOrders.REQUESTED_AT);
    final InMemoryStore store = new InMemoryStore();
    final Map<String, Supplier<Outcome>> endpoints = new HashMap<>();
    final List<WebhookDelivery> sent = new ArrayList<>();
    final Set<String> configured = new HashSet<>(Set.of("main", "slow"));
    final Counts counts = new Counts();
    final Later executor = new Later();
    final WebhookBook book;
    final WebhookDispatcher dispatcher;
    private boolean isReadOnly;
    private int racesToLose;
    private Runnable faster = () -> {};

    WebhookDesk() {
        this(WebhookDispatcher.Limits.DEFAULT);
    }

    WebhookDesk(WebhookDispatcher.Limits limits) {
        book = bookOn(store.transactions());
        dispatcher = dispatcher(limits);
    }

    /** Another node at the same store. */
    WebhookDispatcher dispatcher(WebhookDispatcher.Limits limits) {
        var attempts = new WebhookAttempts(book, delivery -> {
            sent.add(delivery);
            return endpoints.getOrDefault(delivery.endpoint(), () -> TAKEN).get();
        }, counts, clock, new Random(3));
        return new WebhookDispatcher(book, attempts, limits, executor, clock);
    }

    private WebhookBook bookOn(Transactions transactions) {
        return new WebhookBook(store.deliveries(), store.switchedOffEndpoints(),
                mchId -> mchId.equals(MCH_ID) ? configured.stream().sorted().toList() : List.of(), new Transactions() {
                    @Override
                    public <T> T run(Supplier<T> work) {
                        if (isReadOnly) {
                            throw new StoreFailure.Unavailable("read-only", new IllegalStateException());
                        }
                        return racesToLose-- > 0 ? lost(transactions, work) : transactions.run(work);
                    }
                });
    }

    private <T> T lost(Transactions transactions, Supplier<T> work) {
        try {
            return transactions.run(() -> {
                work.get();
                throw new StaleWebhookDelivery("m1", "main");
            });
        } catch (StaleWebhookDelivery lostRace) {
            faster.run();
            throw lostRace;
        }
    }

    /** From now on the store can be read and not written. */
    void storeIsReadOnly(boolean isSo) {
        isReadOnly = isSo;
    }

    /** So many transactions find, at their end, that somebody else was faster. */
    void storeLosesRaces(int races, Runnable whatTheWinnerDid) {
        racesToLose = races;
        faster = whatTheWinnerDid;
    }

    void answers(String endpoint, Outcome outcome) {
        endpoints.put(endpoint, () -> outcome);
    }

    WebhookDelivery owes(String endpoint, String messageId) {
        return owes(endpoint, messageId, new ServiceOrderKey(MCH_ID, new OutOrderNo("A_" + messageId)));
    }

    WebhookDelivery owes(String endpoint, String messageId, ServiceOrderKey key) {
        var delivery = WebhookDelivery.first(messageId, endpoint, key, 1, RequestBody.of("{}"), clock.instant());
        store.deliveries().add(delivery);
        return delivery;
    }

    void owesMany(String endpoint, int count) {
        for (int i = 0; i < count; i++) {
            owes(endpoint, endpoint + i);
        }
    }

    WebhookDelivery delivery(String endpoint, String messageId) {
        return store.deliveries().find(MCH_ID, messageId, endpoint).orElseThrow();
    }

    /** A round, and all its attempts to their end. */
    int round() {
        var started = dispatcher.round(Buckets.ALL, 50);
        executor.runAll();
        return started;
    }

    /** Rounds every minute, all attempts ending at once. */
    void pass(Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            clock.advance(Duration.ofMinutes(1));
            round();
        }
    }

    List<String> sentTo(String endpoint) {
        return sent.stream().filter(delivery -> delivery.endpoint().equals(endpoint)).map(WebhookDelivery::messageId)
                .toList();
    }

    static Outcome failed(String why) {
        return new Outcome.Failed(why, Optional.empty());
    }

    /** Holds tasks until they are let go. */
    static final class Later extends AbstractExecutorService {
        private final Queue<Runnable> waiting = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
        }

        int waiting() {
            return waiting.size();
        }

        void runAll() {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    /** What was counted. */
    static final class Counts implements Telemetry {
        final List<String> attempts = new ArrayList<>();
        int parked;

        @Override
        public void webhookAttempted(String outcome) {
            attempts.add(outcome);
        }

        @Override
        public void webhookParked() {
            parked++;
        }

        @Override
        public void outcomeUnknown(CommandKind kind, String cause) {}

        @Override
        public void settled(CommandKind kind, boolean done, Duration sinceFirstSent, int attempted) {}

        @Override
        public void checked(CheckReason reason) {}

        @Override
        public void quarantined() {}

        @Override
        public void notificationApplied(Duration sinceReceived) {}

        @Override
        public void reconciled(String outcome) {}

        @Override
        public void differenceFound(DifferenceKind kind) {}

        @Override
        public void bucketsTakenOver(int count) {}

        @Override
        public void bucketsHeld(int count) {}

        @Override
        public void historyWentBack() {}
    }
}
