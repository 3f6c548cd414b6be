package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import payscore.adapter.wechat.notification.WeChatNotificationReading;
import payscore.application.fixture.InMemoryStore;
import payscore.application.fixture.InMemoryStore.DueRows;
import payscore.application.fixture.InboxRow;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.wechat.NotificationReading;
import payscore.bootstrap.simulation.fiber.Fiber;
import payscore.bootstrap.simulation.fiber.Fibers;
import payscore.bootstrap.simulation.fiber.Process;
import payscore.bootstrap.simulation.world.Plan.Profile;
import payscore.domain.order.ServiceOrder;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;

/**
 * One world, made from a plan alone: first an hour or two in which everything goes wrong while merchants and users do what they do, then
 * peace until both sides rest.
 */
public final class World implements Scene {
    private static final Duration UNTIL_QUIET_MAX = Duration.ofHours(48);
    private static final long STEPS_MAX = 1_000_000;

    private final Plan plan;
    private final Tally tally = new Tally();
    private final Fibers fibers;
    private final Trace trace;
    private final Struck troubles;
    private final Ledger ledger = new Ledger();
    private final Witnesses witnesses = new Witnesses();
    private final Nodes nodes;
    private final LeaseClock leaseClock;
    private final Database database;
    private final InMemoryStore store;
    private final WeChatSide weChat;
    private final Network network;
    private final Callbacks callbacks;
    private final Endpoints endpoints;
    private final NotificationReading reading = new WeChatNotificationReading(
            Deployment.SHARED.credentials(), Deployment.SHARED.merchants());
    private final Process surroundings = new Process("world");
    private final List<NodeClock> clocks = new ArrayList<>();
    private final RandomGenerator fate;
    private final SplittableRandom ofNodes;
    private final Shop shop;
    private Optional<Violation> violation = Optional.empty();
    private Instant healedAt = Instant.MAX;
    private int nodesStarted;
    private boolean isOver;

    /** What came of a run. */
    public record Outcome(Plan plan, Optional<Violation> violation, Tally tally, List<String> lastSteps) {}

    /**
     * @param troubles by the seed's own chance
     * @param tellsEverything whether all steps are remembered, not only the last
     */
    private World(Plan plan, Function<RandomGenerator, Troubles> troubles, boolean tellsEverything) {
        this.plan = plan;
        var chance = new SplittableRandom(plan.seed());
        this.fibers = new Fibers(Deployment.START, chance.split(), STEPS_MAX);
        this.trace = new Trace(fibers, tellsEverything);
        this.troubles = new Struck(troubles.apply(chance.split()), tally, trace);
        this.nodes = new Nodes(chance.split());
        this.leaseClock = new LeaseClock(fibers);
        this.database = new Database(fibers, this.troubles, chance.split());
        this.store = new InMemoryStore(leaseClock, database, database, this::committed);
        this.callbacks = new Callbacks(fibers, this.troubles, nodes, witnesses, trace, chance.split(), plan.ablation());
        this.weChat = new WeChatSide(fibers, ledger, witnesses, trace, callbacks, chance.split(),
                plan.signsRequests(), plan.profile() == Profile.CALM);
        this.network = new Network(fibers, this.troubles, weChat, ledger, witnesses, trace, chance.split());
        this.endpoints = new Endpoints(fibers, this.troubles, witnesses, chance.split());
        this.ofNodes = chance.split();
        this.fate = chance.split();
        Deployment.secrets().forEach(ledger::mustStaySecret);
        this.shop = new Shop(this, new Api(this, chance.split()), chance.split());
        fibers.beforeEachTurn(this::maybeCrash);
    }

    /** @param judges look on; each gets the scene and is told everything that happens */
    public static Outcome run(Plan plan, List<Function<Scene, Witness>> judges) {
        return run(plan, random -> troublesOf(plan, random), judges, false);
    }

    /** The same, and every step is told. */
    public static Outcome tell(Plan plan, List<Function<Scene, Witness>> judges) {
        return run(plan, random -> troublesOf(plan, random), judges, true);
    }

    private static Troubles troublesOf(Plan plan, RandomGenerator random) {
        if (plan.profile().isSmall()) {
            return new PlacedTroubles(plan.placed());
        }
        return plan.profile() == Profile.CALM ? new NoTroubles() : new RandomTroubles(random, plan);
    }

    public static Outcome run(Plan plan, Function<RandomGenerator, Troubles> troubles,
            List<Function<Scene, Witness>> judges, boolean tellsEverything) {
        var world = new World(plan, troubles, tellsEverything);
        judges.forEach(judge -> world.witnesses.add(judge.apply(world)));
        return world.run();
    }

