package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.LaunchConfirmation;
import payscore.bootstrap.UseCases;
import payscore.bootstrap.simulation.world.Plan.Profile;
import payscore.domain.merchant.Merchant;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.CancellationReason;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.phone.LaunchRefused;

/** One order with a short life that is always the same, so that every trouble can be tried at every occasion. */
final class SmallStory {
    private static final int TRIES_MAX = 30;
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final long FEN = 800;

    private final World world;
    private final Shop shop;
    private final Api api;
    private final Merchant merchant;
    private final ServiceOrderKey key;

    SmallStory(World world, Shop shop, Api api, Merchant merchant) {
        this.world = world;
        this.shop = shop;
        this.api = api;
        this.merchant = merchant;
        this.key = new ServiceOrderKey(merchant.mchId(), new OutOrderNo("SMALL-1"));
    }

    void live() {
        insist(this::isCreated);
        if (world.plan().profile() == Profile.CANCELLED) {
            insist(() -> isDefinite(this::cancel));
            return;
        }
        insist(this::isConfirmed);
        shop.awaitsMoney(key);
        if (world.plan().profile() == Profile.RACE) {
            world.fibers().spawn("beside", shop.process(), () -> insist(() -> isDefinite(this::cancel)));
        }
        insist(() -> isDefinite(this::complete));
    }

    private boolean isCreated() {
        return api
                .call(useCases -> useCases.createServiceOrder().create(new CreateServiceOrder.Request(merchant.mchId(),
                        key.outOrderNo(), merchant.services().getFirst().serviceId(), Wares.terms(), Optional.empty())))
                .answer().filter(outcome -> outcome instanceof CreateServiceOrder.Outcome.Created
                        || outcome instanceof CreateServiceOrder.Outcome.AlreadyThere)
                .isPresent();
    }

    private boolean isConfirmed() {
        var launch = api.call(useCases -> useCases.launchConfirmation().launch(key)).answer();
        if (launch.isPresent() && launch.get() instanceof LaunchConfirmation.Outcome.Ready(var parameters)) {
            try {
                var control = world.weChat().control();
                control.open(Wares.launchJson(parameters), TestUser.DEFAULT_OPENID);
                world.fibers().pause(Duration.ofSeconds(2));
                control.accept(key.mchId() + "/" + key.outOrderNo(), TestUser.DEFAULT_OPENID);
                world.weChat().look(key);
            } catch (LaunchRefused confirmedAlready) {
                // Asked below.
            }
        }
        world.fibers().pause(Duration.ofSeconds(1));
        return api.call(useCases -> useCases.readServiceOrder().read(key)).answer()
                .filter(view -> view.order().position().isConfirmed() || view.order().position().isTerminal())
                .isPresent();
    }

    private DecisionOutcome complete(UseCases useCases) {
        return useCases.completeServiceOrder().complete(key, Wares.completion(FEN));
    }

    private DecisionOutcome cancel(UseCases useCases) {
        return useCases.cancelServiceOrder().cancel(key, new CancellationReason("用户取消租借"));
    }

    /** Done or declined, or not possible any more. */
    private boolean isDefinite(Function<UseCases, DecisionOutcome> decision) {
        return switch (api.call(decision)) {
            case Api.Reply.Answer<DecisionOutcome>(var outcome) -> !(outcome instanceof DecisionOutcome.NotKnownYet);
            case Api.Reply.Refusal<DecisionOutcome>(var why) -> Api.isFinal(why);
            case Api.Reply.Nothing<DecisionOutcome> nothing -> false;
        };
    }

    private void insist(BooleanSupplier isEnough) {
        for (int tries = 0; tries < TRIES_MAX && !isEnough.getAsBoolean(); tries++) {
            world.fibers().pause(PAUSE);
        }
    }
}
