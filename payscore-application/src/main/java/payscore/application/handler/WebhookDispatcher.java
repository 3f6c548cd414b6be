package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDelivery;

/**
 * Sends webhooks that are due. A round starts attempts and waits for none: a slow endpoint holds its own few places until its deadline,
 * and nobody else's. Rounds of one node follow one another.
 *
 * <p>Two nodes may send the same delivery when a bucket changes hands; the receiver knows it by its id.
 */
public final class WebhookDispatcher implements DueWork {
    private static final Logger LOG = System.getLogger(WebhookDispatcher.class.getName());
    /**
     * How long a delivery rests on this node when its outcome could not be stored: a database that can be read and not written would
     * otherwise have the same message sent in every round.
     */
    private static final Duration REST = Duration.ofMinutes(1);

    private final WebhookBook book;
    private final WebhookAttempts attempts;
    private final Limits limits;
    private final ExecutorService executor;
    private final InstantSource clock;
    private final Map<Flight, Optional<Instant>> inFlight = new ConcurrentHashMap<>();

    /**
     * How much may be in flight on this node.
     *
     * @param perEndpoint attempts to one endpoint
     * @param total attempts to all of them
     */
    public record Limits(int perEndpoint, int total) {
        public static final Limits DEFAULT = new Limits(4, 256);

        public Limits {
            if (perEndpoint < 1 || total < perEndpoint) {
                throw new IllegalArgumentException("At least one attempt per endpoint, and no more than in total");
            }
        }
    }

    /** A delivery that is being sent, or rests until the instant it is filed under. */
    private record Flight(EndpointKey endpoint, String messageId) {
        static Flight of(WebhookDelivery delivery) {
            return new Flight(WebhookBook.endpointOf(delivery), delivery.messageId());
        }
    }

    /** @param executor runs one attempt per task */
    public WebhookDispatcher(WebhookBook book, WebhookAttempts attempts, Limits limits, ExecutorService executor,
            InstantSource clock) {
        this.book = book;
        this.attempts = attempts;
        this.limits = limits;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public int round(Buckets buckets, int limitMax) {
        inFlight.values().removeIf(rest -> rest.filter(until -> !until.isAfter(clock.instant())).isPresent());
        if (buckets.isEmpty()) {
            return 0;
        }
        int workedOn = 0;
        // One endpoint with many rows can fill a page and take only a few of them: look again without it.
        for (int more = 1; more > 0 && workedOn < limitMax; workedOn += more) {
            more = page(buckets, limitMax - workedOn);
        }
        return workedOn;
    }

    private int page(Buckets buckets, int limitMax) {
        // Before the rows are read: one whose attempt ends in between was read as it stood before that attempt.
        var flying = Set.copyOf(inFlight.keySet());
        var room = Math.min(limitMax, limits.total() - flying.size());
        if (room <= 0) {
            return 0;
        }
        var due = book.deliveries().due(buckets, clock.instant(), busy(), room + flying.size()).stream()
                .filter(delivery -> !flying.contains(Flight.of(delivery))).limit(room).toList();
        var isOff = due.stream().map(WebhookBook::endpointOf).distinct()
                .collect(Collectors.toMap(Function.identity(),
                        endpoint -> book.switchedOff().find(endpoint).isPresent()));
        int workedOn = 0;
        for (var delivery : due) {
            if (isOff.getOrDefault(WebhookBook.endpointOf(delivery), false)) {
                attempts.setAside(delivery);
                workedOn++;
            } else if (hasRoom(WebhookBook.endpointOf(delivery)) && start(delivery)) {
                workedOn++;
            }
        }
        return workedOn;
    }

    private boolean start(WebhookDelivery delivery) {
        var flight = Flight.of(delivery);
        if (inFlight.putIfAbsent(flight, Optional.empty()) != null) {
            return false;
        }
        try {
            executor.execute(() -> fly(flight, delivery));
            return true;
        } catch (RejectedExecutionException stopping) {
            inFlight.remove(flight);
            return false;
        }
    }

    private void fly(Flight flight, WebhookDelivery delivery) {
        var isRecorded = false;
        try {
            attempts.make(delivery);
            isRecorded = true;
        } catch (RuntimeException notRecorded) {
            LOG.log(Level.ERROR, "event=WEBHOOK_OUTCOME_NOT_STORED order=" + delivery.key() + " endpoint="
                    + delivery.endpoint() + " id=" + delivery.messageId(), notRecorded);
        } finally {
            if (isRecorded) {
                inFlight.remove(flight);
            } else {
                inFlight.put(flight, Optional.of(clock.instant().plus(REST)));
            }
        }
    }

    private Set<EndpointKey> busy() {
        return inFlight.keySet().stream().map(Flight::endpoint).filter(endpoint -> !hasRoom(endpoint))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What rests takes none of its endpoint's places: a moment without a database would silence the endpoint for a minute. */
    private boolean hasRoom(EndpointKey endpoint) {
        return inFlight.entrySet().stream().filter(flight -> flight.getKey().endpoint().equals(endpoint))
                .filter(flight -> flight.getValue().isEmpty()).count() < limits.perEndpoint();
    }
}
