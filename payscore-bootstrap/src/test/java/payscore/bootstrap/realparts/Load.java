package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import payscore.bootstrap.realparts.Merchant.Answer;

/**
 * Merchants at work. Each lives through one order after the other, from its creation to its payment or cancellation, by what it
 * reads of it; no answer and answers that promise nothing make it ask again. What is acknowledged goes into the ledger.
 */
final class Load {
    /** Longer than an order may take to come to its end once everything is well. */
    private static final Duration LIFE_MAX = Duration.ofSeconds(150);

    private enum Plan {
        PAY, CANCEL_BEFORE_CONFIRMATION, CANCEL_IN_USE
    }

    private final RealParts parts;
    private final Ledger ledger;
    private final Merchant merchant;
    private final AtomicBoolean isTakingMore = new AtomicBoolean(true);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Map<Integer, AtomicInteger> statuses = new java.util.concurrent.ConcurrentHashMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> workers = new ArrayList<>();

    private Load(RealParts parts, Ledger ledger) {
        this.parts = parts;
        this.ledger = ledger;
        this.merchant = parts.merchant();
    }

    static Load of(int workers, RealParts parts, Ledger ledger, RandomGenerator random) {
        var load = new Load(parts, ledger);
        for (int i = 0; i < workers; i++) {
            var ofItsOwn = new java.util.SplittableRandom(random.nextLong());
            load.workers.add(Thread.ofVirtual().name("merchant-" + i).start(() -> load.work(ofItsOwn)));
        }
        return load;
    }

    /** Answers with 2xx to creations, completions and cancellations so far. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** Until so many more have been acknowledged. */
    void awaitAcknowledged(int more, Duration max) {
        var enough = acknowledged.get() + more;
        Waiting.until(max, () -> assertThat(acknowledged.get()).isGreaterThanOrEqualTo(enough));
    }

    /** How often each status was answered; 0 is no answer. */
    Map<Integer, Integer> statuses() {
        var counts = new TreeMap<Integer, Integer>();
        statuses.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    /** No new orders from now on. */
    void takeNoMore() {
        isTakingMore.set(false);
    }

    boolean isAtRest() {
        return workers.stream().noneMatch(Thread::isAlive);
    }

    /** What a merchant met that no fault excuses. */
    Queue<Throwable> failures() {
        return failures;
    }

    private void work(RandomGenerator random) {
        while (isTakingMore.get() && failures.isEmpty()) {
            var dice = random.nextInt(10);
            var plan = dice == 0 ? Plan.CANCEL_BEFORE_CONFIRMATION : dice == 1 ? Plan.CANCEL_IN_USE : Plan.PAY;
            try {
                live(Merchant.newNumber(), plan, 1 + random.nextInt(9_900));
            } catch (RuntimeException | AssertionError failed) {
                failures.add(failed);
            }
        }
    }

    private void live(String number, Plan plan, long amount) {
        Waiting.until(LIFE_MAX, () -> assertThat(step(number, plan, amount)).as("the end of %s", number).isTrue());
    }

    /** Whether the order has come to its end. */
    private boolean step(String number, Plan plan, long amount) {
        var order = note(merchant.read(number));
        if (order.status() == 404) {
            acknowledge(merchant.create(number), () -> ledger.created(number));
            return false;
        }
        if (!order.isSuccess() || order.hasUnfinishedCommand()) {
            return false;
        }
        switch (order.position()) {
            case "REQUESTED" -> acknowledge(merchant.create(number), () -> ledger.created(number));
            case "CREATED" -> {
                if (plan == Plan.CANCEL_BEFORE_CONFIRMATION) {
                    cancel(number);
                } else {
                    accept(number);
                }
            }
            case "DOING/USER_CONFIRM" -> {
                if (plan == Plan.CANCEL_IN_USE) {
                    cancel(number);
                } else {
                    complete(number, amount);
                }
            }
            default -> {
                // WeChat is at work, or the end is reached.
            }
        }
        return order.text("state").equals(plan == Plan.PAY ? "DONE" : "REVOKED");
    }

    private void accept(String number) {
        if (parts.weChat().control().order(number).state().equals("CREATED")) {
            parts.weChat().control().accept(number);
        }
    }

    private void cancel(String number) {
        acknowledge(merchant.cancel(number), () -> ledger.cancelled(number));
    }

    private void complete(String number, long amount) {
        acknowledge(merchant.complete(number, amount), () -> ledger.completed(number, amount));
    }

    private void acknowledge(Answer answer, Runnable definite) {
        note(answer);
        if (answer.isSuccess()) {
            acknowledged.incrementAndGet();
        }
        if (answer.status() == 200 || answer.status() == 201) {
            definite.run();
        }
    }

    /** No answer, a fault, a lost race: all that is to be expected. A refusal is not, but that a completion may come too soon. */
    private Answer note(Answer answer) {
        statuses.computeIfAbsent(answer.status(), first -> new AtomicInteger()).incrementAndGet();
        var isExpected = answer.status() == 0 || answer.isSuccess() || answer.status() >= 500 || answer.status() == 409
                || answer.status() == 404
                || answer.status() == 422 && answer.body().toString().contains("/time_range/end_time");
        if (!isExpected) {
            failures.add(new AssertionError("Refused with " + answer.status() + ": " + answer.body()));
        }
        return answer;
    }
}