    private Outcome run() {
        var span = switch (plan.profile()) {
            case WIDE -> Duration.ofMinutes(fate.nextInt(60, 120));
            case HOT, CALM, CHANGE_OF_MIND, COLLECTING, REFUNDING -> Duration.ofMinutes(fate.nextInt(30, 60));
            case PAID, CANCELLED, RACE -> Duration.ofMinutes(6);
        };
        startNodes();
        shop.open(span);
        fibers.spawn("troubles", surroundings, () -> trouble(span));
        try {
            fibers.run(Deployment.START.plus(span).plus(UNTIL_QUIET_MAX).plus(UNTIL_QUIET_MAX),
                    () -> isOver || violation.isPresent());
            if (!isOver) {
                violated("BUG", "nothing happens any more, and the run is not over");
            }
        } catch (IllegalStateException failed) {
            violated("BUG", String.valueOf(failed.getMessage()));
        } finally {
            fibers.close();
        }
        tally.ran(fibers.steps(), ledger.truths().size(), network.shipments(), network.backgroundQueries(),
                fibers.millis() - Deployment.START.toEpochMilli());
        tally.sent(ledger.commands().size(), ledger.commands().values().stream().mapToLong(Command::attempts).sum());
        return new Outcome(plan, violation, tally, trace.lines());
    }

    private void startNodes() {
        var few = switch (plan.profile()) {
            case WIDE -> fate.nextInt(1, 4);
            case HOT, CALM, CHANGE_OF_MIND, COLLECTING, REFUNDING -> fate.nextInt(2, 4);
            case PAID, CANCELLED, RACE -> 2;
        };
        for (int i = 0; i < Math.min(few, plan.nodesMax()); i++) {
            clocks.add(new NodeClock(fibers, drawnSkew()));
            startNode(i);
        }
    }

    private void startNode(int number) {
        var node = new Node(
                this, "node" + number + "." + nodesStarted++, clocks.get(number), store, ofNodes.split());
        nodes.add(node);
        node.start();
        unsettleLeases(Duration.ZERO);
    }

    /** Leases are about to change hands, or not to be renewed. */
    private void unsettleLeases(Duration trouble) {
        leaseClock.unsettleFor(trouble);
        nodes.all().forEach(Node::keepBuckets);
    }

    private long drawnSkew() {
        return plan.profile() == Profile.CALM || plan.profile().isSmall() || fate.nextBoolean()
                ? fate.nextInt(1_000)
                : fate.nextInt(-NodeClock.SKEW_MILLIS_MAX, NodeClock.SKEW_MILLIS_MAX);
    }

    // ---- trouble and peace

    private void trouble(Duration span) {
        var until = fibers.instant().plus(span);
        while (fibers.instant().isBefore(until)) {
            fibers.pause(Duration.ofSeconds(fate.nextInt(20, 300)));
            troubles.strikes(Point.SURROUNDINGS).ifPresent(this::befall);
        }
        troubles.heal();
        weChat.control().clearFaults();
        healedAt = fibers.instant();
        trace.tell("all is well from now on");
        awaitQuiet();
    }

    private void befall(Trouble trouble) {
        switch (trouble) {
            case NODE_FREEZE -> nodes.any().ifPresent(node -> {
                var span = Duration.ofMillis(fate.nextInt(2_000, 40_000));
                unsettleLeases(span);
                fibers.freeze(node.process(), span);
            });
            case NODE_STOP -> nodes.any().ifPresent(node -> {
                unsettleLeases(Duration.ZERO);
                node.stop();
            });
            case CLOCK_JUMP -> nodes.any().ifPresent(node -> {
                node.clock().jumpTo(drawnSkew());
                node.lookAgain();
            });
            case DATABASE_OUTAGE -> {
                var span = Duration.ofMillis(fate.nextInt(500, 40_000));
                unsettleLeases(span);
                database.breakDownFor(span);
            }
            case WECHAT_OUTAGE -> network.breakDownFor(Duration.ofSeconds(fate.nextInt(20, 600)));
            case CALLBACK_OUTAGE -> callbacks.breakDownFor(Duration.ofSeconds(fate.nextInt(20, 1_200)));
            case CALLBACK_OTHER_AMOUNT ->
                weChat.control().script(Fault.of(FaultKind.OTHER_AMOUNT, Operation.CALLBACK));
            default -> throw new IllegalStateException(trouble + " is no trouble of the surroundings");
        }
    }

    private void maybeCrash() {
        fibers.current().filter(fiber -> !fiber.name().equals(Node.KEEPER)).map(Fiber::process).flatMap(this::nodeOf)
                .filter(node -> troubles.strikes(Point.STEP).isPresent()).ifPresent(this::crash);
    }

    private void crash(Node node) {
        fibers.kill(node.process());
        gone(node);
    }

