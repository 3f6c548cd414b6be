package payscore.bootstrap.simulation.world;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.gateway.WeChatPayScoreGateway;
import payscore.adapter.wechat.gateway.WeChatPermissionGateway;
import payscore.adapter.wechat.gateway.WeChatRefundGateway;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.isolation.BreakingTransport;
import payscore.adapter.wechat.isolation.IsolatingTransport;
import payscore.adapter.wechat.isolation.MerchantLimits;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.Nonces;
import payscore.adapter.wechat.launch.LaunchParametersSigner;
import payscore.adapter.wechat.notification.NotificationIntake;
import payscore.adapter.wechat.notification.WeChatNotificationReading;
import payscore.adapter.wechat.signing.RequestSigner;
import payscore.adapter.wechat.signing.SignatureHeaders;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.signing.SigningFailed;
import payscore.adapter.wechat.transport.Deadlines;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.application.fixture.InMemoryStore;
import payscore.application.fixture.InMemoryStore.DueRows;
import payscore.application.fixture.ScriptedBillGateway;
import payscore.application.fixture.SilentTelemetry;
import payscore.application.port.in.DoDueWork;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.NodeId;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.StoreFailure;
import payscore.bootstrap.Ports;
import payscore.bootstrap.UseCases;
import payscore.bootstrap.simulation.fiber.Fiber;
import payscore.bootstrap.simulation.fiber.FiberExecutor;
import payscore.bootstrap.simulation.fiber.Fibers;
import payscore.bootstrap.simulation.fiber.Process;
import payscore.domain.merchant.MchId;

/** One process of the service: the use cases as production assembles them, and the real adapter towards WeChat. */
final class Node {
    /** The name of the fiber that keeps the leases. */
    static final String KEEPER = "keeper";

    /** What the service pauses between two looks at its leases. */
    private static final long KEEPING_PAUSE_MILLIS = 1_000;
    private static final long NEVER = Long.MAX_VALUE / 4;

    private final World world;
    private final Fibers fibers;
    private final Process process;
    private final NodeClock clock;
    private final KnownBuckets buckets;
    private final UseCases useCases;
    private final NotificationIntake intake;
    private final Map<DueRows, DueWorkLoop> loops = new EnumMap<>(DueRows.class);
    private Optional<Fiber> keeper = Optional.empty();
    private boolean stopping;

    Node(World world, String name, NodeClock clock, InMemoryStore store, RandomGenerator random) {
        this.world = world;
        this.fibers = world.fibers();
        this.process = new Process(name);
        this.clock = clock;
        this.buckets = new KnownBuckets(store.leases(), this::lookAgain);
        var deployment = Deployment.SHARED;
        var merchants = deployment.merchants();
        var credentials = deployment.credentials();
        var verifier = new SignatureVerifier(clock);
        var meters = new SimpleMeterRegistry();
        var transport = new BreakingTransport(wire(new RequestSigner(new Nonces(random))), "main", fibers, meters);
        var keys = new VerificationKeys(
                credentials, transport, verifier, clock, Deadlines.DEFAULT.certificates());
        var shares = new IsolatingTransport(
                transport, MerchantLimits.DEFAULT, this::isSomebodyWaiting, fibers, meters);
        var contacts = new Contacts(clock);
        var gateway = new WeChatPayScoreGateway(credentials, shares, verifier, keys, contacts, Deadlines.DEFAULT);
        var refunds = new WeChatRefundGateway(credentials, shares, verifier, keys, contacts, Deadlines.DEFAULT);
        var permissions = new WeChatPermissionGateway(
                credentials, shares, verifier, keys, contacts, Deadlines.DEFAULT);
        this.useCases = UseCases.on(new Ports(
                new Ports.Store(store.orders(), store.commands(), store.inbox(), store.letterbox(),
                        store.idempotencyRecords(), store.deliveries(), store.switchedOffEndpoints(),
                        store.references(), store.authorizations(), store.refundNumbers(), buckets,
                        store.transactions()),
                new Ports.WeChat(merchants, gateway, refunds, new WeChatNotificationReading(credentials, merchants),
                        new LaunchParametersSigner(credentials, new Nonces(random), clock), permissions),
                new Ports.Webhooks(deployment.endpoints(), new ShortMessages(), world.endpoints(),
                        change -> RequestBody.of(change.event().toString())),
                new Ports.Bills(new ScriptedBillGateway(), store.reconciliations(), store.differences(),
                        store.payments(), store.refundRecords(), store.billedRefunds()),
                new Ports.Surroundings(NodeId.random(random), new SilentTelemetry(),
                        new FiberExecutor(fibers, process), clock, random)));
        this.intake = new NotificationIntake(
                credentials, merchants, verifier, keys, useCases.receiveNotification(), clock, meters);
    }

