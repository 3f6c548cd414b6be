package payscore.bootstrap.realparts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import payscore.bootstrap.production.TestMerchant;
import payscore.simulator.Simulator;
import payscore.simulator.fault.Operation;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Service.SubMode;
import payscore.simulator.merchant.Switches;
import payscore.simulator.merchant.Switches.WireTime;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;

/**
 * Everything that runs in production, as real as one machine allows: nodes of the service on one MySQL server, WeChat, the
 * merchant's receiver of webhooks, and the stretches of network between them, each of which can be told to fail.
 */
final class RealParts implements AutoCloseable {
    /** How many nodes serve, unless a test says otherwise. */
    static final int NODES = Integer.getInteger("payscore.nodes", 3);

    /** Enough for the service at rest and at work, so that several nodes fit on a build machine. */
    private static final int HEAP_MEGABYTES = 160;

    /** WeChat as the tests want it, a quick one. */
    private static final Switches SWITCHES = Switches.defaults().withWireTime(WireTime.REAL)
            .withDeductionDelay(Duration.ofMillis(200));

    private static final WeChatKeys WECHAT_KEYS = WeChatKeys.generate(Instant.now());
    private static final TestMerchant MERCHANT = TestMerchant.make(
            "1900000109", "2002000000000558128851361561536");

    private static RealParts shared;

    private final RealMySql mysql;
    private final String database;
    private final Simulator weChat;
    private final FaultProxy toWeChat;
    private final FaultProxy toBackup;
    private final FaultProxy callbacks;
    private final FaultProxy entrance;
    private final WebhookReceiver webhooks = WebhookReceiver.start();
    private final FaultProxy toReceiver = FaultProxy.to(webhooks.port());
    private final Path directory = temporaryDirectory();
    private final List<ServiceProcess> nodes = new ArrayList<>();

    private RealParts(RealMySql mysql, int nodeCount, int heapMegabytes, Map<String, String> more) {
        this.mysql = mysql;
        this.database = mysql.newDatabase();
        this.weChat = Simulator.start(SimulatorConfiguration.of(WECHAT_KEYS)
                .with(SWITCHES)
                .with(MERCHANT.atWeChat())
                .with(Service.confirming(MERCHANT.serviceId(), MERCHANT.mchId(), "wxd678efh567hg6787",
                        SubMode.WAIVE_DEPOSIT, 50_000)));
        this.toWeChat = FaultProxy.to(weChat.port());
        this.toBackup = FaultProxy.to(weChat.port());
        this.callbacks = FaultProxy.roundRobin(this::livePorts);
        this.entrance = FaultProxy.roundRobin(this::livePorts);
        var properties = properties();
        properties.putAll(more);
        for (int i = 1; i <= nodeCount; i++) {
            nodes.add(new ServiceProcess("node-" + i, directory, properties, heapMegabytes));
        }
        nodes.forEach(ServiceProcess::start);
        nodes.forEach(ServiceProcess::awaitReady);
    }

    /** Started once for all tests that heal what they harm; ends with the JVM. */
    static synchronized RealParts shared() {
        if (shared == null) {
            shared = on(RealMySql.shared(), NODES);
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stop-real-parts"));
        }
        shared.heal();
        return shared;
    }

    static RealParts on(RealMySql mysql, int nodes) {
        return on(mysql, nodes, HEAP_MEGABYTES);
    }

    static RealParts on(RealMySql mysql, int nodes, int heapMegabytes) {
        return new RealParts(mysql, nodes, heapMegabytes, Map.of());
    }

    /** @param properties beside those that every node needs */
    static RealParts on(RealMySql mysql, int nodes, Map<String, String> properties) {
        return new RealParts(mysql, nodes, HEAP_MEGABYTES, properties);
    }

    /** One more node on the same tables, to which neither the entrance nor callbacks lead, and which is not healed. */
    ServiceProcess guest(String name, int heapMegabytes) {
        return new ServiceProcess(name, directory, properties(), heapMegabytes);
    }

    RealMySql mysql() {
        return mysql;
    }