    /** Its memory is gone; a new process comes up in its place. */
    void gone(Node node) {
        if (nodes.all().contains(node)) {
            nodes.remove(node);
            fibers.kill(node.process());
            unsettleLeases(Duration.ZERO);
            var number = clocks.indexOf(node.clock());
            fibers.spawnAfter(Node.restartTime(fate), "restart", surroundings, () -> startNode(number));
        }
    }

    private Optional<Node> nodeOf(Process process) {
        for (var node : nodes.all()) {
            if (node.process() == process) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private void awaitQuiet() {
        var pause = Duration.ofSeconds(15);
        var until = healedAt.plus(UNTIL_QUIET_MAX);
        weChat.refunding().seeToEverything();
        while (!isQuiet() && fibers.instant().isBefore(until)) {
            fibers.pause(pause);
            weChat.refunding().seeToEverything();
            pause = pause.compareTo(Duration.ofMinutes(5)) < 0 ? pause.multipliedBy(5).dividedBy(4) : pause;
        }
        var isQuiet = isQuiet();
        trace.tell(isQuiet ? "both sides rest" : "time is up: %s", whatIsLeft());
        witnesses.ended(new Ending(
                isQuiet, healedAt, Duration.between(healedAt, fibers.instant()), endpoints.received(), plan));
        isOver = true;
    }

    private boolean isQuiet() {
        return shop.isClosed() && Rest.isAtRest(this) && shop.awaitsNoMoney();
    }

    private String whatIsLeft() {
        return "stories " + shop.storiesLeft() + ", " + Rest.whatIsOpen(this);
    }

    // ---- what happens on our side

    private void committed(List<RowChange> changes) {
        for (var change : changes) {
            change.after().ifPresent(row -> {
                ledger.store(row);
                tell(change, row);
                wakeWhoeverIsConcerned(row);
            });
        }
        witnesses.committed(changes);
    }

    private void tell(RowChange change, Object row) {
        switch (row) {
            case ServiceOrder order when change.before()
                    .filter(before -> ((ServiceOrder) before).version() == order.version()).isEmpty() ->
                trace.tell("committed %s", new Snapshot(order));
            case Command command -> trace.tell("committed %s %s of %s, version %d", command.kind(), command.status(),
                    command.key().number(), command.version());
            default -> {
                // Too much to tell.
            }
        }
    }

    private void wakeWhoeverIsConcerned(Object row) {
        switch (row) {
            case ServiceOrder order -> order.nextCheck()
                    .ifPresent(check -> isDue(DueRows.CHECKS, Bucket.of(order.key()), check.at()));
            case Command command when !command.status().isFinished() ->
                isDue(DueRows.COMMANDS, Bucket.of(command.key()), command.dueAt());
            case WebhookDelivery delivery when delivery.status() == WebhookDelivery.Status.PENDING ->
                isDue(DueRows.DELIVERIES, Bucket.of(delivery.key()), delivery.dueAt());
            case InboxRow waiting when waiting.isWaiting() ->
                isDue(DueRows.NOTIFICATIONS, waiting.notification().bucket(), waiting.dueAt());
            default -> {
                // Nothing is owed about it.
            }
        }
    }

    private void isDue(DueRows rows, Bucket bucket, Instant at) {
        nodes.all().forEach(node -> node.isDue(rows, bucket, at));
    }

    // ---- what its parts need

    Fibers fibers() {
        return fibers;
    }

    Trace trace() {
        return trace;
    }

    Struck troubles() {
        return troubles;
    }

    Nodes nodes() {
        return nodes;
    }

    InMemoryStore store() {
        return store;
    }

    LeaseClock leaseClock() {
        return leaseClock;
    }

    Network network() {
        return network;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    WeChatSide weChat() {
        return weChat;
    }

    Witnesses witnesses() {
        return witnesses;
    }

    void bug(String where, Throwable bug) {
        var place = bug.getStackTrace().length == 0 ? "" : " at " + bug.getStackTrace()[0];
        violated("BUG", where + ": " + bug + place);
    }

    // ---- the scene

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Instant now() {
        return fibers.instant();
    }

    @Override
    public Instant healedAt() {
        return healedAt;
    }

    @Override
    public boolean areErrorsSigned() {
        return weChat.control().switches().errorsSigned();
    }

    @Override
    public NotificationReading reading() {
        return reading;
    }

    @Override
    public void later(Duration delay, Runnable look) {
        fibers.spawnAfter(delay, "look", surroundings, look);
    }

    @Override
    public void violated(String invariant, String what) {
        if (violation.isEmpty()) {
            trace.tell("VIOLATED %s: %s", invariant, what);
            violation = Optional.of(new Violation(invariant, what));
        }
    }

    @Override
    public void checked(String invariant) {
        tally.checked(invariant, 1);
    }
}