    void start() {
        keeper = Optional.of(fibers.spawn(KEEPER, process, this::keep));
        for (var kind : DoDueWork.Kind.values()) {
            rowsOf(kind).filter(rows -> !isAblated(kind)).ifPresent(rows -> {
                var loop = new DueWorkLoop(fibers, useCases.doDueWork(), kind, clock,
                        () -> world.store().nextDue(rows, buckets.held()), world::bug);
                loops.put(rows, loop);
                fibers.spawn(kind.name(), process, loop::run);
            });
        }
    }

    /** Stops as it does when it is told to: hands its work over, then is gone. */
    void stop() {
        stopping = true;
        fibers.spawn("stopping", process, () -> {
            try {
                useCases.handOverWork().handOver();
            } catch (StoreFailure unreachable) {
                // The leases run out by themselves.
            }
            world.gone(this);
        });
    }

    boolean isUp() {
        return !process.isDead() && !stopping;
    }

    Process process() {
        return process;
    }

    NodeClock clock() {
        return clock;
    }

    UseCases useCases() {
        return useCases;
    }

    /** A callback arrives; answers the status. */
    int receive(Callbacks.Letter letter) {
        return intake.take(new MchId(letter.mchId()), SignatureHeaders.from(letter::headerValues), letter.body())
                .status();
    }

    /** A row is due then. */
    void isDue(DueRows rows, Bucket bucket, Instant at) {
        if (buckets.held().contains(bucket)) {
            Optional.ofNullable(loops.get(rows)).ifPresent(loop -> loop.isDue(at));
        }
    }

    void lookAgain() {
        loops.values().forEach(DueWorkLoop::lookAgain);
    }

    void keepBuckets() {
        keeper.ifPresent(fiber -> fibers.wakeAt(fiber, fibers.millis()));
    }

    private void keep() {
        while (true) {
            try {
                useCases.keepBuckets().keep();
            } catch (StoreFailure failure) {
                // The next look tries again.
                world.leaseClock().unsettle();
            } catch (RuntimeException bug) {
                world.bug("keeping buckets", bug);
            }
            fibers.sleepUntil(world.leaseClock().runs() ? fibers.millis() + KEEPING_PAUSE_MILLIS : NEVER);
        }
    }

    private WeChatTransport wire(RequestSigner signer) {
        return (merchant, request, deadline) -> {
            var now = clock.instant();
            try {
                var authorization = world.plan().signsRequests()
                        ? signer.authorization(
                                merchant, request.method(), request.pathAndQuery(), request.body().bytes(), now)
                        : unsigned(merchant, now);
                return world.network().exchange(merchant, request, authorization, now, deadline);
            } catch (SigningFailed unsigned) {
                return new Exchange.NotSent("signing-failed");
            }
        };
    }

    private static String unsigned(MerchantCredentials merchant, Instant now) {
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + merchant.mchId()
                + "\",nonce_str=\"n\",signature=\"s\",timestamp=\""
                + now.getEpochSecond() + "\",serial_no=\"" + merchant.serialNo() + "\"";
    }

    /** Calls of the API run on fibers of that name. */
    private boolean isSomebodyWaiting() {
        return fibers.current().filter(fiber -> fiber.name().equals(Api.FIBER)).isPresent();
    }

    private boolean isAblated(DoDueWork.Kind kind) {
        return switch (world.plan().ablation()) {
            case NONE, NO_CALLBACKS -> false;
            case NO_POLLING -> kind == DoDueWork.Kind.CHECKS;
            case NO_FOLLOW_UP -> kind == DoDueWork.Kind.COMMANDS;
        };
    }

    /**
     * Housekeeping forgets what is thirty days old; no world gets that old. Nobody authorises anything here, and bills have a story of their own.
     */
    private static Optional<DueRows> rowsOf(DoDueWork.Kind kind) {
        return switch (kind) {
            case NOTIFICATIONS -> Optional.of(DueRows.NOTIFICATIONS);
            case COMMANDS -> Optional.of(DueRows.COMMANDS);
            case CHECKS -> Optional.of(DueRows.CHECKS);
            case AUTHORIZATIONS -> Optional.empty();
            case WEBHOOKS -> Optional.of(DueRows.DELIVERIES);
            case RECONCILIATIONS, HOUSEKEEPING -> Optional.empty();
        };
    }

    /** How long a machine takes to come back. */
    static Duration restartTime(RandomGenerator random) {
        return Duration.ofMillis(random.nextInt(1_000, 60_000));
    }
}