    /** JDBC address of the service's tables. */
    String database() {
        return database;
    }

    Simulator weChat() {
        return weChat;
    }

    /** From the service to WeChat's main host. */
    FaultProxy toWeChat() {
        return toWeChat;
    }

    /** From the service to WeChat's backup host. */
    FaultProxy toBackup() {
        return toBackup;
    }

    /** From WeChat to the service, to each live node in turn. */
    FaultProxy callbacks() {
        return callbacks;
    }

    /** From the merchant to the service, to each live node in turn. */
    FaultProxy entrance() {
        return entrance;
    }

    /** From the service to the merchant's receiver. */
    FaultProxy toReceiver() {
        return toReceiver;
    }

    /** What the merchant was told. */
    WebhookReceiver webhooks() {
        return webhooks;
    }

    List<ServiceProcess> nodes() {
        return nodes;
    }

    /** What all nodes have logged since they were first started. */
    String logs() {
        return nodes.stream().map(ServiceProcess::log).collect(Collectors.joining());
    }

    ServiceProcess node() {
        return nodes.getFirst();
    }

    /** A merchant who comes through the entrance. */
    Merchant merchant() {
        return new Merchant(entrance.address(), MERCHANT.apiKey(), MERCHANT.serviceId());
    }

    /** A merchant who speaks to one node, whatever happens at the entrance. */
    Merchant merchantAt(ServiceProcess node) {
        return new Merchant(node.address(), MERCHANT.apiKey(), MERCHANT.serviceId());
    }

    /** How often WeChat got this request for the order, whatever it answered. */
    long callsAtWeChat(Operation operation, String number) {
        return weChat.control().requests().stream().filter(call -> call.operation().equals(Optional.of(operation))
                && call.outOrderNo().equals(Optional.of(number))).count();
    }

    String notificationPath() {
        return "/wechat/notifications/" + MERCHANT.mchId();
    }

    /** Ends all faults of processes and network, and waits until every node is ready. */
    void heal() {
        mysql.heal();
        List.of(toWeChat, toBackup, callbacks, entrance, toReceiver).forEach(FaultProxy::heal);
        weChat.control().clearFaults();
        weChat.control().switchTo(SWITCHES);
        nodes.stream().filter(node -> !node.isAlive()).forEach(ServiceProcess::start);
        nodes.forEach(ServiceProcess::awaitReady);
    }

    private List<Integer> livePorts() {
        return nodes.stream().filter(ServiceProcess::isAlive).map(ServiceProcess::port).toList();
    }

    private Map<String, String> properties() {
        var weChatKey = directory.resolve("wechatpay.pem");
        TestMerchant.written(weChatKey, TestMerchant.pem("PUBLIC KEY", weChat.publicKey().getEncoded()));
        var properties = new LinkedHashMap<>(Map.of("payscore.persistence", "mysql",
                "payscore.wechat.base-url", toWeChat.address(), "payscore.wechat.backup-url", toBackup.address(),
                "spring.datasource.url", database, "spring.datasource.username", mysql.username()));
        properties.put("payscore.webhook-allowed-hosts", "127.0.0.1:" + toReceiver.port());
        properties.put("payscore.webhooks[0].mch-id", MERCHANT.mchId());
        properties.put("payscore.webhooks[0].name", "back-end");
        properties.put("payscore.webhooks[0].url", toReceiver.address() + "/hooks");
        properties.put("payscore.webhooks[0].secrets[0]", WebhookReceiver.secret());
        properties.putAll(MERCHANT.properties(0, directory, weChatKey, weChat.publicKeyId(), callbacks.port()));
        return properties;
    }

    private static Path temporaryDirectory() {
        try {
            var target = Files.createDirectories(Path.of("target", "real-parts"));
            return Files.createTempDirectory(target, "run").toAbsolutePath();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        nodes.forEach(ServiceProcess::close);
        List.of(entrance, callbacks, toBackup, toWeChat, toReceiver).forEach(FaultProxy::close);
        webhooks.close();
        weChat.close();
    }
}
