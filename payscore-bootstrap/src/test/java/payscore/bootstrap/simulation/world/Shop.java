package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import payscore.bootstrap.simulation.fiber.Process;
import payscore.bootstrap.simulation.world.Plan.Profile;
import payscore.domain.merchant.MchId;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.order.Position;

/** The merchants' systems and their users: one story for each order, all at the same time. */
final class Shop {
    private final World world;
    private final Api api;
    private final SplittableRandom random;
    private final Process process = new Process("shop");
    private final List<ServiceOrderKey> awaitMoney = new ArrayList<>();
    private int storiesLeft;

    Shop(World world, Api api, SplittableRandom random) {
        this.world = world;
        this.api = api;
        this.random = random;
    }

    /** @param span the time in which stories begin and mostly end */
    void open(Duration span) {
        var merchants = Deployment.SHARED.merchantList();
        if (world.plan().profile().isSmall()) {
            tell(Duration.ZERO, "story", new SmallStory(world, this, api, merchants.getFirst())::live);
            return;
        }
        for (int i = 0; i < world.plan().profile().orders(); i++) {
            // Drawn for every order, so that leaving one out changes nothing for the others.
            var ofStory = random.split();
            var merchant = merchants.get(ofStory.nextInt(4) == 0 ? 1 : 0);
            var start = world.plan().profile() == Profile.HOT
                    ? Duration.ofSeconds(ofStory.nextInt(60))
                    : Duration.ofMillis((long) (span.toMillis() * 0.6 * ofStory.nextDouble()));
            if (!world.plan().withoutOrders().contains(i)) {
                tell(start, "story" + i, new OrderStory(world, this, api, ofStory, merchant, i)::live);
            }
        }
    }

    private void tell(Duration start, String name, Runnable story) {
        storiesLeft++;
        world.fibers().spawnAfter(start, name, process, () -> {
            story.run();
            storiesLeft--;
        });
    }

    Process process() {
        return process;
    }

    /** Another merchant than that one. */
    MchId strangerTo(MchId mchId) {
        return Deployment.SHARED.merchantList().stream().map(merchant -> merchant.mchId())
                .filter(other -> !other.equals(mchId)).findFirst().orElseThrow();
    }

    /** WeChat will get this order's money sooner or later. */
    void awaitsMoney(ServiceOrderKey key) {
        awaitMoney.add(key);
    }

    boolean isClosed() {
        return storiesLeft == 0;
    }

    int storiesLeft() {
        return storiesLeft;
    }

    boolean awaitsNoMoney() {
        return awaitMoney.stream().flatMap(key -> world.ledger().truth(key).stream())
                .noneMatch(truth -> truth.position() == Position.COLLECTING);
    }
}
